//! What a learner has done of a course, in the words of the screen.

use chrono::{DateTime, Utc};
use course::edition::CourseEntry;
use learning::{
    outline::{CourseOutline, LessonKind},
    progress::{self, LessonState as Learned, NextStep, Tally, course_progress},
    record::Record,
};

use super::{LessonState, Step, StepKind};
use crate::{catalogue::CourseState, shelf::Shelf};

/// A course against the record, for a card and for lists.
#[derive(Debug, Clone)]
pub struct Standing {
    pub percent: u32,
    pub state: CourseState,
    pub completed_at: Option<DateTime<Utc>>,
    pub lessons: Tally,
    pub quizzes: Tally,
}

impl Standing {
    /// Nothing is known of a course without an outline: it is only planned.
    pub const NONE: Self = Self {
        percent: 0,
        state: CourseState::NotStarted,
        completed_at: None,
        lessons: Tally { done: 0, total: 0, percent: 0 },
        quizzes: Tally { done: 0, total: 0, percent: 0 },
    };

    pub fn of(record: &Record, outline: &CourseOutline, now: DateTime<Utc>) -> Self {
        let progress = course_progress(record, outline, now);
        let lessons = progress.modules.iter().flat_map(|module| &module.lessons);
        let quizzes = progress.modules.iter().filter_map(|module| module.quiz.as_ref()).chain(&progress.exam);
        let state = match progress.completed_at {
            Some(_) => CourseState::Completed,
            None if touched_at(record, outline).is_some() => CourseState::Started,
            None => CourseState::NotStarted,
        };
        Self {
            percent: if progress.completed_at.is_some() { 100 } else { progress.items.percent },
            state,
            completed_at: progress.completed_at,
            lessons: Tally::of(lessons.map(|lesson| lesson.state.is_done())),
            quizzes: Tally::of(quizzes.map(|quiz| quiz.state.is_passed())),
        }
    }
}

/// When anything of a course was last done.
pub fn touched_at(record: &Record, outline: &CourseOutline) -> Option<DateTime<Utc>> {
    let lessons = outline.modules.iter().flat_map(|module| &module.lessons);
    let lessons = lessons.filter_map(|lesson| record.find_lesson(&lesson.id)?.touched_at());
    let quizzes = outline.modules.iter().filter_map(|module| module.quiz.as_ref()).chain(&outline.exam);
    let attempts = quizzes.flat_map(|quiz| record.list_attempts(&quiz.id));
    let attempts = attempts.filter_map(|(_, attempt)| {
        attempt.submission().map(|end| end.at).or_else(|| attempt.start().map(|start| start.at))
    });
    lessons.chain(attempts).max()
}

pub const fn lesson_state(state: Learned) -> LessonState {
    match state {
        Learned::NotStarted => LessonState::NotStarted,
        Learned::Started => LessonState::Started,
        Learned::Done { .. } => LessonState::Done,
        Learned::DoneOnOlderRevision { .. } => LessonState::DoneOlder,
    }
}

pub const fn lesson_step(kind: LessonKind) -> StepKind {
    match kind {
        LessonKind::Lesson => StepKind::Lesson,
        LessonKind::Lab => StepKind::Lab,
    }
}

/// Where to go on in a course; `None` when all is done or the only thing left must wait.
pub fn next(shelf: &Shelf<'_>, record: &Record, course: &CourseEntry, now: DateTime<Utc>) -> Option<Step> {
    match progress::next_step(record, shelf.find_outline(&course.id)?, now) {
        NextStep::Lesson { lesson, .. } => shelf.lesson_step(&lesson),
        NextStep::Attempt { quiz, .. }
        | NextStep::Quiz { quiz }
        | NextStep::Blocked { quiz, until: Some(_) } => shelf.quiz_step(&quiz),
        NextStep::Blocked { until: None, .. } | NextStep::Finished => None,
    }
}
