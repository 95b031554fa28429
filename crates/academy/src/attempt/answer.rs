//! `attempt.answer`: keeps an answer. It may be changed until the attempt is submitted.

use chrono::TimeDelta;
use device::Change;
use learning::{fact::FactBody, id::QuestionId, outline::Reveal, response::Response};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{deadline, get, paper::Paper};
use crate::{
    Academy,
    failure::Result,
    question::{count, size, view::FeedbackView},
};

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

/// An answer given in the last second may arrive after it.
const GRACE: TimeDelta = TimeDelta::seconds(10);

pub(crate) async fn run(academy: &Academy, request: AnswerQuestion) -> Result<QuestionAnswered> {
    size::check(&request.response)?;
    let desk = &mut *academy.desk().await;
    let id = super::parse(&request.attempt)?;
    let (attempt, _) = get(desk, &id)?;
    if !attempt.is_open() {
        return Err(super::submitted());
    }
    if deadline(desk, attempt).is_some_and(|end| end + GRACE <= desk.now()) {
        return Err(super::time_up());
    }
    let paper = Paper::open(desk, id).await?;
    let question = paper.find(&request.question)?;
    let each = paper.outline.rules.reveal == Reveal::Each;
    // Where the answer was shown at once, the first one counts.
    if !(each && attempt.find_answer(&request.question).is_some()) {
        let fact = FactBody::AttemptAnswered {
            attempt: id,
            question: request.question.clone(),
            response: request.response.clone(),
        };
        desk.commit(Change { facts: vec![fact], registers: Vec::new() }).await?;
    }
    let (attempt, _) = get(desk, &id)?;
    let shown = paper.show(desk, attempt, question, each);
    Ok(QuestionAnswered { answered: count(attempt.answers().len()), feedback: shown.feedback })
}
