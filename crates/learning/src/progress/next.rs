//! Where to go on.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{QuizState, lesson_state, quiz_state};
use crate::fact::AttemptId;
use crate::id::{LessonId, ModuleId, QuizId};
use crate::outline::{CourseOutline, LessonOutline, QuizOutline};
use crate::record::Record;

/// Where a learner goes on in a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum NextStep {
    /// An attempt that is not handed in.
    Attempt {
        /// The quiz or exam.
        quiz: QuizId,
        /// The attempt.
        attempt: AttemptId,
    },
    /// A lesson or lab, begun or not.
    Lesson {
        /// Its module.
        module: ModuleId,
        /// The lesson or lab.
        lesson: LessonId,
    },
    /// A quiz or exam that may be begun.
    Quiz {
        /// The quiz or exam.
        quiz: QuizId,
    },
    /// All that is left is a quiz or exam that may not be begun now.
    Blocked {
        /// The quiz or exam.
        quiz: QuizId,
        /// When it may; `None` when its attempts are used up.
        until: Option<DateTime<Utc>>,
    },
    /// Nothing is left.
    Finished,
}

enum Item<'a> {
    Lesson(&'a ModuleId, &'a LessonOutline),
    Quiz(&'a QuizOutline),
}

/// Where to go on: an open attempt; else the first thing not done from the lesson last worked in, to the end of the
/// last module and round to the start; then the exam; and only then a quiz that may not be begun yet.
#[must_use]
pub fn next_step(record: &Record, course: &CourseOutline, now: DateTime<Utc>) -> NextStep {
    let mut items = items(course);
    let start = last_touched(record, &items);
    items.rotate_left(start);
    items.extend(course.exam.as_ref().map(Item::Quiz));
    let steps = items.iter().filter_map(|item| step(record, item, now));
    steps.min_by_key(urgency).unwrap_or(NextStep::Finished)
}

/// Lessons, labs and quizzes in order, without the exam.
fn items(course: &CourseOutline) -> Vec<Item<'_>> {
    course
        .modules
        .iter()
        .flat_map(|module| {
            let lessons = module.lessons.iter().map(|lesson| Item::Lesson(&module.id, lesson));
            lessons.chain(module.quiz.as_ref().map(Item::Quiz))
        })
        .collect()
}

fn last_touched(record: &Record, items: &[Item<'_>]) -> usize {
    let touched = items.iter().enumerate().filter_map(|(place, item)| match item {
        Item::Lesson(_, lesson) => Some((record.find_lesson(&lesson.id)?.touched_at()?, place)),
        Item::Quiz(_) => None,
    });
    touched.max().map_or(0, |(_, place)| place)
}

/// Of equals, `min_by_key` takes the first.
const fn urgency(step: &NextStep) -> u8 {
    match step {
        NextStep::Attempt { .. } => 0,
        NextStep::Lesson { .. } | NextStep::Quiz { .. } => 1,
        NextStep::Blocked { .. } => 2,
        NextStep::Finished => 3,
    }
}

/// The step an item asks for; `None` when it is done.
fn step(record: &Record, item: &Item<'_>, now: DateTime<Utc>) -> Option<NextStep> {
    match item {
        Item::Lesson(module, lesson) => {
            let step = NextStep::Lesson { module: (*module).clone(), lesson: lesson.id.clone() };
            (!lesson_state(record, lesson).is_done()).then_some(step)
        }
        Item::Quiz(quiz) => quiz_step(quiz, quiz_state(record, quiz, now)),
    }
}

fn quiz_step(quiz: &QuizOutline, state: QuizState) -> Option<NextStep> {
    let quiz = quiz.id.clone();
    match state {
        QuizState::Passed { .. } => None,
        QuizState::InProgress { attempt } => Some(NextStep::Attempt { quiz, attempt }),
        QuizState::Failed { attempts_left: Some(0), .. } => Some(NextStep::Blocked { quiz, until: None }),
        QuizState::Failed { next_allowed_at: Some(until), .. } => {
            Some(NextStep::Blocked { quiz, until: Some(until) })
        }
        QuizState::NotTaken | QuizState::Failed { .. } => Some(NextStep::Quiz { quiz }),
    }
}
