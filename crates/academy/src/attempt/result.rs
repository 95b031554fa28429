//! `attempt.result`: what came of a submitted attempt, and what to look at again.

use chrono::{DateTime, Utc};
use learning::id::{CourseId, QuizId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{course::Step, question::view::QuestionView, quiz::RulesView};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ShowResult {
    pub attempt: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ResultView {
    pub attempt: String,
    pub quiz_id: QuizId,
    pub title: String,
    pub is_exam: bool,
    pub course_id: CourseId,
    pub course_title: String,
    pub number: u32,
    pub submitted_at: DateTime<Utc>,
    pub passed: bool,
    pub earned: f64,
    pub points: u32,
    pub percent: f64,
    pub time_up: bool,
    pub rules: RulesView,
    /// With feedback and solutions as the rules reveal them; empty when they reveal nothing.
    pub questions: Vec<QuestionView>,
    /// Lessons behind the questions missed, in course order.
    pub review: Vec<Step>,
    pub next: Option<Step>,
    pub module_completed: Option<String>,
    pub course_completed: Option<String>,
    /// When a failed exam may be tried again; null: at once.
    pub retry_at: Option<DateTime<Utc>>,
}
