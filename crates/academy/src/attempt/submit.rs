//! `attempt.submit`: grades the attempt; the same call again answers with the same result.

use device::Change;
use learning::{
    attempt::grade_attempt,
    fact::{AttemptId, FactBody, SubmitReason},
};
use serde::Deserialize;
use ts_rs::TS;

use super::{deadline, get, paper::Paper, result::ResultView};
use crate::{
    Academy,
    desk::{Completed, Desk},
    failure::Result,
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SubmitAttempt {
    pub attempt: String,
}

pub(crate) async fn run(academy: &Academy, request: SubmitAttempt) -> Result<ResultView> {
    let desk = &mut *academy.desk().await;
    let id = super::parse(&request.attempt)?;
    let completed = submit(desk, id).await?;
    super::result::view(desk, id, completed).await
}

/// Grades and closes an attempt; one that is closed stays as it is.
pub(crate) async fn submit(desk: &mut Desk, id: AttemptId) -> Result<Completed> {
    let (attempt, _) = get(desk, &id)?;
    if !attempt.is_open() {
        return Ok(Completed::default());
    }
    let paper = Paper::open(desk, id).await?;
    let result = grade_attempt(&paper.scored(), &attempt.answers(), paper.outline.rules.pass_percent);
    // The clock decides, not the screen that asked.
    let late = deadline(desk, attempt).is_some_and(|end| end <= desk.now());
    let reason = if late { SubmitReason::TimeUp } else { SubmitReason::ByLearner };
    let course = paper.shelf(desk)?.quiz_item(&paper.quiz)?.course.id.clone();
    let fact = FactBody::AttemptSubmitted { attempt: id, result, reason };
    desk.commit_in(&course, Change { facts: vec![fact], registers: Vec::new() }).await
}
