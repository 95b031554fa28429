//! The small academy that every test starts from, and ways to change it.

use std::path::Path;

use chrono::NaiveDate;
use course::{
    academy::{Academy, load},
    diagnostic::{Code, Diagnostic, Severity},
    source::{Source, read_folder},
};

/// A day on which no fact of the sample is old.
pub const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();

pub const LESSON: &str = "net/net-101-dasar/01-alamat/prefiks.md";

pub fn source() -> Source {
    read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/academy")).unwrap()
}

pub fn loaded() -> (Source, Academy) {
    let source = source();
    assert_eq!(problems(&source), [], "the sample has no problems");
    let (academy, _) = load(&source, TODAY);
    (source, academy)
}

/// All that is wrong, but for how well the sample teaches: it is too small for that.
pub fn problems(source: &Source) -> Vec<Diagnostic> {
    let (_, mut found) = load(source, TODAY);
    found.retain(|problem| !is_about_teaching(problem.code));
    found
}

/// Warnings about how questions, quizzes, labs, prose and objectives are written.
pub fn is_about_teaching(code: Code) -> bool {
    code.severity() != Severity::Error && code.as_str().starts_with(['Q', 'Z', 'L', 'A', 'O'])
}

/// Replaces a text that must be there exactly once.
pub fn replace(source: &mut Source, path: &str, from: &str, to: &str) {
    let text = String::from_utf8(source.get(path).unwrap_or_else(|| panic!("{path}")).to_vec()).unwrap();
    assert_eq!(text.matches(from).count(), 1, "`{from}` stands once in {path}");
    source.insert(path, text.replace(from, to));
}

/// Adds to the end of a file.
pub fn append(source: &mut Source, path: &str, text: &str) {
    let mut bytes = source.get(path).unwrap_or_else(|| panic!("{path}")).to_vec();
    bytes.extend(text.as_bytes());
    source.insert(path, bytes);
}

/// Changes Indonesian and English alike.
pub fn replace_both(source: &mut Source, path: &str, from: &str, to: &str) {
    replace(source, path, from, to);
    replace(source, &path.replace(".md", ".en.md"), from, to);
}
