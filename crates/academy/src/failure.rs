//! What a use case answers when it cannot do what was asked: a code the screen acts on and words for the person.

use serde::Serialize;
use ts_rs::TS;

use crate::app::start::Words;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Failure {
    pub code: FailureCode,
    pub message: Words,
    /// For the person who helps: the error behind it, in English. Never a name or an answer.
    pub details: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FailureCode {
    /// No use case of that name, or a request of the wrong shape.
    BadRequest,
    /// A field of a form; `details` names it.
    Invalid,
    NotFound,
    CheckUnanswered,
    AttemptUnfinished,
    AttemptCoolingDown,
    AttemptLimit,
    AttemptSubmitted,
    /// Nothing was saved: the disk is full.
    DiskFull,
    /// Nothing was saved: the folder or file cannot be written.
    ReadOnly,
    /// Nothing was saved: the record belongs to a newer version.
    RecordNewer,
    /// The curriculum on this machine is damaged.
    ContentDamaged,
    Internal,
}
