//! `lesson.answer`: an answer to a check question. Kept before the feedback is shown; any number of tries.

use course::{lab::read_lab, lesson::read_lesson, question::Question};
use device::Change;
use learning::{
    fact::FactBody,
    grade::grade,
    id::{LessonId, QuestionId},
    outline::LessonKind,
    progress::lesson_state,
    response::Response,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{answered, solution};
use crate::{
    Academy,
    course::{LessonState, progress},
    desk::Desk,
    failure::{Failure, Result},
    question::{self, Asked, view::FeedbackView},
    shelf::Page,
};

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

pub(crate) async fn run(academy: &Academy, request: AnswerCheck) -> Result<CheckAnswered> {
    question::size::check(&request.response)?;
    let desk = &mut *academy.desk().await;
    let shelf = desk.shelf()?;
    let place = shelf.lesson_item(&request.lesson)?;
    let page = shelf.page(request.lesson.as_str()).await?;
    let question = find(&page, place.lesson.kind, &request.question)?;
    let share = grade(&question.key, &request.response).share;
    let outline = shelf.lesson_outline(place)?.clone();
    let course = place.course.id.clone();
    let fact = FactBody::CheckAnswered {
        lesson: outline.reference(),
        question: request.question.clone(),
        response: request.response.clone(),
        share,
    };
    let change = Change { facts: vec![fact], registers: Vec::new() };
    match outline.kind {
        // A lesson is only complete when its learner goes on, so an answer completes nothing by itself.
        LessonKind::Lesson => desk.commit(change).await?,
        LessonKind::Lab => drop(desk.commit_in(&course, change).await?),
    }
    Ok(CheckAnswered {
        feedback: feedback(desk, &page, &question, &request),
        answered: answered(desk.record().find_lesson(&request.lesson), &outline.questions),
        state: progress::lesson_state(lesson_state(desk.record(), &outline)),
    })
}

/// The question of a check or of a lab's step.
fn find(page: &Page, kind: LessonKind, id: &QuestionId) -> Result<Question> {
    let questions = match kind {
        LessonKind::Lesson => read_lesson(&page.document, &page.file()).0.questions,
        LessonKind::Lab => {
            let (body, _) = read_lab(&page.document, &page.file());
            body.steps.into_iter().filter_map(|step| step.question).collect()
        }
    };
    let found = questions.into_iter().find(|question| question.id.value == *id);
    found.ok_or_else(|| Failure::not_found(id.to_string()))
}

fn feedback(desk: &Desk, page: &Page, question: &Question, request: &AnswerCheck) -> FeedbackView {
    let context = page.context();
    let asked =
        Asked { document: &page.document, question, context: &context, seed: desk.seed(), shuffle: true };
    let check =
        desk.record().find_lesson(&request.lesson).and_then(|lesson| lesson.find_check(&request.question));
    let shown = check.and_then(|check| Some(solution(check.latest()?.value.share, check.len())));
    asked.feedback(&request.response, shown.unwrap_or(question::Solution::Keep))
}
