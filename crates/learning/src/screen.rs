//! Test only: the types that reach the screen have a TypeScript form the screen can hold.

use ts_rs::{Config, TS};

use crate::{attempt, fact, grade, outline, progress, response};

fn check<T: TS>() {
    let declaration = T::decl(&Config::default());
    assert!(!declaration.contains("bigint"), "a JSON number cannot hold it: {declaration}");
}

#[test]
fn no_number_is_too_large_for_the_screen() {
    check::<grade::Mark>();
    check::<attempt::AttemptResult>();
    check::<attempt::QuestionMark>();
    check::<attempt::Refused>();
    check::<attempt::Extension>();
    check::<fact::SubmitReason>();
    check::<outline::QuizRules>();
    check::<outline::LessonKind>();
    check::<progress::CourseProgress>();
    check::<progress::LessonState>();
    check::<progress::Missing>();
    check::<progress::ModuleProgress>();
    check::<progress::NextStep>();
    check::<progress::PathProgress>();
    check::<progress::QuizState>();
    check::<response::Response>();
}

#[test]
fn durations_are_seconds_and_dates_are_text() {
    let rules = outline::QuizRules::decl(&Config::default());
    assert!(rules.contains("cooldown: number | null"), "{rules}");
    let state = progress::LessonState::decl(&Config::default());
    assert!(state.contains("at: string"), "{state}");
}
