//! `attempt.result`: what came of a submitted attempt, and what to look at again.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use course::{edition::CourseEntry, question::Question};
use learning::{
    attempt::AttemptResult,
    fact::{AttemptId, SubmitReason},
    id::{CourseId, QuizId},
    progress::{QuizState, quiz_state},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{get, paper::Paper};
use crate::{
    Academy,
    course::Step,
    desk::{Completed, Desk},
    failure::{Failure, Result},
    question::view::QuestionView,
    quiz::{RulesView, row},
    shelf::Shelf,
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ShowResult {
    pub attempt: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ResultView {
    pub attempt: String,
    pub quiz_id: QuizId,
    pub title: String,
    pub is_exam: bool,
    pub course_id: CourseId,
    pub course_title: String,
    pub number: u32,
    pub submitted_at: DateTime<Utc>,
    pub passed: bool,
    pub earned: f64,
    pub points: u32,
    pub percent: f64,
    pub time_up: bool,
    pub rules: RulesView,
    /// With feedback and solutions as the rules reveal them; empty when they reveal nothing.
    pub questions: Vec<QuestionView>,
    /// Lessons behind the questions missed, in course order.
    pub review: Vec<Step>,
    pub next: Option<Step>,
    pub module_completed: Option<String>,
    pub course_completed: Option<String>,
    /// When a failed exam may be tried again; null: at once.
    pub retry_at: Option<DateTime<Utc>>,
}

pub(crate) async fn run(academy: &Academy, request: ShowResult) -> Result<ResultView> {
    let desk = &*academy.desk().await;
    view(desk, super::parse(&request.attempt)?, Completed::default()).await
}

pub(crate) async fn view(desk: &Desk, id: AttemptId, completed: Completed) -> Result<ResultView> {
    let paper = Paper::open(desk, id).await?;
    let (attempt, start) = get(desk, &id)?;
    let end = attempt.submission().ok_or_else(|| Failure::not_found(format!("result of {id}")))?;
    let result = &end.value.result;
    let shelf = paper.shelf(desk)?;
    let place = shelf.quiz_item(&paper.quiz)?;
    let shown = paper.outline.rules.reveal.shows(true, true, result.passed);
    let questions = paper.questions().into_iter().filter(|_| shown);
    Ok(ResultView {
        attempt: id.to_string(),
        title: place.quiz.title.get(shelf.lang).clone(),
        is_exam: paper.quiz.is_exam(),
        course_id: place.course.id.clone(),
        course_title: place.course.title.get(shelf.lang).clone(),
        number: start.value.number,
        submitted_at: end.at,
        passed: result.passed,
        earned: result.earned,
        points: result.points,
        percent: result.percent,
        time_up: end.value.reason == SubmitReason::TimeUp,
        rules: row(desk, &shelf, &paper.quiz)?.rules,
        questions: questions.map(|question| paper.show(desk, attempt, question, true)).collect(),
        review: review(&shelf, place.course, &paper, result),
        next: shelf.neighbours(place.course, paper.quiz.as_str()).1,
        module_completed: completed.module,
        course_completed: completed.course,
        retry_at: retry_at(desk, &paper),
        quiz_id: paper.quiz.clone(),
    })
}

/// The lessons behind the questions that did not earn everything, in the order of the course.
fn review(shelf: &Shelf<'_>, course: &CourseEntry, paper: &Paper, result: &AttemptResult) -> Vec<Step> {
    let missed = |question: &&Question| {
        let mark = result.per_question.iter().find(|mark| mark.question == question.id.value);
        mark.is_none_or(|mark| mark.share < 1.0)
    };
    let own = paper.quiz.course();
    let lesson = |question: &Question| {
        let suffix = question.objective.as_ref()?.value.lesson_suffix.as_ref()?;
        Some(format!("{own}-{suffix}"))
    };
    let lessons: BTreeSet<_> = paper.questions().into_iter().filter(missed).filter_map(lesson).collect();
    shelf.steps(course).into_iter().filter(|step| lessons.contains(&step.id)).collect()
}

fn retry_at(desk: &Desk, paper: &Paper) -> Option<DateTime<Utc>> {
    match quiz_state(desk.record(), &paper.outline, desk.now()) {
        QuizState::Failed { next_allowed_at, .. } => next_allowed_at,
        _ => None,
    }
}
