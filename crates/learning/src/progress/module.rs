//! Modules.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::lesson::latest;
use super::{
    LessonProgress, QuizProgress, Tally, lesson_completion, lesson_state, quiz_completion, quiz_state,
};
use crate::id::ModuleId;
use crate::outline::ModuleOutline;
use crate::record::Record;

/// A module on the screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ModuleProgress {
    /// Its id.
    pub id: ModuleId,
    /// Its lessons and labs, in order.
    pub lessons: Vec<LessonProgress>,
    /// Its quiz.
    pub quiz: Option<QuizProgress>,
    /// Items done.
    pub items: Tally,
    /// When it was completed. Stays when a later edition adds items.
    pub completed_at: Option<DateTime<Utc>>,
}

/// When a module was completed: the date kept in its completion fact, or that of the last thing needed, whichever is
/// earlier. `None` for a module that is not complete, or asks for nothing.
#[must_use]
pub fn module_completion(record: &Record, module: &ModuleOutline) -> Option<DateTime<Utc>> {
    let kept = record.module_completed_at(&module.id);
    [kept, all_done_at(record, module)].into_iter().flatten().min()
}

/// When the last lesson, lab or quiz the outline asks for was done.
pub(super) fn all_done_at(record: &Record, module: &ModuleOutline) -> Option<DateTime<Utc>> {
    let lessons = module.lessons.iter().map(|lesson| lesson_completion(record, lesson));
    let quiz = module.quiz.iter().map(|quiz| quiz_completion(record, &quiz.id));
    latest(lessons.chain(quiz))
}

/// A module measured.
#[must_use]
pub fn module_progress(record: &Record, module: &ModuleOutline, now: DateTime<Utc>) -> ModuleProgress {
    let lessons: Vec<_> = module
        .lessons
        .iter()
        .map(|lesson| LessonProgress {
            id: lesson.id.clone(),
            kind: lesson.kind,
            state: lesson_state(record, lesson),
        })
        .collect();
    let quiz = module
        .quiz
        .as_ref()
        .map(|quiz| QuizProgress { id: quiz.id.clone(), state: quiz_state(record, quiz, now) });
    let done = lessons.iter().map(|lesson| lesson.state.is_done());
    let items = Tally::of(done.chain(quiz.iter().map(|quiz| quiz.state.is_passed())));
    let completed_at = module_completion(record, module);
    ModuleProgress { id: module.id.clone(), lessons, quiz, items, completed_at }
}
