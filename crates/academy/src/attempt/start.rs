//! `attempt.start`: draws the questions and begins. Refused with `attempt_unfinished`, `attempt_cooling_down` or
//! `attempt_limit`.

use learning::id::QuizId;
use serde::Deserialize;
use ts_rs::TS;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct StartAttempt {
    pub quiz: QuizId,
}
