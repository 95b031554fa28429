//! Kuis dan ujian before and after an attempt: rules, state, earlier attempts.

pub mod open;

use std::time::Duration;

use chrono::{DateTime, Utc};
use learning::{
    attempt::{Extension, deadline},
    id::QuizId,
    outline::{self, QuizOutline, QuizRules},
    progress::{QuizState as Learned, quiz_state},
};
use serde::Serialize;
use ts_rs::TS;

use crate::{desk::Desk, failure::Result, shelf::Shelf};

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

/// A quiz or exam in a list, and how the learner stands in it.
pub(crate) fn row(desk: &Desk, shelf: &Shelf<'_>, quiz: &QuizId) -> Result<QuizRow> {
    let place = shelf.quiz_item(quiz)?;
    let outline = shelf.quiz_outline(place)?;
    let learned = quiz_state(desk.record(), outline, desk.now());
    let (state, best_percent, passed_at, attempts_left) = match learned {
        Learned::NotTaken => (QuizState::NotTaken, None, None, outline.rules.attempt_limit()),
        Learned::InProgress { .. } => (QuizState::InProgress, None, None, left(desk, outline)),
        Learned::Failed { best_percent, attempts_left, .. } => {
            (QuizState::Failed, Some(best_percent), None, attempts_left)
        }
        Learned::Passed { best_percent, at, attempt, .. } => {
            let state = if attempt.is_some() { QuizState::InProgress } else { QuizState::Passed };
            (state, Some(best_percent), Some(at), None)
        }
    };
    Ok(QuizRow {
        id: quiz.clone(),
        title: place.quiz.title.get(shelf.lang).clone(),
        is_exam: quiz.is_exam(),
        questions: place.quiz.questions,
        minutes: place.quiz.minutes,
        rules: rules(&outline.rules, attempts_left, desk.settings().time.into()),
        state,
        best_percent,
        passed_at,
    })
}

/// Attempts left while one is in progress.
fn left(desk: &Desk, outline: &QuizOutline) -> Option<u32> {
    let attempts = desk.record().list_attempts(&outline.id);
    let used = attempts.iter().filter(|(_, attempt)| attempt.submission().is_some()).count();
    outline.rules.attempt_limit().map(|limit| limit.saturating_sub(u32::try_from(used).unwrap_or(u32::MAX)))
}

pub(crate) fn rules(rules: &QuizRules, attempts_left: Option<u32>, extension: Extension) -> RulesView {
    RulesView {
        pass_percent: u32::from(rules.pass_percent),
        attempts: rules.attempt_limit(),
        attempts_left,
        cooldown_minutes: rules.cooldown.map(minutes),
        reveal: match rules.reveal {
            outline::Reveal::Each => Reveal::Each,
            outline::Reveal::Submit => Reveal::Submit,
            outline::Reveal::Pass => Reveal::Pass,
            outline::Reveal::Never => Reveal::Never,
        },
        time_limit_minutes: extended(rules.time_limit, extension).map(minutes),
    }
}

/// The limit as this learner has it.
fn extended(limit: Option<Duration>, extension: Extension) -> Option<Duration> {
    let start = DateTime::UNIX_EPOCH;
    (deadline(start, limit, extension)? - start).to_std().ok()
}

/// Rounded up, so that no learner is promised less than there is.
fn minutes(duration: Duration) -> u32 {
    u32::try_from(duration.as_secs().div_ceil(60)).unwrap_or(u32::MAX)
}
