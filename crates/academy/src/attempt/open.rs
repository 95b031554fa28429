//! `attempt.open`: an attempt in progress as it was left, also after a crash.

use chrono::{DateTime, Utc};
use learning::id::{CourseId, QuizId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{question::view::QuestionView, quiz::RulesView, settings::Language};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct OpenAttempt {
    pub attempt: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct AttemptView {
    pub attempt: String,
    pub quiz_id: QuizId,
    pub title: String,
    pub is_exam: bool,
    pub course_id: CourseId,
    pub number: u32,
    pub started_at: DateTime<Utc>,
    /// Null: no limit.
    pub deadline: Option<DateTime<Utc>>,
    /// The device's clock now, so that the screen counts from the same clock.
    pub now: DateTime<Utc>,
    pub rules: RulesView,
    pub language: Language,
    /// In the order to show, with what was answered so far.
    pub questions: Vec<QuestionView>,
    /// True once submitted: open the result instead.
    pub submitted: bool,
}
