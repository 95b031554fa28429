//! `vpa privacy record`, `vpa receipt check`

use std::{path::PathBuf, process::Command};

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let output = Command::new(env!("CARGO_BIN_EXE_vpa")).args(arguments).current_dir(root).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// As `docs/privacy/ropa.md` tells to make it.
#[test]
fn the_record_of_processing_in_the_documents_is_the_one_the_data_makes() {
    let written = include_str!("../../../../docs/privacy/ropa.md").replace("\r\n", "\n");
    for lang in ["id", "en"] {
        let (code, made, said) = run(&["privacy", "record", "--lang", lang]);
        assert_eq!(code, Some(0), "{said}");
        assert_eq!(made.matches("| 13 |").count(), made.matches("\n### ").count());
        assert!(
            written.contains(made.trim_end()),
            "docs/privacy/ropa.md is old: vpa privacy record --lang {lang}"
        );
    }
}

#[test]
fn a_notice_with_a_hole_makes_no_record() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("academy.yaml"), "").unwrap();
    let (code, made, said) = run(&["privacy", "record", folder.path().to_str().unwrap()]);
    assert_eq!((code, made.as_str()), (Some(2), ""));
    assert!(
        said.contains("privacy/controller.yaml") && said.contains("tambahkan") && said.contains("add it"),
        "{said}"
    );
}

/// Two receipts as the app wrote them.
const RECEIPTS: &str = include_str!("receipts.json");

fn check(text: &str, lang: &str) -> (Option<i32>, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bukti.json");
    std::fs::write(&file, text).unwrap();
    run(&["receipt", "check", file.to_str().unwrap(), "--lang", lang])
}

#[test]
fn whole_receipts_are_called_whole() {
    let (code, out, said) = check(RECEIPTS, "en");
    assert_eq!(code, Some(0), "{said}");
    assert!(out.starts_with("2 receipts, all whole"), "{out}");
    assert!(check(RECEIPTS, "id").1.starts_with("2 bukti"));
}

#[test]
fn a_changed_file_of_receipts_is_refused_in_both_languages() {
    let given = RECEIPTS.replacen("\"refused\"", "\"given\"", 1);
    assert_ne!(given, RECEIPTS);
    for changed in [given.as_str(), "", "{}", &RECEIPTS[..RECEIPTS.len() / 2]] {
        let (code, out, said) = check(changed, "id");
        assert_eq!((code, out.as_str()), (Some(1), ""), "{said}");
        assert!(said.lines().count() >= 2, "{said}");
    }
    let (code, _, said) = run(&["receipt", "check", "/nowhere/bukti.json"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("/nowhere/bukti.json"), "{said}");
}
