//! `vpa pack`

use std::fs;

use crate::academy::{Academy, LESSON};

#[test]
fn the_same_content_makes_the_same_bytes() {
    let (academy, out) = (Academy::new(), tempfile::tempdir().unwrap());
    let pack = |name: &str| {
        let file = out.path().join(name);
        let answer = academy.run(&["pack", "--version", "2026.11.0", "--out", file.to_str().unwrap()]);
        assert_eq!(answer.code, Some(0), "{}", answer.err);
        assert!(answer.out.contains("2026.11.0") && answer.out.contains("KiB"), "{}", answer.out);
        fs::read(file).unwrap()
    };
    let first = pack("a.edition");
    assert_eq!(first, pack("b.edition"));
    let edition = course::edition::open(first.as_slice(), &course::edition::Limits::default()).unwrap();
    assert_eq!(edition.manifest.version.to_string(), "2026.11.0");
    let names: Vec<_> = fs::read_dir(out.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "nothing is left beside the files: {names:?}");
}

#[test]
fn an_academy_with_errors_is_not_packed() {
    let (academy, out) = (Academy::new(), tempfile::tempdir().unwrap());
    let file = out.path().join("x.edition");
    academy.replace(LESSON, "{#q-b7tn obj=o1}", "{#q-b7tn obj=o1 .sukar}");
    let answer = academy.run(&["pack", "--version", "2026.11.0", "--out", file.to_str().unwrap()]);
    assert_eq!(answer.code, Some(1));
    assert!(
        answer.err.contains("Tidak ada yang dikemas")
            && answer.err.contains(": 1.")
            && answer.err.contains("vpa lint"),
        "{}",
        answer.err
    );
    assert!(!file.exists());
}

#[test]
fn a_place_that_cannot_be_written_is_told() {
    let academy = Academy::new();
    let file = academy.path("tidak-ada/x.edition");
    let answer = academy.run(&["pack", "--version", "2026.11.0", "--out", file.to_str().unwrap()]);
    assert_eq!(answer.code, Some(2));
    assert!(answer.err.contains("tidak dapat ditulis") && answer.err.contains("cannot be written"));
}
