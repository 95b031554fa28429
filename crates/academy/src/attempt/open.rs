//! `attempt.open`: an attempt in progress as it was left, also after a crash.

use chrono::{DateTime, Utc};
use learning::{
    fact::AttemptId,
    id::{CourseId, QuizId},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{deadline, get, paper::Paper};
use crate::{
    Academy,
    desk::Desk,
    failure::Result,
    question::view::QuestionView,
    quiz::{RulesView, row},
    settings::Language,
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct OpenAttempt {
    pub attempt: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct AttemptView {
    pub attempt: String,
    pub quiz_id: QuizId,
    pub title: String,
    pub is_exam: bool,
    pub course_id: CourseId,
    pub number: u32,
    pub started_at: DateTime<Utc>,
    /// Null: no limit.
    pub deadline: Option<DateTime<Utc>>,
    /// The device's clock now, so that the screen counts from the same clock.
    pub now: DateTime<Utc>,
    pub rules: RulesView,
    pub language: Language,
    /// In the order to show, with what was answered so far.
    pub questions: Vec<QuestionView>,
    /// True once submitted: open the result instead.
    pub submitted: bool,
}

pub(crate) async fn run(academy: &Academy, request: OpenAttempt) -> Result<AttemptView> {
    let desk = &mut *academy.desk().await;
    let id = super::parse(&request.attempt)?;
    // Time that ran out while the app was closed ran out all the same.
    let (attempt, _) = get(desk, &id)?;
    if attempt.is_open() && desk.can_save() && deadline(desk, attempt).is_some_and(|end| end <= desk.now()) {
        super::submit::submit(desk, id).await?;
    }
    view(desk, id).await
}

pub(crate) async fn view(desk: &Desk, id: AttemptId) -> Result<AttemptView> {
    let paper = Paper::open(desk, id).await?;
    let (attempt, start) = get(desk, &id)?;
    let shelf = paper.shelf(desk)?;
    let place = shelf.quiz_item(&paper.quiz)?;
    let each = paper.outline.rules.reveal == learning::outline::Reveal::Each;
    let questions = paper.questions().into_iter().map(|question| {
        let known = attempt.find_answer(&question.id.value).is_some();
        paper.show(desk, attempt, question, each && known)
    });
    Ok(AttemptView {
        attempt: id.to_string(),
        title: place.quiz.title.get(shelf.lang).clone(),
        is_exam: paper.quiz.is_exam(),
        course_id: place.course.id.clone(),
        number: start.value.number,
        started_at: start.at,
        deadline: deadline(desk, attempt),
        now: desk.now(),
        rules: row(desk, &shelf, &paper.quiz)?.rules,
        language: paper.page.item.lang.into(),
        questions: questions.collect(),
        submitted: !attempt.is_open(),
        quiz_id: paper.quiz.clone(),
    })
}
