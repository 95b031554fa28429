//! One attempt at a quiz or an exam, pinned to the edition it began on.

pub mod answer;
pub mod flag;
pub mod open;
mod paper;
pub mod result;
pub mod start;
pub mod submit;

use chrono::{DateTime, Utc};
use learning::{
    fact::AttemptId,
    record::{AttemptRecord, AttemptStart, Entry},
};

use crate::{
    desk::Desk,
    failure::{Failure, FailureCode, Result},
};

/// An attempt's id as the screen writes it.
fn parse(text: &str) -> Result<AttemptId> {
    let id = text.parse().map_err(|_| Failure::not_found(text))?;
    Ok(AttemptId(id))
}

/// An attempt that has begun.
fn get<'d>(desk: &'d Desk, id: &AttemptId) -> Result<(&'d AttemptRecord, &'d Entry<AttemptStart>)> {
    let attempt = desk.record().find_attempt(id);
    let started = attempt.and_then(|attempt| Some((attempt, attempt.start()?)));
    started.ok_or_else(|| Failure::not_found(id.to_string()))
}

/// When this learner's time for the attempt is up.
fn deadline(desk: &Desk, attempt: &AttemptRecord) -> Option<DateTime<Utc>> {
    attempt.deadline(desk.settings().time.into())
}

fn submitted() -> Failure {
    Failure::new(
        FailureCode::AttemptSubmitted,
        "Percobaan ini sudah dikumpulkan. Buka hasilnya; jawaban tidak dapat diubah lagi.",
        "This attempt was handed in. Open its result; answers can no longer change.",
        "submitted",
    )
}

fn time_up() -> Failure {
    Failure::new(
        FailureCode::AttemptTimeUp,
        "Waktunya habis. Jawaban yang sudah tersimpan dikumpulkan.",
        "The time is up. The answers saved so far are handed in.",
        "time up",
    )
}
