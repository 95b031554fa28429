//! `attempt.flag`: a question to look at again before submitting.

use learning::id::QuestionId;
use serde::Deserialize;
use ts_rs::TS;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct FlagQuestion {
    pub attempt: String,
    pub question: QuestionId,
    pub flagged: bool,
}
