//! `vpa ids`

use crate::academy::{Academy, LESSON};

const LOCK: &str = "ids.lock";

#[test]
fn ids_written_by_hand_are_recorded_once() {
    let academy = Academy::new();
    academy.replace(LESSON, "#q-b7tn", "#q-9z9z");
    academy.replace("net/net-101-dasar/01-alamat/prefiks.en.md", "#q-b7tn", "#q-9z9z");
    let answer = academy.run(&["ids", "issue"]);
    assert_eq!(answer.code, Some(0), "{}", answer.err);
    assert_eq!(answer.out, "+ question q-9z9z\n1 id baru tercatat di ids.lock\n");
    assert!(academy.read(LOCK).contains("\nq-9z9z question active - - -\n"));

    let before = academy.read(LOCK);
    assert!(academy.run(&["ids", "issue", "--lang", "en"]).out.starts_with("0 new ids"));
    assert_eq!(academy.read(LOCK), before);
}

#[test]
fn an_academy_without_a_record_gets_one() {
    let academy = Academy::new();
    std::fs::remove_file(academy.path(LOCK)).unwrap();
    assert!(academy.run(&["lint"]).out.contains("I203"));
    assert_eq!(academy.run(&["ids", "issue"]).code, Some(0));
    let answer = academy.run(&["lint"]);
    assert_eq!(answer.code, Some(0), "{}", answer.out);
}

#[test]
fn a_damaged_record_is_not_written_over() {
    let academy = Academy::new();
    let damaged = academy.read(LOCK).replacen(" active ", " activ ", 1);
    academy.write(LOCK, &damaged);
    let version = "2026.11.0";
    for arguments in
        [&["ids", "issue"][..], &["ids", "retire", "q-k3f9"], &["ids", "release", "--version", version]]
    {
        let answer = academy.run(arguments);
        assert!(matches!(answer.code, Some(1 | 2)), "{arguments:?}");
        assert_eq!(academy.read(LOCK), damaged, "{arguments:?}");
    }
    assert!(academy.run(&["ids", "issue"]).err.contains("ids.lock` is damaged"));
}

#[test]
fn a_retired_id_is_refused_from_then_on() {
    let academy = Academy::new();
    assert_eq!(academy.run(&["ids", "retire", "q-b7tn", "--replaced-by", "q-k3f9"]).code, Some(0));
    assert!(academy.run(&["lint"]).out.contains("I204"));
    let answer = academy.run(&["ids", "retire", "q-0000"]);
    assert_eq!(answer.code, Some(2));
    assert!(answer.err.contains("q-0000") && answer.err.contains("Check the spelling"));
}

#[test]
fn a_release_is_remembered() {
    let academy = Academy::new();
    assert_eq!(academy.run(&["ids", "release", "--version", "2026.11.0"]).code, Some(0));
    assert_eq!(academy.run(&["lint"]).code, Some(0));
    academy.replace(LESSON, "- [x] `62`", "- [x] `61`");
    academy.replace("net/net-101-dasar/01-alamat/prefiks.en.md", "- [x] `62`", "- [x] `61`");
    assert!(academy.run(&["lint"]).out.contains("V951"), "a key changed after the release");
}
