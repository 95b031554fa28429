//! `vpa lint`

use crate::academy::{Academy, LESSON, run};

#[test]
fn a_clean_academy_is_clean() {
    let answer = Academy::new().run(&["lint"]);
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{}", answer.out);
    assert!(answer.out.contains(" 0 kesalahan"), "{}", answer.out);
}

#[test]
fn an_error_is_told_with_its_code_place_line_and_text() {
    let academy = Academy::new();
    academy.replace(LESSON, "{#q-b7tn obj=o1}", "{#q-b7tn obj=o1 .sukar}");
    let answer = academy.run(&["lint"]);
    assert_eq!(answer.code, Some(1), "{}", answer.out);
    let line = academy.read(LESSON).lines().position(|line| line.contains(".sukar")).unwrap() + 1;
    for part in ["M306", &format!("{LESSON}:{line}:"), "### Apa arti angka 26", "1 kesalahan"] {
        assert!(answer.out.contains(part), "no {part:?} in\n{}", answer.out);
    }
    assert!(!answer.out.contains('\u{1b}'), "no colours outside a terminal");

    let english = academy.run(&["lint", "--lang", "en"]);
    assert!(english.out.contains("1 errors"), "{}", english.out);
    assert_ne!(english.out, answer.out);
}

#[test]
fn a_missing_or_wrong_folder_says_what_to_do() {
    let empty = tempfile::tempdir().unwrap();
    let answer = run(&["lint"], empty.path());
    assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""));
    assert!(answer.err.contains("bukan folder isi") && answer.err.contains("is no content folder"));

    let answer = run(&["lint"], &empty.path().join("tidak-ada"));
    assert_eq!(answer.code, Some(2));
    assert!(answer.err.contains("tidak ada") && answer.err.contains("There is no folder"));
    assert_eq!(run(&["lint", "--salah"], empty.path()).code, Some(2));
}
