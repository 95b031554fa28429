//! The learner's record: what the facts add up to.
//!
//! The fold does not depend on the order of facts or on repeats: every fact lands in a journal under its own
//! `(device, seq)`, and questions such as "the latest answer" are asked of the journal afterwards. Two different
//! facts under one `(device, seq)` are a fork, which storage and sync refuse before they come here.

mod attempt;
mod consent;
mod journal;
mod lesson;
mod request;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

pub use attempt::{AttemptRecord, AttemptStart, Submission};
pub use consent::{Choice, Consent, ConsentRecord};
pub use journal::{Entry, Journal};
pub use lesson::{CheckAnswer, LessonRecord};
pub use request::{ANSWER_WITHIN, Asked, RequestRecord, RequestState};

use crate::fact::{AttemptId, Fact, FactBody, ItemRef, RequestId, Right};
use crate::id::{CourseId, LessonId, ModuleId, QuizId};
use crate::outline::CourseOutline;

/// Everything a learner has done, by item.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Record {
    lessons: BTreeMap<String, LessonRecord>,
    attempts: BTreeMap<AttemptId, AttemptRecord>,
    /// Attempts with a start that names the quiz; should starts disagree, the attempt's record says which holds.
    attempts_at: BTreeMap<String, BTreeSet<AttemptId>>,
    modules: BTreeMap<String, Journal<ItemRef>>,
    courses: BTreeMap<String, Journal<ItemRef>>,
    consents: consent::Consents,
    requests: request::Requests,
}

impl Record {
    /// The record of these facts, in whatever order they come and however often.
    #[must_use]
    pub fn fold<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Self {
        let mut record = Self::default();
        facts.into_iter().for_each(|fact| record.apply(fact));
        record
    }

    /// Adds one fact; the result is that of a fold from scratch.
    pub fn apply(&mut self, fact: &Fact) {
        match &fact.body {
            FactBody::LessonCompleted { lesson } => {
                self.lesson_mut(&lesson.id).completions.add(fact, lesson.clone());
            }
            FactBody::CheckAnswered { lesson, question, response, share } => {
                let answer = CheckAnswer { response: response.clone(), share: sound_share(*share) };
                self.lesson_mut(&lesson.id).checks.entry(question.clone()).or_default().add(fact, answer);
            }
            FactBody::LabStepDone { lab, step, items } => {
                self.lesson_mut(&lab.id).steps.entry(step.clone()).or_default().add(fact, items.clone());
            }
            FactBody::ModuleCompleted { module } => {
                self.modules.entry(module.id.clone()).or_default().add(fact, module.clone());
            }
            FactBody::CourseCompleted { course } => {
                self.courses.entry(course.id.clone()).or_default().add(fact, course.clone());
            }
            FactBody::AttemptStarted { attempt, quiz, .. } => {
                self.attempts_at.entry(quiz.id.clone()).or_default().insert(*attempt);
                self.attempts.entry(*attempt).or_default().apply(fact);
            }
            FactBody::AttemptAnswered { attempt, .. } | FactBody::AttemptSubmitted { attempt, .. } => {
                self.attempts.entry(*attempt).or_default().apply(fact);
            }
            FactBody::ConsentDecided { .. } => consent::apply(&mut self.consents, fact),
            FactBody::RightRequested { .. } | FactBody::RightRequestMarked { .. } => {
                request::apply(&mut self.requests, fact);
            }
        }
    }

    /// What a course's progress depends on, without the rest: a copy to try facts on.
    #[must_use]
    pub fn part_for(&self, course: &CourseOutline) -> Self {
        let modules = || course.modules.iter();
        let lessons = modules().flat_map(|module| &module.lessons).map(|lesson| lesson.id.as_str());
        let quizzes = modules().filter_map(|module| module.quiz.as_ref()).chain(&course.exam);
        let attempts_at = picked(&self.attempts_at, quizzes.map(|quiz| quiz.id.as_str()));
        let attempts = attempts_at.values().flatten();
        Self {
            lessons: picked(&self.lessons, lessons),
            attempts: attempts.filter_map(|id| Some((*id, self.attempts.get(id)?.clone()))).collect(),
            modules: picked(&self.modules, modules().map(|module| module.id.as_str())),
            courses: picked(&self.courses, std::iter::once(course.id.as_str())),
            attempts_at,
            consents: BTreeMap::new(),
            requests: BTreeMap::new(),
        }
    }

