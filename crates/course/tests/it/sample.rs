//! The small academy that every test starts from, and ways to change it.

use std::path::Path;

use course::{
    academy::{Academy, load},
    diagnostic::{Diagnostic, Severity},
    source::{Source, read_folder},
};

pub const LESSON: &str = "net/net-101-dasar/01-alamat/prefiks.md";

pub fn source() -> Source {
    read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/academy")).unwrap()
}

pub fn loaded() -> (Source, Academy) {
    let source = source();
    let (academy, found) = load(&source);
    assert!(
        found.iter().all(|problem| problem.code.severity() != Severity::Error),
        "the sample has no errors"
    );
    (source, academy)
}

/// The errors. The sample is too small to be good teaching, so warnings have their own ground.
pub fn problems(source: &Source) -> Vec<Diagnostic> {
    let mut problems = load(source).1;
    problems.retain(|problem| problem.code.severity() == Severity::Error);
    problems
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
