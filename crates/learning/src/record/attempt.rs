//! What is known of one attempt. Its facts may come in any order; answers without a start wait for it.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::journal::{Entry, Journal};
use crate::attempt::{AttemptResult, Extension, deadline};
use crate::fact::{Fact, FactBody, ItemRef, SubmitReason};
use crate::id::QuestionId;
use crate::response::Response;

/// How an attempt began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptStart {
    /// The quiz or exam, as it was.
    pub quiz: ItemRef,
    /// The edition it is graded on.
    pub edition: String,
    /// Which try, from 1.
    pub number: u32,
    /// Seed of draw and shuffle; 0 when the fact's text is not a number.
    pub seed: u64,
    /// The questions drawn, in the order shown.
    pub questions: Vec<QuestionId>,
    /// The time limit in seconds, before any extension.
    pub time_limit_s: Option<u32>,
}

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Submission {
    /// How it was graded.
    pub result: AttemptResult,
    /// Who ended it.
    pub reason: SubmitReason,
}

/// What is known of one attempt.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AttemptRecord {
    started: Journal<AttemptStart>,
    answers: BTreeMap<QuestionId, Journal<Response>>,
    submitted: Journal<Submission>,
}

impl AttemptRecord {
    pub(super) fn apply(&mut self, fact: &Fact) {
        match &fact.body {
            FactBody::AttemptStarted { quiz, edition, number, seed, questions, time_limit_s, .. } => {
                let start = AttemptStart {
                    quiz: quiz.clone(),
                    edition: edition.clone(),
                    number: *number,
                    seed: seed.parse().unwrap_or(0),
                    questions: questions.clone(),
                    time_limit_s: *time_limit_s,
                };
                self.started.add(fact, start);
            }
            FactBody::AttemptAnswered { question, response, .. } => {
                self.answers.entry(question.clone()).or_default().add(fact, response.clone());
            }
            FactBody::AttemptSubmitted { result, reason, .. } => {
                self.submitted.add(fact, Submission { result: result.clone(), reason: *reason });
            }
            _ => {}
        }
    }

    /// How it began; `None` while only later facts have arrived.
    #[must_use]
    pub fn start(&self) -> Option<&Entry<AttemptStart>> {
        self.started.first()
    }

    /// The latest answer to a question.
    #[must_use]
    pub fn find_answer(&self, question: &QuestionId) -> Option<&Response> {
        self.answers.get(question)?.latest().map(|entry| &entry.value)
    }

    /// The latest answer to every question answered.
    #[must_use]
    pub fn answers(&self) -> BTreeMap<QuestionId, Response> {
        let latest = |journal: &Journal<Response>| Some(journal.latest()?.value.clone());
        self.answers.iter().filter_map(|(id, journal)| Some((id.clone(), latest(journal)?))).collect()
    }

    /// How it ended. The first hand-in counts: one from a second device, after the answers were shown, does not.
    #[must_use]
    pub fn submission(&self) -> Option<&Entry<Submission>> {
        self.submitted.first()
    }

    /// When its time is up for a learner with this extension; `None` without a limit or a start.
    #[must_use]
    pub fn deadline(&self, extension: Extension) -> Option<DateTime<Utc>> {
        let start = self.start()?;
        let limit = start.value.time_limit_s.map(|seconds| Duration::from_secs(seconds.into()));
        deadline(start.at, limit, extension)
    }

    /// Whether it has begun and was not handed in.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.started.is_empty() && self.submitted.is_empty()
    }
}
