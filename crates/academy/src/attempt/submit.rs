//! `attempt.submit`: grades the attempt; the same call again answers with the same result.

use serde::Deserialize;
use ts_rs::TS;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SubmitAttempt {
    pub attempt: String,
    /// The time was up; the learner did not press the button.
    pub time_up: bool,
}
