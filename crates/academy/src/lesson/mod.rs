//! Pelajaran: reading, checks, position, notes and bookmarks.

pub mod answer;
pub mod bookmark;
pub mod complete;
pub mod note;
pub mod open;
pub mod position;

use course::question::Question;
use learning::{
    id::{LessonId, QuestionId},
    record::{LessonRecord, Record},
    response::Response,
};

use crate::{
    desk::Desk,
    question::{Answered, Asked, Solution, view::QuestionView},
    shelf::Page,
};

/// A question of a lesson's check or a lab's step, with what the learner answered last.
pub(crate) fn ask_check(desk: &Desk, lesson: &LessonId, page: &Page, question: &Question) -> QuestionView {
    let context = page.context();
    let asked =
        Asked { document: &page.document, question, context: &context, seed: desk.seed(), shuffle: true };
    let known = latest_answer(desk.record(), lesson, &question.id.value);
    asked.view(known.map_or_else(Answered::default, |(response, solution)| Answered {
        feedback: Some(asked.feedback(&response, solution)),
        answer: Some(response),
        flagged: false,
    }))
}

/// What is known of a question of a check: the latest answer, and whether the right one may be shown with it.
fn latest_answer(record: &Record, lesson: &LessonId, question: &QuestionId) -> Option<(Response, Solution)> {
    let check = record.find_lesson(lesson).and_then(|lesson| lesson.find_check(question))?;
    let latest = check.latest()?;
    Some((latest.value.response.clone(), solution(latest.value.share, check.len())))
}

/// One wrong try keeps the right answer back, so that the second can still be thought about.
pub(crate) fn solution(share: f64, tries: u32) -> Solution {
    if share >= 1.0 || tries >= 2 { Solution::Show } else { Solution::Keep }
}

/// How many of these questions were answered at least once.
pub(crate) fn answered(lesson: Option<&LessonRecord>, questions: &[QuestionId]) -> u32 {
    let known = questions.iter().filter(|id| lesson.is_some_and(|lesson| lesson.find_check(id).is_some()));
    crate::question::count(known.count())
}
