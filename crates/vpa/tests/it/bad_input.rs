//! Files as they should never be, given to the command: told with code and place, and the rest is told as well.

use std::fs::{self, File};

use crate::academy::{Academy, Answer, LESSON};

/// What `vpa lint` says with one more mistake in the glossary, in both languages.
fn lint(academy: &Academy) -> [Answer; 2] {
    let glossary = academy.read("glossary.md");
    academy.write("glossary.md", &format!("{glossary}\n## Tanpa id\n\nIstilah.\n"));
    ["id", "en"].map(|lang| {
        let answer = academy.run(&["lint", "--lang", lang]);
        assert_eq!((answer.code, answer.err.as_str()), (Some(1), ""), "{}", shown(&answer));
        assert!(answer.out.contains("I207"), "the other file's mistake is told: {}", shown(&answer));
        answer
    })
}

fn shown(answer: &Answer) -> String {
    answer.out.chars().take(4_000).collect()
}

fn check(academy: &Academy, code: &str, words: [&str; 2]) {
    for (answer, words) in lint(academy).iter().zip(words) {
        assert!(answer.out.contains(code) && answer.out.contains(words), "no {words:?} in {}", shown(answer));
        assert!(answer.out.len() < 200_000, "{} bytes are more than anybody reads", answer.out.len());
    }
}

#[test]
fn a_file_of_seventeen_megabytes_is_told_and_the_others_are_read() {
    let academy = Academy::new();
    File::create(academy.path(LESSON)).unwrap().set_len(17 * 1024 * 1024).unwrap();
    check(&academy, "F105", [&format!("{LESSON}: Berkas ini 17825792 bita"), "This file has 17825792 bytes"]);
}

#[test]
fn a_page_of_two_megabytes_is_told() {
    let academy = Academy::new();
    academy.write(LESSON, &(academy.read(LESSON) + &"kata ".repeat(400_000)));
    check(&academy, "F105", ["Pecah menjadi beberapa berkas", "Split it into several files"]);
}

#[cfg(unix)]
#[test]
fn links_out_of_the_tree_and_odd_names_are_told_and_not_followed() {
    use std::{
        ffi::OsStr,
        os::unix::{ffi::OsStrExt as _, fs::symlink},
    };
    let academy = Academy::new();
    let secret = academy.path("_rahasia.md");
    fs::write(&secret, "RAHASIA").unwrap();
    fs::remove_file(academy.path(LESSON)).unwrap();
    symlink(&secret, academy.path(LESSON)).unwrap();
    symlink("/", academy.path("net/net-101-dasar/02-luar")).unwrap();
    fs::write(academy.path("net").join(OsStr::from_bytes(b"a\xff.md")), "x").unwrap();
    for answer in lint(&academy) {
        for path in [LESSON, "net/net-101-dasar/02-luar", "net/a\u{fffd}.md"] {
            assert!(answer.out.contains(&format!("{path}: ")), "no {path} in {}", shown(&answer));
        }
        assert!(answer.out.contains("F107") && !answer.out.contains("RAHASIA"), "{}", shown(&answer));
    }
    let edition = academy.path("_edisi");
    let packed = academy.run(&["pack", "--version", "2026.11.0", "--out", &edition.to_string_lossy()]);
    assert!(packed.code == Some(1) && !edition.exists(), "{packed:?}");
}

#[test]
fn a_mistake_in_a_line_of_a_megabyte_is_told_without_the_line() {
    let academy = Academy::new();
    academy.replace(LESSON, "## Contoh", &format!("{}<b>x</b>\n\n## Contoh", "kata ".repeat(150_000)));
    check(&academy, "M303", [&format!("{LESSON}:"), &format!("{LESSON}:")]);
}

#[test]
fn a_hundred_thousand_mistakes_are_counted_and_the_first_are_shown() {
    let academy = Academy::new();
    academy.replace(LESSON, "## Contoh", &format!("{}\n## Contoh", "# a\n".repeat(100_000)));
    check(
        &academy,
        "M301",
        ["masalah lagi; perbaiki yang di atas dulu", "more problems; mend those above first"],
    );
}
