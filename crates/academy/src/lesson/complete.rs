//! `lesson.complete`: the learner goes on after the last check. Refused with `check_unanswered` while a question of
//! the check has no answer.

use learning::id::LessonId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::course::{LessonState, Step};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CompleteLesson {
    pub lesson: LessonId,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct LessonCompleted {
    pub state: LessonState,
    /// Where to go from here.
    pub next: Option<Step>,
    pub course_percent: u32,
    /// The module or course this completed, by title.
    pub module_completed: Option<String>,
    pub course_completed: Option<String>,
}
