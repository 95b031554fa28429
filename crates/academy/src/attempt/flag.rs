//! `attempt.flag`: a question to look at again before submitting.

use device::Change;
use learning::id::QuestionId;
use serde::Deserialize;
use serde_json::Value;
use ts_rs::TS;

use super::get;
use crate::{Academy, desk::key, failure::Result, lesson::position::Saved};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct FlagQuestion {
    pub attempt: String,
    pub question: QuestionId,
    pub flagged: bool,
}

pub(crate) async fn run(academy: &Academy, request: FlagQuestion) -> Result<Saved> {
    let desk = &mut *academy.desk().await;
    let id = super::parse(&request.attempt)?;
    if !get(desk, &id)?.0.is_open() {
        return Err(super::submitted());
    }
    let key = key::of(key::FLAG, &[&id.to_string(), request.question.as_str()])?;
    desk.commit(Change { facts: Vec::new(), registers: vec![(key, Value::from(request.flagged))] }).await?;
    Ok(Saved {})
}
