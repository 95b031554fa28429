//! `quiz.open`: the page before an attempt.

use chrono::{DateTime, Utc};
use course::quiz::read_quiz;
use learning::{
    attempt::{Refused, plan_start},
    fact::AttemptId,
    id::{CourseId, QuizId},
    outline::QuizOutline,
    progress::lesson_state,
    record::AttemptRecord,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{QuizRow, row};
use crate::{
    Academy,
    course::Step,
    desk::Desk,
    failure::Result,
    shelf::{QuizPlace, Shelf},
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct OpenQuiz {
    pub quiz: QuizId,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct QuizView {
    pub row: QuizRow,
    pub course_id: CourseId,
    pub course_title: String,
    /// The module, or for an exam the course.
    pub scope_title: String,
    /// Text before the first pool; empty when there is none.
    pub intro_html: String,
    /// An attempt to go on with.
    pub unfinished: Option<String>,
    pub start: StartState,
    /// The latest first.
    pub attempts: Vec<AttemptRow>,
    /// Lessons of the scope not done yet: a hint, never a lock.
    pub not_done: Vec<Step>,
}

/// Whether a new attempt may begin.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum StartState {
    Ready,
    Unfinished { attempt: String },
    CoolingDown { until: DateTime<Utc> },
    LimitReached,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct AttemptRow {
    pub attempt: String,
    pub number: u32,
    pub started_at: DateTime<Utc>,
    /// Null: not submitted.
    pub submitted_at: Option<DateTime<Utc>>,
    pub percent: Option<f64>,
    pub passed: Option<bool>,
}

pub(crate) async fn run(academy: &Academy, request: OpenQuiz) -> Result<QuizView> {
    let desk = &*academy.desk().await;
    let shelf = desk.shelf()?;
    let place = shelf.quiz_item(&request.quiz)?;
    let outline = shelf.quiz_outline(place)?;
    let page = shelf.page(request.quiz.as_str()).await?;
    let (body, _) = read_quiz(&page.document, &page.file());
    let start = start_state(desk, outline);
    let title = place.module.map_or(&place.course.title, |module| &module.title);
    let attempts = desk.record().list_attempts(&request.quiz);
    Ok(QuizView {
        row: row(desk, &shelf, &request.quiz)?,
        course_id: place.course.id.clone(),
        course_title: place.course.title.get(shelf.lang).clone(),
        scope_title: title.get(shelf.lang).clone(),
        intro_html: page.html(&body.opening),
        unfinished: match &start {
            StartState::Unfinished { attempt } => Some(attempt.clone()),
            _ => None,
        },
        start,
        attempts: attempts.iter().rev().filter_map(|(id, attempt)| attempt_row(*id, attempt)).collect(),
        not_done: not_done(desk, &shelf, place),
    })
}

/// Whether an attempt could begin; the plan itself is made when it does.
fn start_state(desk: &Desk, outline: &QuizOutline) -> StartState {
    match plan_start(desk.record(), outline, desk.now(), desk.seed(), AttemptId(desk.chance().uuid())) {
        Ok(_) => StartState::Ready,
        Err(Refused::Unfinished { attempt }) => StartState::Unfinished { attempt: attempt.to_string() },
        Err(Refused::CoolingDown { until }) => StartState::CoolingDown { until },
        Err(Refused::LimitReached { .. }) => StartState::LimitReached,
    }
}

fn attempt_row(id: AttemptId, attempt: &AttemptRecord) -> Option<AttemptRow> {
    let start = attempt.start()?;
    let end = attempt.submission();
    Some(AttemptRow {
        attempt: id.to_string(),
        number: start.value.number,
        started_at: start.at,
        submitted_at: end.map(|end| end.at),
        percent: end.map(|end| end.value.result.percent),
        passed: end.map(|end| end.value.result.passed),
    })
}

fn not_done(desk: &Desk, shelf: &Shelf<'_>, place: QuizPlace<'_>) -> Vec<Step> {
    let Some(outline) = shelf.find_outline(&place.course.id) else { return Vec::new() };
    let modules =
        outline.modules.iter().filter(|module| place.module.is_none_or(|entry| entry.id == module.id));
    let lessons = modules.flat_map(|module| &module.lessons);
    let open = lessons.filter(|lesson| !lesson_state(desk.record(), lesson).is_done());
    open.filter_map(|lesson| shelf.lesson_step(&lesson.id)).collect()
}
