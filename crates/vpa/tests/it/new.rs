//! `vpa new`

use std::collections::BTreeSet;

use crate::academy::{Academy, Answer};

const TITLES: [&str; 4] = ["--title", "Judul Baru", "--title-en", "New Title"];

fn begin(academy: &Academy, what: &[&str]) -> Answer {
    let answer = academy.run(&[&["new"], what].concat());
    assert_eq!(answer.code, Some(0), "{what:?}: {}", answer.err);
    answer
}

#[test]
fn a_new_lesson_is_in_its_list_in_the_record_and_without_errors() {
    let academy = Academy::new();
    let module = "net/net-101-dasar/01-alamat/module.md";
    let before = academy.files();
    let answer = begin(&academy, &[&["lesson", "net-101-m1"], &TITLES[..]].concat());
    assert!(answer.out.contains("net-101-l03"), "{}", answer.out);

    let after = academy.files();
    let touched: BTreeSet<String> = after
        .iter()
        .filter(|(path, text)| before.get(*path) != Some(text))
        .map(|(path, _)| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(
        touched,
        ["ids.lock", "judul-baru.en.md", "judul-baru.md", "module.md"].map(str::to_owned).into()
    );
    let list =
        |text: &str| text.replace("[net-101-l01, net-101-l02]", "[net-101-l01, net-101-l02, net-101-l03]");
    assert_eq!(academy.read(module), list(&before[&academy.path(module)]), "the rest of the file stays");
    assert!(academy.read("ids.lock").contains("\nnet-101-l03.o1 objective active"));

    let lint = academy.run(&["lint"]);
    assert_eq!(lint.code, Some(0), "{}", lint.out);
}

#[test]
fn a_whole_course_grows_without_errors() {
    let academy = Academy::new();
    begin(&academy, &[&["course", "net", "--level", "1"], &TITLES[..]].concat());
    begin(&academy, &[&["module", "net-110"], &TITLES[..]].concat());
    begin(&academy, &[&["lesson", "net-110-m1"], &TITLES[..]].concat());
    begin(&academy, &[&["lab", "net-110-m1"], &TITLES[..]].concat());
    begin(&academy, &["quiz", "net-110-m1"]);
    begin(&academy, &["quiz", "net-110"]);
    let lint = academy.run(&["lint"]);
    assert_eq!(lint.code, Some(0), "{}", lint.out);
    for file in ["course.md", "ujian.md", "01-judul-baru/kuis.en.md", "01-judul-baru/lab-judul-baru.md"] {
        assert!(academy.path("net/net-110-judul-baru").join(file).is_file(), "{file}");
    }
}

#[test]
fn two_authors_get_different_question_ids() {
    let question_ids = || {
        let academy = Academy::new();
        begin(&academy, &[&["lesson", "net-101-m1"], &TITLES[..]].concat());
        let lesson = academy.read("net/net-101-dasar/01-alamat/judul-baru.md");
        lesson.match_indices("{#q-").map(|(at, _)| lesson[at + 2..at + 8].to_owned()).collect::<BTreeSet<_>>()
    };
    let (one, other) = (question_ids(), question_ids());
    assert_eq!((one.len(), one.intersection(&other).count()), (2, 0));
}

#[test]
fn what_cannot_be_made_changes_nothing() {
    let academy = Academy::new();
    let titled = |title: &'static str| ["--title", title, "--title-en", "New"];
    let cases: [(&[&str], &str); 6] = [
        (&[&["lesson", "net-101-m9"], &TITLES[..]].concat(), "does not exist"),
        (&[&["lesson", "net-101-m1"], &titled("Prefiks")[..]].concat(), "already there"),
        (&[&["lesson", "net-101-m1"], &titled("???")[..]].concat(), "cannot be made into a file name"),
        (&[&["lesson", "net-101-m1"], &titled("Templat {nama}")[..]].concat(), "would become wrong. M306"),
        (&["quiz", "net-101-m1"], "was used before"),
        (&["quiz", "net-201"], "has no lessons"),
    ];
    let before = academy.files();
    for (what, expected) in cases {
        let answer = academy.run(&[&["new"], what].concat());
        assert_eq!(answer.code, Some(2), "{what:?}");
        assert!(answer.err.contains(expected), "{what:?}: {}", answer.err);
        assert_eq!(academy.files(), before, "{what:?}");
    }
}
