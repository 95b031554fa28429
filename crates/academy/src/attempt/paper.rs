//! The questions of one attempt, from the edition it began on.

use std::collections::BTreeMap;

use course::{
    question::Question,
    quiz::{QuizBody, read_quiz},
};
use learning::{
    attempt::Scored,
    fact::AttemptId,
    id::{QuestionId, QuizId},
    outline::QuizOutline,
    record::{AttemptRecord, AttemptStart},
    response::Response,
};
use serde_json::Value;

use super::get;
use crate::{
    desk::{Desk, key},
    failure::{Failure, Result},
    question::{Answered, Asked, Solution, view::QuestionView},
    shelf::{Page, Shelf},
};

/// What it takes to show and grade an attempt. It borrows nothing, so that an answer can be written between reading
/// it and showing it.
#[derive(Debug)]
pub struct Paper {
    pub page: Page,
    pub outline: QuizOutline,
    pub quiz: QuizId,
    pub id: AttemptId,
    pub start: AttemptStart,
    body: QuizBody,
}

impl Paper {
    /// Reads the quiz from the edition that the attempt began on, in the language of the lessons.
    pub async fn open(desk: &Desk, id: AttemptId) -> Result<Self> {
        let start = get(desk, &id)?.1.value.clone();
        let shelf = desk.pinned_shelf(&start)?;
        let quiz: QuizId = start.quiz.id.parse().map_err(|_| Failure::not_found(&start.quiz.id))?;
        let outline = shelf.quiz_outline(shelf.quiz_item(&quiz)?)?.clone();
        let page = shelf.page(quiz.as_str()).await?;
        let (body, _) = read_quiz(&page.document, &page.file());
        Ok(Self { page, outline, quiz, id, start, body })
    }

    /// The edition that the attempt began on.
    pub fn shelf<'d>(&self, desk: &'d Desk) -> Result<Shelf<'d>> {
        desk.pinned_shelf(&self.start)
    }

    /// The drawn questions in the order shown.
    pub fn questions(&self) -> Vec<&Question> {
        let all = self.body.pools.iter().flat_map(|pool| &pool.questions);
        let by_id: BTreeMap<_, _> = all.map(|question| (&question.id.value, question)).collect();
        self.start.questions.iter().filter_map(|id| by_id.get(id).copied()).collect()
    }

    pub fn find(&self, id: &QuestionId) -> Result<&Question> {
        let found = self.questions().into_iter().find(|question| question.id.value == *id);
        found.ok_or_else(|| Failure::not_found(id.to_string()))
    }

    pub fn scored(&self) -> Vec<Scored<'_>> {
        self.questions()
            .into_iter()
            .map(|question| Scored {
                question: &question.id.value,
                key: &question.key,
                points: question.points,
            })
            .collect()
    }

    /// A question with its answer so far. Feedback is given where `reveal` allows it.
    pub fn show(
        &self,
        desk: &Desk,
        attempt: &AttemptRecord,
        question: &Question,
        reveal: bool,
    ) -> QuestionView {
        let id = &question.id.value;
        let context = self.page.context();
        let asked = Asked {
            document: &self.page.document,
            question,
            context: &context,
            seed: self.start.seed,
            shuffle: self.outline.rules.shuffle.options(),
        };
        let answer: Option<Response> = attempt.find_answer(id).cloned();
        let feedback = reveal.then(|| match &answer {
            Some(response) => asked.feedback(response, Solution::Show),
            None => asked.unanswered(),
        });
        asked.view(Answered { answer, feedback, flagged: self.is_flagged(desk, id) })
    }

    fn is_flagged(&self, desk: &Desk, question: &QuestionId) -> bool {
        let key = key::of(key::FLAG, &[&self.id.to_string(), question.as_str()]);
        key.is_ok_and(|key| desk.register(key.as_str()) == Some(&Value::Bool(true)))
    }
}
