//! Kuis dan ujian before and after an attempt: rules, state, earlier attempts.

pub mod open;

use chrono::{DateTime, Utc};
use learning::id::QuizId;
use serde::Serialize;
use ts_rs::TS;

#[derive(Debug, Clone, Serialize, TS)]
pub struct QuizRow {
    pub id: QuizId,
    pub title: String,
    pub is_exam: bool,
    /// Questions drawn for one attempt.
    pub questions: u32,
    pub minutes: u32,
    pub rules: RulesView,
    pub state: QuizState,
    /// 0 to 100, of submitted attempts.
    pub best_percent: Option<f64>,
    pub passed_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct RulesView {
    pub pass_percent: u32,
    /// Null: no limit.
    pub attempts: Option<u32>,
    pub attempts_left: Option<u32>,
    pub cooldown_minutes: Option<u32>,
    pub reveal: Reveal,
    /// For this learner, after the extension in the settings; null: no limit.
    pub time_limit_minutes: Option<u32>,
}

/// When answers and feedback are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Reveal {
    Each,
    Submit,
    Pass,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum QuizState {
    NotTaken,
    InProgress,
    Failed,
    Passed,
}
