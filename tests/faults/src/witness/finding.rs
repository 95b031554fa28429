//! What the witness tells.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde_json::Value;

#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// From nothing to the home screen.
    pub reopened_in: Duration,
    /// Codes of what the first screen says about the files.
    pub notices: Vec<String>,
    /// Facts in the record.
    pub facts: usize,
    /// Of those called saved, how many are there.
    pub kept: usize,
    /// Calls that were called saved.
    pub acknowledged: u64,
    pub problems: Vec<Problem>,
}

#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Problem {
    #[error("called saved and not there: {what} at {at}")]
    Lost { at: DateTime<Utc>, what: Value },
    #[error("there {times} times: {what} at {at}")]
    Doubled { at: DateTime<Utc>, what: Value, times: usize },
    #[error("there and never asked for: {body} at {at}")]
    Stray { at: DateTime<Utc>, body: Value },
    #[error("the register {key} is {found}, not one of {expected:?}")]
    Register { key: String, found: Value, expected: Vec<Value> },
    #[error("the chain of facts does not hold: {0}")]
    Chain(String),
    #[error("there are {0} profiles")]
    Profiles(usize),
    #[error("{call} failed: {code}")]
    Refused { call: String, code: String },
    #[error("the first screen says that nothing can be saved")]
    CannotSave,
    #[error("the edition is {found:?}, not {expected}")]
    Edition { expected: String, found: Option<String> },
    #[error("the learner does not come back to {expected} but to {found}")]
    Place { expected: Value, found: Value },
}

impl Findings {
    /// Whether everything is as it was said.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.problems.is_empty()
    }

    /// The problems as lines, for a test's message.
    #[must_use]
    pub fn told(&self) -> String {
        let lines: Vec<_> = self.problems.iter().map(ToString::to_string).collect();
        format!("{} problems, notices {:?}\n{}", lines.len(), self.notices, lines.join("\n"))
    }
}
