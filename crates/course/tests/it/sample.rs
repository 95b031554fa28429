//! The small academy that every test starts from, and ways to change it.

use std::path::Path;

use course::{
    academy::{Academy, load},
    source::{Source, read_folder},
};

pub const LESSON: &str = "net/net-101-dasar/01-alamat/prefiks.md";

pub fn source() -> Source {
    read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/academy")).unwrap()
}

pub fn loaded() -> (Source, Academy) {
    let source = source();
    let (academy, problems) = load(&source);
    assert_eq!(problems, [], "the sample has no problems");
    (source, academy)
}

/// Replaces a text that must be there exactly once.
pub fn replace(source: &mut Source, path: &str, from: &str, to: &str) {
    let text = String::from_utf8(source.get(path).unwrap_or_else(|| panic!("{path}")).to_vec()).unwrap();
    assert_eq!(text.matches(from).count(), 1, "`{from}` stands once in {path}");
    source.insert(path, text.replace(from, to));
}
