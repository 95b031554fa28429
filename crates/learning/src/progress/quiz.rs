//! Quizzes and exams.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::attempt::cooling_until;
use crate::fact::AttemptId;
use crate::id::QuizId;
use crate::outline::QuizOutline;
use crate::record::{AttemptRecord, Entry, Record, Submission};

/// How far a quiz or exam is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum QuizState {
    /// Never begun.
    NotTaken,
    /// Begun, not handed in, not passed before.
    InProgress {
        /// The attempt to go on with.
        attempt: AttemptId,
    },
    /// Handed in, never passed.
    Failed {
        /// The best result in percent.
        best_percent: f64,
        /// When the next attempt may begin, if that is not now.
        next_allowed_at: Option<DateTime<Utc>>,
        /// Attempts left; `None` is no limit.
        attempts_left: Option<u32>,
    },
    /// Passed. Stays so whatever later attempts bring.
    Passed {
        /// The best result in percent.
        best_percent: f64,
        /// When it was first passed.
        at: DateTime<Utc>,
        /// Whether it was only passed before a major revision.
        older_revision: bool,
        /// A practice attempt that is not handed in.
        attempt: Option<AttemptId>,
    },
}

/// A quiz's row on the screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct QuizProgress {
    /// Its id.
    pub id: QuizId,
    /// How far it is.
    pub state: QuizState,
}

impl QuizState {
    /// Whether it is passed.
    #[must_use]
    pub const fn is_passed(&self) -> bool {
        matches!(self, Self::Passed { .. })
    }
}

/// When a quiz was first passed.
#[must_use]
pub fn quiz_completion(record: &Record, quiz: &QuizId) -> Option<DateTime<Utc>> {
    let attempts = record.list_attempts(quiz);
    let passed = attempts.iter().filter_map(|(_, attempt)| attempt.submission());
    passed.filter(|end| end.value.result.passed).map(|end| end.at).min()
}

/// How far a quiz is. `now` only decides whether the wait after a failed attempt is over.
#[must_use]
pub fn quiz_state(record: &Record, quiz: &QuizOutline, now: DateTime<Utc>) -> QuizState {
    let attempts = record.list_attempts(&quiz.id);
    let open = attempts.iter().rev().find(|(_, attempt)| attempt.is_open()).map(|(id, _)| *id);
    let submitted: Vec<_> = attempts.iter().filter_map(|(_, attempt)| attempt.submission()).collect();
    let best_percent = submitted.iter().map(|end| end.value.result.percent).fold(0.0, f64::max);
    if let Some(at) = quiz_completion(record, &quiz.id) {
        let older_revision = !passed_this_major(&attempts, quiz);
        return QuizState::Passed { best_percent, at, older_revision, attempt: open };
    }
    match open {
        Some(attempt) => QuizState::InProgress { attempt },
        None if submitted.is_empty() => QuizState::NotTaken,
        None => failed(&submitted, best_percent, quiz, now),
    }
}

fn failed(
    submitted: &[&Entry<Submission>],
    best_percent: f64,
    quiz: &QuizOutline,
    now: DateTime<Utc>,
) -> QuizState {
    let used = u32::try_from(submitted.len()).unwrap_or(u32::MAX);
    QuizState::Failed {
        best_percent,
        next_allowed_at: cooling_until(submitted, quiz.rules.cooldown, now),
        attempts_left: quiz.rules.attempt_limit().map(|limit| limit.saturating_sub(used)),
    }
}

fn passed_this_major(attempts: &[(AttemptId, &AttemptRecord)], quiz: &QuizOutline) -> bool {
    attempts.iter().any(|(_, attempt)| {
        let passed = attempt.submission().is_some_and(|end| end.value.result.passed);
        passed && attempt.start().is_some_and(|start| start.value.quiz.rev.major >= quiz.rev.major)
    })
}
