//! Loading: what is read, in which order, and what a hash depends on.

use course::{
    academy::{Lesson, load},
    lang::Lang,
};

use crate::sample::{LESSON, loaded, problems, replace, source};

#[test]
fn the_lists_make_the_order() {
    let (_, academy) = loaded();
    let courses: Vec<&str> =
        academy.courses().map(|course| course.item.front.head.id.value.as_str()).collect();
    assert_eq!(courses, ["net-101", "net-201"]);
    let lessons: Vec<&str> = academy.lessons().map(|lesson| lesson.id().as_str()).collect();
    assert_eq!(lessons, ["net-101-l01", "net-101-l02"]);
    assert!(matches!(academy.lessons().nth(1), Some(Lesson::Lab(_))));
    let quizzes: Vec<&str> = academy.quizzes().map(|quiz| quiz.front.head.id.value.as_str()).collect();
    assert_eq!(quizzes, ["net-101-m1-q", "net-101-x"]);

    let mut changed = source();
    let list = "[net-101-l01, net-101-l02]";
    replace(&mut changed, "net/net-101-dasar/01-alamat/module.md", list, "[net-101-l02, net-101-l01]");
    let (academy, _) = load(&changed);
    assert_eq!(academy.lessons().next().unwrap().id().as_str(), "net-101-l02");
}

#[test]
fn both_languages_are_there() {
    let (_, academy) = loaded();
    let course = academy.courses().next().unwrap();
    assert_eq!(course.item.title(Lang::Id), "Dasar Jaringan");
    assert_eq!(course.item.title(Lang::En), "Networking Basics");
    let planned = academy.courses().nth(1).unwrap();
    assert_eq!(planned.item.title(Lang::En), "Jaringan Lanjut", "without a translation it stays Indonesian");
    let Some(Lesson::Text(lesson)) = academy.lessons().next() else { panic!("no lesson") };
    assert_eq!(lesson.page.id.body.questions.len(), 2);
    assert_eq!(lesson.page.en.as_ref().unwrap().body.questions.len(), 2);
    assert_eq!(lesson.assets, ["net/net-101-dasar/assets/pohon.svg"]);
}

#[test]
fn settings_and_defaults_reach_the_quizzes() {
    let (_, academy) = loaded();
    let rules: Vec<_> = academy.quizzes().map(|quiz| quiz.front.rules(&academy.settings.defaults)).collect();
    assert_eq!((rules[0].pass, rules[0].attempts, rules[0].cooldown), (75, None, None));
    assert_eq!((rules[1].attempts, rules[1].cooldown.map(|wait| wait.minutes)), (Some(3), Some(1440)));
    assert_eq!(academy.settings.courses_of("engineer").len(), 2, "the path it extends comes first");
}

/// What holds for the exam when its front matter also says this: attempts, wait and time in minutes.
fn exam_rules(front: &str) -> (Option<u32>, Option<u32>, Option<u32>) {
    let mut changed = source();
    replace(&mut changed, "net/net-101-dasar/ujian.md", "pass: 75", &format!("pass: 75\n{front}"));
    assert_eq!(problems(&changed), []);
    let (academy, _) = load(&changed);
    let exam = academy.courses().next().unwrap().exam.as_ref().unwrap();
    let rules = exam.front.rules(&academy.settings.defaults);
    (rules.attempts, rules.cooldown.map(|wait| wait.minutes), rules.time_limit.map(|limit| limit.minutes))
}

#[test]
fn an_exam_may_be_without_limit_wait_and_time() {
    assert_eq!(exam_rules("cooldown: none"), (Some(3), None, None));
    assert_eq!(exam_rules("cooldown: 30m"), (Some(3), Some(30), None));
    assert_eq!(exam_rules("attempts: 0"), (None, Some(1440), None));
    assert_eq!(exam_rules("time_limit: none"), (Some(3), Some(1440), None));
    assert_eq!(exam_rules("time_limit: 45m"), (Some(3), Some(1440), Some(45)));
}

/// The hash of the lesson, and which of its five parts differ from the sample's.
fn change(path: &str, from: &str, to: &str) -> (bool, Vec<&'static str>) {
    let (_, before) = loaded();
    let mut changed = source();
    replace(&mut changed, path, from, to);
    let (after, _) = load(&changed);
    let (before, after) = (before.lessons().next().unwrap(), after.lessons().next().unwrap());
    let (old, new) = (before.parts(), after.parts());
    let parts = [
        ("objectives", old.objectives != new.objectives),
        ("body", old.body != new.body),
        ("questions", old.questions != new.questions),
        ("keys", old.keys != new.keys),
        ("meta", old.meta != new.meta),
    ];
    let differ = parts.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect();
    (before.hash() != after.hash(), differ)
}

#[test]
fn each_change_is_seen_in_its_part() {
    assert_eq!(
        change(LESSON, "arti panjang prefiks }", "makna panjang prefiks }"),
        (true, vec!["objectives"])
    );
    assert_eq!(
        change(LESSON, "menyatakan bit jaringan. Lihat", "berarti bit jaringan. Lihat"),
        (true, vec!["body"])
    );
    assert_eq!(
        change(LESSON, "Jumlah alamat yang tersedia.", "Banyaknya alamat."),
        (true, vec!["questions"])
    );
    assert_eq!(change(LESSON, "minutes: 8", "minutes: 9"), (true, vec!["meta"]));
    assert_eq!(change(LESSON, "rev: v1.0", "rev: v1.1"), (true, vec![]));
    assert_eq!(change(LESSON, "- [x] `62`", "- [x] `61`"), (true, vec!["questions", "keys"]));
    let english = "net/net-101-dasar/01-alamat/prefiks.en.md";
    assert_eq!(change(english, "So `/26`", "Thus `/26`"), (true, vec![]));
    assert_eq!(change("net/net-101-dasar/assets/pohon.svg", "/24", "/25"), (true, vec![]));
    assert_eq!(change("net/track.md", "Jalur tentang", "Tentang"), (false, vec![]));
}

#[test]
fn moving_a_lesson_keeps_its_hash() {
    let (_, before) = loaded();
    let mut moved = source();
    for (from, to) in [("prefiks.md", "lain.md"), ("prefiks.en.md", "lain.en.md")] {
        let bytes = moved.remove(&format!("net/net-101-dasar/01-alamat/{from}")).unwrap();
        moved.insert(format!("net/net-101-dasar/01-alamat/{to}"), bytes);
    }
    let (after, _) = load(&moved);
    assert_eq!(before.lessons().next().unwrap().hash(), after.lessons().next().unwrap().hash());
}
