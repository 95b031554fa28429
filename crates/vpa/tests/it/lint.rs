//! `vpa lint`

use crate::academy::{Academy, LESSON, run};

#[test]
fn a_clean_academy_is_clean() {
    let answer = Academy::new().run(&["lint"]);
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{}", answer.out);
    assert!(answer.out.contains("kesalahan: 0,"), "{}", answer.out);
}

#[test]
fn an_error_is_told_with_its_code_place_line_and_text() {
    let academy = Academy::new();
    academy.replace(LESSON, "{#q-b7tn obj=o1}", "{#q-b7tn obj=o1 .sukar}");
    let answer = academy.run(&["lint"]);
    assert_eq!(answer.code, Some(1), "{}", answer.out);
    let line = line_of(&academy, ".sukar");
    for part in ["M306", &format!("{LESSON}:{line}:"), "### Apa arti angka 26", "kesalahan: 1,"] {
        assert!(answer.out.contains(part), "no {part:?} in\n{}", answer.out);
    }
    assert!(!answer.out.contains('\u{1b}'), "no colours outside a terminal");

    let english = academy.run(&["lint", "--lang", "en"]);
    assert!(english.out.contains("errors: 1,"), "{}", english.out);
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

#[test]
fn the_other_place_of_a_problem_is_shown_too() {
    let academy = Academy::new();
    academy.replace(LESSON, "#q-k3f9", "#q-b7tn");
    let out = academy.run(&["lint"]).out;
    let own = format!("{LESSON}:{}:", line_of(&academy, "#q-b7tn .numeric"));
    for part in [&own, "lihat juga di sini", "### Apa arti angka 26"] {
        assert!(out.contains(part), "no {part:?} in\n{out}");
    }
}

#[test]
fn the_other_place_may_be_in_another_file() {
    let academy = Academy::new();
    academy.replace(LESSON, "#q-k3f9", "#q-1a1a");
    let out = academy.run(&["lint", "--lang", "en"]).out;
    for part in [&format!("{LESSON}:"), "net/net-101-dasar/01-alamat/kuis.md:", "see also here"] {
        assert!(out.contains(part), "no {part:?} in\n{out}");
    }
}

#[test]
fn a_file_that_is_no_text_is_named() {
    let academy = Academy::new();
    std::fs::write(academy.path(LESSON), b"---\n\xff").unwrap();
    let answer = academy.run(&["lint"]);
    assert_eq!(answer.code, Some(1));
    assert!(answer.out.contains("F108") && answer.out.contains(&format!("{LESSON}: ")), "{}", answer.out);
}

fn line_of(academy: &Academy, words: &str) -> usize {
    academy.read(LESSON).lines().position(|line| line.contains(words)).unwrap() + 1
}
