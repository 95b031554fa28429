//! May an attempt begin, and with what?

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::draw::{Seen, draw};
use super::generator::attempt_seed;
use crate::fact::{AttemptId, FactBody};
use crate::id::QuestionId;
use crate::outline::QuizOutline;
use crate::record::{AttemptRecord, Entry, Record, Submission};

/// An attempt that may begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptPlan {
    /// Its id.
    pub attempt: AttemptId,
    /// Which try at this quiz, from 1.
    pub number: u32,
    /// Seed of draw and shuffle.
    pub seed: u64,
    /// The questions, in the order to show.
    pub questions: Vec<QuestionId>,
    /// Its time, before any extension.
    pub time_limit: Option<Duration>,
}

/// Why no attempt may begin now.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Refused {
    /// An attempt was begun and not handed in: it goes on, or is handed in, first.
    #[error("attempt {attempt} is not handed in yet")]
    Unfinished {
        /// That attempt.
        attempt: AttemptId,
    },
    /// All attempts are used, and none passed.
    #[error("all {attempts} attempts are used")]
    LimitReached {
        /// How many there were.
        attempts: u32,
    },
    /// The wait after a failed attempt is not over.
    #[error("the next attempt may begin at {until}")]
    CoolingDown {
        /// When it is over.
        until: DateTime<Utc>,
    },
}

impl AttemptPlan {
    /// The fact that begins it.
    #[must_use]
    pub fn started(&self, quiz: &QuizOutline, edition: &str) -> FactBody {
        FactBody::AttemptStarted {
            attempt: self.attempt,
            quiz: quiz.reference(),
            edition: edition.to_owned(),
            number: self.number,
            seed: self.seed.to_string(),
            questions: self.questions.clone(),
            time_limit_s: self.time_limit.and_then(|limit| u32::try_from(limit.as_secs()).ok()),
        }
    }
}

/// Plans an attempt at a quiz.
///
/// The limit counts attempts handed in; it and the wait hold only until one passes. After that the quiz may be taken
/// again for practice, as often as wanted: a worse result never lowers the one that counts.
///
/// # Errors
/// `Refused` with the reason; an unfinished attempt is named before any other.
pub fn plan_start(
    record: &Record,
    quiz: &QuizOutline,
    now: DateTime<Utc>,
    learner_seed: u64,
    attempt: AttemptId,
) -> Result<AttemptPlan, Refused> {
    let attempts = record.list_attempts(&quiz.id);
    may_start(&attempts, quiz, now)?;
    let number = last_number(&attempts).saturating_add(1);
    let seed = attempt_seed(learner_seed, quiz.id.as_str(), number);
    let questions = draw(quiz, &seen(&attempts), seed);
    Ok(AttemptPlan { attempt, number, seed, questions, time_limit: quiz.rules.time_limit })
}

fn may_start(
    attempts: &[(AttemptId, &AttemptRecord)],
    quiz: &QuizOutline,
    now: DateTime<Utc>,
) -> Result<(), Refused> {
    if let Some((attempt, _)) = attempts.iter().rev().find(|(_, attempt)| attempt.is_open()) {
        return Err(Refused::Unfinished { attempt: *attempt });
    }
    let submitted: Vec<_> = attempts.iter().filter_map(|(_, attempt)| attempt.submission()).collect();
    if submitted.iter().any(|end| end.value.result.passed) {
        return Ok(());
    }
    let used = u32::try_from(submitted.len()).unwrap_or(u32::MAX);
    if let Some(attempts) = quiz.rules.attempt_limit().filter(|limit| used >= *limit) {
        return Err(Refused::LimitReached { attempts });
    }
    match cooling_until(&submitted, quiz.rules.cooldown, now) {
        Some(until) => Err(Refused::CoolingDown { until }),
        None => Ok(()),
    }
}

/// When the wait after the latest failed attempt is over, if it is not over yet.
///
/// A hand-in that lies in the future was dated by a wrong clock, and nobody could say how long to wait: it is passed
/// over. (Whoever sets a clock to get round the wait can do so anyway; the server sees the dates.)
#[must_use]
pub fn cooling_until(
    submitted: &[&Entry<Submission>],
    cooldown: Option<Duration>,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let wait = TimeDelta::from_std(cooldown?).ok()?;
    let failed = submitted.iter().filter(|end| !end.value.result.passed && end.at <= now);
    let until = failed.map(|end| end.at).max()?.checked_add_signed(wait)?;
    (until > now).then_some(until)
}

fn last_number(attempts: &[(AttemptId, &AttemptRecord)]) -> u32 {
    attempts.iter().filter_map(|(_, attempt)| Some(attempt.start()?.value.number)).max().unwrap_or(0)
}

fn seen(attempts: &[(AttemptId, &AttemptRecord)]) -> Seen {
    let mut seen = Seen::new();
    for question in
        attempts.iter().filter_map(|(_, attempt)| attempt.start()).flat_map(|start| &start.value.questions)
    {
        *seen.entry(question.clone()).or_insert(0) += 1;
    }
    seen
}
