//! A learner's way through a course, and through its next edition.

use learning::fact::{Fact, FactBody};
use learning::progress::*;
use learning::record::Record;

use crate::sample::*;

/// The facts of somebody who did everything, one second apart.
fn everything() -> Vec<Fact> {
    facts([
        checked("net-101-l01", 1, 0.0),
        checked("net-101-l01", 2, 1.0),
        completed("net-101-l01", "v1.0"),
        ticked("net-101-l02", &["aa"]),
        ticked("net-101-l02", &["bb"]),
        started("net-101-m1-q", 1),
        submitted(1, 90.0, true),
        completed("net-101-l03", "v1.0"),
        started("net-101-x", 2),
        submitted(2, 80.0, true),
    ])
}

fn progress(facts: &[Fact]) -> CourseProgress {
    course_progress(&Record::fold(facts), &course(), at(1_000))
}

#[test]
fn the_whole_way() {
    let facts = everything();
    let done: Vec<u32> = (0..=facts.len()).map(|n| progress(&facts[..n]).items.done).collect();
    assert_eq!(done, [0, 0, 0, 1, 1, 2, 2, 3, 4, 4, 5]);
    let end = progress(&facts);
    assert_eq!((end.items.percent, end.completed_at, end.new_items), (100, Some(at(10)), 0));
    assert_eq!(end.modules[0].completed_at, Some(at(7)));
    assert_eq!(end.modules[1].completed_at, Some(at(8)));
    assert_eq!(progress(&facts[..9]).completed_at, None);
}

#[test]
fn a_part_of_the_record_says_the_same_of_its_course() {
    let mut others = facts([completed("net-201-l01", "v1.0"), started("net-201-x", 9)]);
    others.iter_mut().for_each(|fact| fact.device = device(2));
    let facts = everything();
    for count in 0..=facts.len() {
        let whole = Record::fold(others.iter().chain(&facts[..count]));
        let part = whole.part_for(&course());
        assert_eq!(part, Record::fold(&facts[..count]), "after {count} facts");
        assert_eq!(due_completions(&part, &course()), due_completions(&whole, &course()));
    }
}

#[test]
fn where_to_go_on() {
    let lesson = |module: &str, id: &str| NextStep::Lesson {
        module: module.parse().unwrap(),
        lesson: id.parse().unwrap(),
    };
    let quiz = |id: &str| NextStep::Quiz { quiz: id.parse().unwrap() };
    let open = |id: &str, n| NextStep::Attempt { quiz: id.parse().unwrap(), attempt: attempt(n) };
    let facts = everything();
    let next = |count: usize| next_step(&Record::fold(&facts[..count]), &course(), at(1_000));
    let expected = [
        lesson("net-101-m1", "net-101-l01"),
        lesson("net-101-m1", "net-101-l01"),
        lesson("net-101-m1", "net-101-l01"),
        lesson("net-101-m1", "net-101-l02"),
        lesson("net-101-m1", "net-101-l02"),
        quiz("net-101-m1-q"),
        open("net-101-m1-q", 1),
        lesson("net-101-m2", "net-101-l03"),
        quiz("net-101-x"),
        open("net-101-x", 2),
        NextStep::Finished,
    ];
    for (count, expected) in expected.into_iter().enumerate() {
        assert_eq!(next(count), expected, "after {count} facts");
    }
}

#[test]
fn who_jumped_ahead_is_led_back_before_the_exam() {
    let record = Record::fold(&facts([completed("net-101-l03", "v1.0")]));
    let expected =
        NextStep::Lesson { module: "net-101-m1".parse().unwrap(), lesson: "net-101-l01".parse().unwrap() };
    assert_eq!(next_step(&record, &course(), at(9)), expected);
}

#[test]
fn a_blocked_quiz_is_named_only_when_nothing_else_is_left() {
    let mut bodies: Vec<_> = everything().into_iter().map(|fact| fact.body).collect();
    bodies[9] = submitted(2, 10.0, false);
    let facts = facts(bodies);
    let next = |now| next_step(&Record::fold(&facts), &course(), at(now));
    let exam = || "net-101-x".parse().unwrap();
    assert_eq!(next(20), NextStep::Blocked { quiz: exam(), until: Some(at(70)) });
    assert_eq!(next(70), NextStep::Quiz { quiz: exam() });

    let more = [facts, self::facts([started("net-101-x", 3), submitted(3, 20.0, false)])].concat();
    let more: Vec<_> = self::facts(more.into_iter().map(|fact| fact.body));
    let used_up = next_step(&Record::fold(&more), &course(), at(1_000));
    assert_eq!(used_up, NextStep::Blocked { quiz: exam(), until: None });
}

