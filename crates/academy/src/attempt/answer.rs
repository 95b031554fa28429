//! `attempt.answer`: keeps an answer. It may be changed until the attempt is submitted.

use learning::{id::QuestionId, response::Response};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::question::view::FeedbackView;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct AnswerQuestion {
    pub attempt: String,
    pub question: QuestionId,
    pub response: Response,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct QuestionAnswered {
    pub answered: u32,
    /// Only where the rules reveal after each question.
    pub feedback: Option<FeedbackView>,
}
