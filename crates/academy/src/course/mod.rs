//! Kursus: one course, its modules and what stands in them.

pub mod open;
pub(crate) mod progress;

use learning::id::LessonId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Somewhere to go: the screen makes a link of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Step {
    pub kind: StepKind,
    /// Id of the lesson, lab, quiz or course.
    pub id: String,
    pub title: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    Lesson,
    Lab,
    Quiz,
    Exam,
    Course,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct LessonRow {
    pub id: LessonId,
    pub kind: StepKind,
    pub title: String,
    pub summary: String,
    pub minutes: u32,
    pub state: LessonState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LessonState {
    NotStarted,
    Started,
    Done,
    /// Done on an edition before a major change.
    DoneOlder,
}