#[test]
fn a_blocked_quiz_does_not_hold_up_the_next_module() {
    let mut bodies: Vec<_> = everything().into_iter().take(7).map(|fact| fact.body).collect();
    bodies[6] = submitted(1, 10.0, false);
    let expected =
        NextStep::Lesson { module: "net-101-m2".parse().unwrap(), lesson: "net-101-l03".parse().unwrap() };
    assert_eq!(next_step(&Record::fold(&facts(bodies)), &course(), at(8)), expected);
}

#[test]
fn a_module_that_asks_for_nothing_does_not_hold_up_a_course() {
    let mut course = course();
    course.modules[1].lessons.clear();
    let record = Record::fold(&everything());
    assert_eq!(module_completion(&record, &course.modules[1]), None);
    assert_eq!(course_completion(&record, &course), Some(at(10)));
    course.modules.clear();
    course.exam = None;
    assert_eq!(course_completion(&record, &course), None);
}

#[test]
fn a_lab_whose_every_step_is_done_needs_no_refresh() {
    let mut newer = course().modules[0].lessons[1].clone();
    newer.rev = "v2.0".parse().unwrap();
    let done = facts([ticked("net-101-l02", &["aa", "bb"]), completed("net-101-l02", "v1.0")]);
    let record = Record::fold(&done);
    assert_eq!(lesson_state(&record, &newer), LessonState::Done { at: at(2) });
    newer.steps[0].items.push("cc".into());
    let old = LessonState::DoneOnOlderRevision { at: at(2), rev: "v1.0".parse().unwrap() };
    assert_eq!(lesson_state(&record, &newer), old);
}

#[test]
fn a_quiz_passed_before_a_major_revision_says_so() {
    let record = Record::fold(&everything());
    let mut exam = course().exam.unwrap();
    let older = |exam: &learning::outline::QuizOutline| match quiz_state(&record, exam, at(99)) {
        QuizState::Passed { older_revision, .. } => older_revision,
        other => panic!("{other:?}"),
    };
    assert!(!older(&exam));
    exam.rev = "v2.0".parse().unwrap();
    assert!(older(&exam));
}