    /// What was done in a lesson or lab, if anything.
    #[must_use]
    pub fn find_lesson(&self, lesson: &LessonId) -> Option<&LessonRecord> {
        self.lessons.get(lesson.as_str())
    }

    /// An attempt, if anything is known of it.
    #[must_use]
    pub fn find_attempt(&self, attempt: &AttemptId) -> Option<&AttemptRecord> {
        self.attempts.get(attempt)
    }

    /// Every attempt of which anything is known, by id.
    pub fn attempts(&self) -> impl Iterator<Item = (AttemptId, &AttemptRecord)> {
        self.attempts.iter().map(|(id, attempt)| (*id, attempt))
    }

    /// The attempts at a quiz whose start is known, by number, then time, then id.
    #[must_use]
    pub fn list_attempts(&self, quiz: &QuizId) -> Vec<(AttemptId, &AttemptRecord)> {
        let ids = self.attempts_at.get(quiz.as_str()).into_iter().flatten();
        let mut list: Vec<_> = ids
            .filter_map(|id| Some((*id, self.attempts.get(id)?)))
            .filter_map(|(id, attempt)| Some((id, attempt, attempt.start()?)))
            .filter(|(_, _, start)| start.value.quiz.id == quiz.as_str())
            .collect();
        list.sort_by_key(|(id, _, start)| (start.value.number, start.at, *id));
        list.into_iter().map(|(id, attempt, _)| (id, attempt)).collect()
    }

    /// When a module was first written down as complete.
    #[must_use]
    pub fn module_completed_at(&self, module: &ModuleId) -> Option<DateTime<Utc>> {
        self.modules.get(module.as_str()).and_then(Journal::first).map(|entry| entry.at)
    }

    /// When a course was first written down as complete.
    #[must_use]
    pub fn course_completed_at(&self, course: &CourseId) -> Option<DateTime<Utc>> {
        self.courses.get(course.as_str()).and_then(Journal::first).map(|entry| entry.at)
    }

    /// What holds for a purpose; `valid` are the versions of the notice since its last material change.
    #[must_use]
    pub fn consent(&self, purpose: &str, valid: &[&str]) -> Consent {
        self.consents.get(purpose).map_or(Consent::Requested, |record| record.state(valid))
    }

    /// All that was said to purposes, by purpose.
    pub fn consents(&self) -> impl Iterator<Item = (&str, &ConsentRecord)> {
        self.consents.iter().map(|(purpose, record)| (purpose.as_str(), record))
    }

    /// Every request about the own data of which anything is known, by id.
    pub fn requests(&self) -> impl Iterator<Item = (RequestId, &RequestRecord)> {
        self.requests.iter().map(|(id, request)| (*id, request))
    }

    /// A request, if anything is known of it.
    #[must_use]
    pub fn find_request(&self, request: &RequestId) -> Option<&RequestRecord> {
        self.requests.get(request)
    }

    /// Objections to a purpose and restrictions of it that stand, each with its request and when it was made.
    pub fn limits(&self, purpose: &str) -> impl Iterator<Item = (RequestId, Right, DateTime<Utc>)> {
        let standing = self.requests().filter(|(_, request)| request.stands());
        standing.filter_map(move |(id, request)| {
            let asked = request.asked()?;
            let limits = matches!(asked.value.right, Right::Object | Right::Restrict);
            let is_it = limits && asked.value.purpose.as_deref() == Some(purpose);
            is_it.then_some((id, asked.value.right, asked.at))
        })
    }

    /// When something was last learned: the latest of all entries of lessons, attempts and completions, by the clocks of
    /// then.
    #[must_use]
    pub fn last_learned_at(&self) -> Option<DateTime<Utc>> {
        let lessons = self.lessons.values().filter_map(LessonRecord::touched_at);
        let attempts = self.attempts.values().filter_map(|attempt| Some(attempt.start()?.at));
        lessons.chain(attempts).max()
    }

    fn lesson_mut(&mut self, id: &str) -> &mut LessonRecord {
        self.lessons.entry(id.to_owned()).or_default()
    }
}

fn picked<'a, T: Clone>(
    from: &BTreeMap<String, T>,
    keys: impl Iterator<Item = &'a str>,
) -> BTreeMap<String, T> {
    keys.filter_map(|key| from.get_key_value(key)).map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// A share from elsewhere is held to 0..=1; what is not a number earned nothing.
fn sound_share(share: f64) -> f64 {
    if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) }
}
