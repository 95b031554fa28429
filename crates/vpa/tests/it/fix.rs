//! `vpa lint --fix`

use crate::academy::{Academy, LESSON};

const LAB: &str = "net/net-101-dasar/01-alamat/lab-rencana.md";
const ASSETS: &str = "net/net-101-dasar/assets/assets.yaml";

/// Makes in each of some files what can be mended.
fn spoil(academy: &Academy) {
    academy.replace(LESSON, "mana yang cukup?", "mana yang cukup? \t");
    academy.replace(
        LESSON,
        "*Classless Inter-domain Routing*.",
        "lihat https://www.rfc-editor.org/rfc/rfc4632.",
    );
    academy.replace(LESSON, "## Ringkasan", "## Ringkasan \n\n~~~\n{ \"a\": [1] }\n~~~");
    academy.replace(LAB, "Kalkulator.", "Kalkulator, US$5 sampai US$9.\n\n```   \n#!/bin/bash\n```");
    academy.write(ASSETS, &academy.read(ASSETS).replace('\n', "\r\n"));
}

#[test]
fn what_is_certain_is_mended_and_then_nothing_is_left() {
    let academy = Academy::new();
    let clean = academy.read(ASSETS);
    spoil(&academy);
    let before = academy.run(&["lint"]);
    assert_eq!(before.code, Some(0), "{}", before.out);
    assert!(before.out.contains("dapat diperbaiki dengan `vpa lint --fix`: 8"), "{}", before.out);

    let answer = academy.run(&["lint", "--fix"]);
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
    assert!(answer.out.contains("diperbaiki: 8"), "{}", answer.out);
    for gone in ["F109", "M308", "M312", "R703", "vpa lint --fix"] {
        assert!(!answer.out.contains(gone), "{gone} in\n{}", answer.out);
    }
    assert_eq!(academy.read(ASSETS), clean);
    let lesson = academy.read(LESSON);
    for text in [
        "mana yang cukup?\n",
        "lihat <https://www.rfc-editor.org/rfc/rfc4632>.",
        "## Ringkasan\n\n~~~json\n{",
    ] {
        assert!(lesson.contains(text), "no {text:?} in\n{lesson}");
    }
    assert!(academy.read(LAB).contains("US\\$5 sampai US\\$9.\n\n```bash\n#!/bin/bash\n"));

    let after = academy.files();
    assert_eq!(academy.run(&["lint", "--fix"]).code, Some(0));
    assert_eq!(academy.files(), after, "a second time changes nothing");
}

#[test]
fn what_needs_a_person_is_left_alone() {
    let academy = Academy::new();
    academy.replace(LESSON, "Rentang mana", "Lihat https://example.com. Rentang mana");
    academy.replace(LESSON, "*Classless Inter-domain Routing*", "http://example.com");
    academy.replace(LESSON, "## Ringkasan", "## Ringkasan\n\n```\nkata\n```");
    let before = academy.files();
    let answer = academy.run(&["lint", "--fix"]);
    assert!(answer.out.contains("R703") && answer.out.contains("M308"), "{}", answer.out);
    assert_eq!(academy.files(), before);
}

#[test]
fn a_file_that_cannot_be_written_is_named_and_stays_whole() {
    let academy = Academy::new();
    spoil(&academy);
    let before = academy.read(LESSON);
    // The new text is written beside its place first; a folder of that name is in the way, whoever runs the test.
    std::fs::create_dir(academy.path("net/net-101-dasar/01-alamat/.prefiks.md.part")).unwrap();
    let answer = academy.run(&["lint", "--fix"]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""));
    assert!(
        answer.err.contains("prefiks.md` tidak dapat ditulis") && answer.err.contains("cannot be written"),
        "{}",
        answer.err
    );
    assert_eq!(academy.read(LESSON), before);
}