#[test]
fn completions_come_due_once_and_survive_a_larger_edition() {
    let mut facts = everything();
    let mut record = Record::fold(&facts);
    let due = due_completions(&record, &course());
    let ids: Vec<_> = due
        .iter()
        .map(|body| match body {
            FactBody::ModuleCompleted { module } => module.id.clone(),
            FactBody::CourseCompleted { course } => course.id.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(ids, ["net-101-m1", "net-101-m2", "net-101"]);
    for (body, seq) in due.into_iter().zip(11..) {
        facts.push(Fact::new(device(1), seq, at(100), body));
        record.apply(facts.last().unwrap());
    }
    assert!(due_completions(&record, &course()).is_empty());

    let mut larger = course();
    larger.modules[1].lessons.push(lesson("net-101-l04", &[]));
    let progress = course_progress(&record, &larger, at(1_000));
    assert_eq!(progress.completed_at, Some(at(100)));
    assert_eq!((progress.new_items, progress.items.percent), (1, 83));
    assert_eq!(progress.modules[1].lessons[1].state, LessonState::NotStarted);
    assert_eq!(progress.modules[1].completed_at, Some(at(100)));
    larger.exam = Some(quiz("net-101-x", 20, 30, None));
    larger.exam.as_mut().unwrap().id = "net-102-x".parse().unwrap();
    assert_eq!(course_completion(&record, &larger), Some(at(100)));
    // The edition it was completed on still says when the last thing was done.
    assert_eq!(course_completion(&record, &course()), Some(at(10)));
}

#[test]
fn a_major_revision_asks_for_a_refresh_and_takes_nothing_away() {
    let record = Record::fold(&everything());
    let mut newer = course();
    newer.modules[0].lessons[0].rev = "v2.0".parse().unwrap();
    newer.modules[1].lessons[0].rev = "v1.7".parse().unwrap();
    let progress = course_progress(&record, &newer, at(1_000));
    let old = LessonState::DoneOnOlderRevision { at: at(3), rev: "v1.0".parse().unwrap() };
    assert_eq!(progress.modules[0].lessons[0].state, old);
    assert_eq!(progress.modules[1].lessons[0].state, LessonState::Done { at: at(8) });
    assert_eq!((progress.items.percent, progress.completed_at), (100, Some(at(10))));

    let again = [everything(), vec![Fact::new(device(1), 11, at(50), completed("net-101-l01", "v2.0"))]];
    let state = lesson_state(&Record::fold(&again.concat()), &newer.modules[0].lessons[0]);
    assert_eq!(state, LessonState::Done { at: at(3) });
}

#[test]
fn what_is_missing_before_a_lesson_can_be_completed() {
    let course = course();
    let [first, lab] = &course.modules[0].lessons[..] else { panic!() };
    let facts = facts([checked("net-101-l01", 2, 0.0), ticked("net-101-l02", &["aa", "old"])]);
    let record = Record::fold(&facts);
    assert_eq!(missing_for_completion(&record, first).questions, [question(1)]);
    assert_eq!(missing_for_completion(&record, lab).steps, [step(1)]);
    assert!(!missing_for_completion(&Record::default(), first).is_empty());
    assert_eq!(lesson_state(&record, first), LessonState::Started);
    assert!(missing_for_completion(&Record::fold(&everything()), lab).is_empty());
}

#[test]
fn a_quiz_tells_its_story() {
    let exam = course().exam.unwrap();
    let state = |bodies: Vec<FactBody>, now| quiz_state(&Record::fold(&facts(bodies)), &exam, at(now));
    let fail = || vec![started("net-101-x", 1), submitted(1, 40.0, false)];
    let with = |more: Vec<FactBody>| [fail(), more].concat();
    assert_eq!(state(vec![], 0), QuizState::NotTaken);
    assert_eq!(state(fail()[..1].to_vec(), 0), QuizState::InProgress { attempt: attempt(1) });
    let failed =
        |next_allowed_at| QuizState::Failed { best_percent: 40.0, next_allowed_at, attempts_left: Some(1) };
    assert_eq!(state(fail(), 10), failed(Some(at(62))));
    assert_eq!(state(fail(), 62), failed(None));
    let passed =
        |best_percent, attempt| QuizState::Passed { best_percent, at: at(4), older_revision: false, attempt };
    let pass = || with(vec![started("net-101-x", 2), submitted(2, 85.0, true)]);
    assert_eq!(state(pass(), 10), passed(85.0, None));
    let worse = [pass(), vec![started("net-101-x", 3), submitted(3, 10.0, false)]].concat();
    assert_eq!(state(worse, 10), passed(85.0, None));
    let practice = [pass(), vec![started("net-101-x", 3)]].concat();
    assert_eq!(state(practice, 10), passed(85.0, Some(attempt(3))));
}

#[test]
fn a_path_is_complete_with_its_last_course() {
    let record = Record::fold(&everything());
    let mut other = course();
    other.id = "net-102".parse().unwrap();
    other.modules[0].lessons.push(lesson("net-102-l01", &[]));
    let path = path_progress(&record, [&course(), &other], at(1_000));
    assert_eq!((path.completed.done, path.completed.total, path.completed_at), (1, 2, None));
    assert_eq!((path.items.done, path.items.total), (10, 11));
    assert_eq!(path_progress(&record, [&course()], at(1_000)).completed_at, Some(at(10)));
    assert_eq!(path_progress(&record, [], at(1_000)).completed_at, None);
}

#[test]
fn an_outline_reads_back_with_durations_in_seconds() {
    let course = course();
    let json = serde_json::to_value(&course).unwrap();
    assert_eq!(json["exam"]["rules"]["cooldown"], 60);
    assert_eq!(json["exam"]["rules"]["time_limit"], serde_json::Value::Null);
    let read: learning::outline::CourseOutline = serde_json::from_value(json).unwrap();
    assert_eq!(read, course);
    let mut other = course.clone();
    other.modules.pop();
    assert_ne!(other.reference().hash, course.reference().hash);
}
