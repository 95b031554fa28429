//! What was done in one lesson or lab.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::journal::Journal;
use crate::fact::ItemRef;
use crate::id::{QuestionId, StepId};
use crate::response::Response;
use crate::rev::Rev;

/// One answer to a question of a check.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckAnswer {
    /// The answer.
    pub response: Response,
    /// What it earned, 0 to 1.
    pub share: f64,
}

/// What was done in one lesson or lab.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LessonRecord {
    pub(super) completions: Journal<ItemRef>,
    pub(super) checks: BTreeMap<QuestionId, Journal<CheckAnswer>>,
    pub(super) steps: BTreeMap<StepId, Journal<Vec<String>>>,
}

impl LessonRecord {
    /// Every completion, with the revision and hash completed.
    #[must_use]
    pub const fn completions(&self) -> &Journal<ItemRef> {
        &self.completions
    }

    /// When it was first completed.
    #[must_use]
    pub fn completed_at(&self) -> Option<DateTime<Utc>> {
        self.completions.first().map(|entry| entry.at)
    }

    /// The newest revision completed.
    #[must_use]
    pub fn completed_rev(&self) -> Option<Rev> {
        self.completions.iter().map(|(_, entry)| entry.value.rev).max()
    }

    /// The answers to a question of its check, if it was answered: `latest` for the screen, `first` for what was
    /// known at first sight, `len` for how often.
    #[must_use]
    pub fn find_check(&self, question: &QuestionId) -> Option<&Journal<CheckAnswer>> {
        self.checks.get(question)
    }

    /// Every question answered, with its answers.
    pub fn checks(&self) -> impl Iterator<Item = (&QuestionId, &Journal<CheckAnswer>)> {
        self.checks.iter()
    }

    /// The ticks of a step. A tick stays: what is ticked is the union over all facts.
    #[must_use]
    pub fn find_step(&self, step: &StepId) -> Option<&Journal<Vec<String>>> {
        self.steps.get(step)
    }

    /// When an item of a step was first ticked.
    #[must_use]
    pub fn ticked_at(&self, step: &StepId, item: &str) -> Option<DateTime<Utc>> {
        let entries = self.steps.get(step)?.iter();
        entries.filter(|(_, entry)| entry.value.iter().any(|ticked| ticked == item)).map(|(_, e)| e.at).min()
    }

    /// When anything was last done here.
    #[must_use]
    pub fn touched_at(&self) -> Option<DateTime<Utc>> {
        let completed = self.completions.latest().map(|entry| entry.at);
        let checked = self.checks.values().filter_map(|journal| Some(journal.latest()?.at)).max();
        let ticked = self.steps.values().filter_map(|journal| Some(journal.latest()?.at)).max();
        completed.max(checked).max(ticked)
    }
}
