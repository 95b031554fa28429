//! `lesson.answer`: an answer to a check question. Kept before the feedback is shown; any number of tries.

use learning::{
    id::{LessonId, QuestionId},
    response::Response,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{course::LessonState, question::view::FeedbackView};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct AnswerCheck {
    pub lesson: LessonId,
    pub question: QuestionId,
    pub response: Response,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CheckAnswered {
    pub feedback: FeedbackView,
    pub answered: u32,
    pub state: LessonState,
}
