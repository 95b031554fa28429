//! `quiz.open`: the page before an attempt.

use chrono::{DateTime, Utc};
use learning::id::{CourseId, QuizId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::QuizRow;
use crate::course::Step;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct OpenQuiz {
    pub quiz: QuizId,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct QuizView {
    pub row: QuizRow,
    pub course_id: CourseId,
    pub course_title: String,
    /// The module, or for an exam the course.
    pub scope_title: String,
    /// Text before the first pool; empty when there is none.
    pub intro_html: String,
    /// An attempt to go on with.
    pub unfinished: Option<String>,
    pub start: StartState,
    /// The latest first.
    pub attempts: Vec<AttemptRow>,
    /// Lessons of the scope not done yet: a hint, never a lock.
    pub not_done: Vec<Step>,
}

/// Whether a new attempt may begin.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum StartState {
    Ready,
    Unfinished { attempt: String },
    CoolingDown { until: DateTime<Utc> },
    LimitReached,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct AttemptRow {
    pub attempt: String,
    pub number: u32,
    pub started_at: DateTime<Utc>,
    /// Null: not submitted.
    pub submitted_at: Option<DateTime<Utc>>,
    pub percent: Option<f64>,
    pub passed: Option<bool>,
}
