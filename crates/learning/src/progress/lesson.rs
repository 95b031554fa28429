//! Lessons and labs.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::id::{LessonId, QuestionId, StepId};
use crate::outline::{LessonKind, LessonOutline, StepOutline};
use crate::record::{LessonRecord, Record};
use crate::rev::Rev;

/// How far a lesson or lab is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum LessonState {
    /// Nothing was answered or ticked.
    NotStarted,
    /// Something was.
    Started,
    /// Completed, on this major revision or a newer one.
    Done {
        /// When it was first completed.
        at: DateTime<Utc>,
    },
    /// Completed, but what it asks has changed since (a major revision). Counts as done; may be refreshed.
    DoneOnOlderRevision {
        /// When it was first completed.
        at: DateTime<Utc>,
        /// The newest revision completed.
        rev: Rev,
    },
}

/// A lesson's or lab's row on the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LessonProgress {
    /// Its id.
    pub id: LessonId,
    /// Lesson or lab.
    pub kind: LessonKind,
    /// How far it is.
    pub state: LessonState,
}

/// What is still asked before a lesson or lab can be completed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Missing {
    /// Questions never answered.
    pub questions: Vec<QuestionId>,
    /// Steps with items not ticked.
    pub steps: Vec<StepId>,
}

impl LessonState {
    /// Whether it counts as done.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        matches!(self, Self::Done { .. } | Self::DoneOnOlderRevision { .. })
    }
}

impl Missing {
    /// Whether nothing is missing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.questions.is_empty() && self.steps.is_empty()
    }
}

/// What is missing before a completion may be recorded: every question answered at least once (a wrong answer will
/// do), every item of every step ticked.
#[must_use]
pub fn missing_for_completion(record: &Record, lesson: &LessonOutline) -> Missing {
    let done = record.find_lesson(&lesson.id);
    let answered = |id: &&QuestionId| done.is_some_and(|done| done.find_check(id).is_some());
    let ticked = |step: &&StepOutline| done.is_some_and(|done| step_done_at(done, step).is_some());
    Missing {
        questions: lesson.questions.iter().filter(|id| !answered(id)).cloned().collect(),
        steps: lesson.steps.iter().filter(|step| !ticked(step)).map(|step| step.id.clone()).collect(),
    }
}

/// When a lesson or lab was completed. A lesson needs its completion fact, because reading to the end leaves no other
/// trace; a lab is complete as well from the moment all its steps are done and all its questions answered.
#[must_use]
pub fn lesson_completion(record: &Record, lesson: &LessonOutline) -> Option<DateTime<Utc>> {
    let done = record.find_lesson(&lesson.id)?;
    done.completed_at().or_else(|| lab_done_at(done, lesson))
}

/// How far a lesson or lab is.
#[must_use]
pub fn lesson_state(record: &Record, lesson: &LessonOutline) -> LessonState {
    let Some(done) = record.find_lesson(&lesson.id) else { return LessonState::NotStarted };
    let all_done = lab_done_at(done, lesson);
    match (done.completed_at().or(all_done), done.completed_rev()) {
        (Some(at), Some(rev)) if rev.major < lesson.rev.major && all_done.is_none() => {
            LessonState::DoneOnOlderRevision { at, rev }
        }
        (Some(at), _) => LessonState::Done { at },
        (None, _) => LessonState::Started,
    }
}

/// When the last of a lab's steps and questions was done. Only a lab has steps.
fn lab_done_at(done: &LessonRecord, lesson: &LessonOutline) -> Option<DateTime<Utc>> {
    if lesson.steps.is_empty() {
        return None;
    }
    let steps = lesson.steps.iter().map(|step| step_done_at(done, step));
    let questions = lesson.questions.iter().map(|id| Some(done.find_check(id)?.first()?.at));
    latest(steps.chain(questions))
}

/// When the last of a step's items was ticked. A step without items is done by its fact alone.
fn step_done_at(done: &LessonRecord, step: &StepOutline) -> Option<DateTime<Utc>> {
    let touched = done.find_step(&step.id)?.first()?.at;
    if step.items.is_empty() {
        return Some(touched);
    }
    latest(step.items.iter().map(|item| done.ticked_at(&step.id, item)))
}

/// The latest of all; `None` when one is missing or there is none.
pub(super) fn latest(times: impl IntoIterator<Item = Option<DateTime<Utc>>>) -> Option<DateTime<Utc>> {
    times.into_iter().collect::<Option<Vec<_>>>()?.into_iter().max()
}
