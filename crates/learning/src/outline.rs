//! What progress is measured against: the shape of a course in one edition, without its text.
//!
//! Made from an edition by the content reader; must not know Markdown or files.

mod seconds;

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::fact::ItemRef;
use crate::hash::ContentHash;
use crate::id::{CourseId, LessonId, ModuleId, PoolId, QuestionId, QuizId, StepId};
use crate::rev::Rev;

/// A course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseOutline {
    /// Its id.
    pub id: CourseId,
    /// Its revision.
    pub rev: Rev,
    /// Its modules, in order.
    pub modules: Vec<ModuleOutline>,
    /// Its exam, if it has one.
    pub exam: Option<QuizOutline>,
}

/// A module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleOutline {
    /// Its id.
    pub id: ModuleId,
    /// Its lessons and labs, in order.
    pub lessons: Vec<LessonOutline>,
    /// Its quiz, if it has one.
    pub quiz: Option<QuizOutline>,
}

/// What stands in a module's list of lessons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum LessonKind {
    /// A text with a check.
    Lesson,
    /// Steps to carry out.
    Lab,
}

/// A lesson or a lab.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonOutline {
    /// Its id.
    pub id: LessonId,
    /// Lesson or lab.
    pub kind: LessonKind,
    /// Its revision.
    pub rev: Rev,
    /// Hash of its content.
    pub hash: ContentHash,
    /// The questions of its check, or of a lab's steps.
    pub questions: Vec<QuestionId>,
    /// A lab's steps; empty for a lesson.
    pub steps: Vec<StepOutline>,
}

/// A step of a lab.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepOutline {
    /// Its id.
    pub id: StepId,
    /// Short hashes of its items' text, in order.
    pub items: Vec<String>,
}

/// A module's quiz or a course's exam.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuizOutline {
    /// Its id.
    pub id: QuizId,
    /// Its revision.
    pub rev: Rev,
    /// Hash of its content.
    pub hash: ContentHash,
    /// How it is taken.
    pub rules: QuizRules,
    /// Its pools, in order.
    pub pools: Vec<PoolOutline>,
}

/// How a quiz is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct QuizRules {
    /// Share of the points needed, in percent (50 to 100).
    pub pass_percent: u8,
    /// How many attempts may be handed in before one passes; `None` (or 0) is no limit.
    pub attempts: Option<u32>,
    /// Wait after a failed attempt; whole seconds in JSON.
    #[serde(with = "seconds")]
    #[cfg_attr(feature = "ts", ts(type = "number | null"))]
    pub cooldown: Option<Duration>,
    /// When answers and feedback are shown.
    pub reveal: Reveal,
    /// Time for one attempt, before any extension; whole seconds in JSON.
    #[serde(with = "seconds")]
    #[cfg_attr(feature = "ts", ts(type = "number | null"))]
    pub time_limit: Option<Duration>,
    /// What is shuffled.
    pub shuffle: Shuffle,
}

/// When the right answers and the feedback of a quiz are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Reveal {
    /// After each question.
    Each,
    /// After handing in.
    Submit,
    /// After passing.
    Pass,
    /// Never.
    Never,
}

/// What a quiz shuffles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Shuffle {
    /// Questions and their options.
    #[default]
    Both,
    /// Only the order of the questions.
    Questions,
    /// Only the options within each question.
    Options,
    /// Nothing: the order of the source file.
    None,
}

/// A group of questions of which all or some are drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoolOutline {
    /// Its id.
    pub id: PoolId,
    /// How many are drawn; `None` is all.
    pub draw: Option<u32>,
    /// Its questions, in order.
    pub questions: Vec<QuestionOutline>,
}

/// A question of a quiz.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionOutline {
    /// Its id.
    pub id: QuestionId,
    /// What it is worth, 1 to 5.
    pub points: u32,
}

impl CourseOutline {
    /// How a fact names this course. The hash is of the outline itself: it says exactly what "complete" meant.
    #[must_use]
    pub fn reference(&self) -> ItemRef {
        ItemRef { id: self.id.to_string(), rev: self.rev, hash: outline_hash(self) }
    }

    /// How a fact names a module of this course: with the course's revision and the hash of the module's outline.
    #[must_use]
    pub fn module_reference(&self, module: &ModuleOutline) -> ItemRef {
        ItemRef { id: module.id.to_string(), rev: self.rev, hash: outline_hash(module) }
    }

    /// Lessons, labs and quizzes, the exam included.
    #[must_use]
    pub fn item_count(&self) -> u32 {
        self.modules.iter().map(ModuleOutline::item_count).sum::<u32>() + u32::from(self.exam.is_some())
    }
}

impl ModuleOutline {
    /// Lessons, labs and the quiz.
    #[must_use]
    pub fn item_count(&self) -> u32 {
        u32::try_from(self.lessons.len()).unwrap_or(u32::MAX).saturating_add(u32::from(self.quiz.is_some()))
    }
}

impl LessonOutline {
    /// How a fact names it.
    #[must_use]
    pub fn reference(&self) -> ItemRef {
        ItemRef { id: self.id.to_string(), rev: self.rev, hash: self.hash }
    }
}

impl QuizOutline {
    /// How a fact names it.
    #[must_use]
    pub fn reference(&self) -> ItemRef {
        ItemRef { id: self.id.to_string(), rev: self.rev, hash: self.hash }
    }
}

impl QuizRules {
    /// The limit of attempts, with 0 read as none.
    #[must_use]
    pub fn attempt_limit(&self) -> Option<u32> {
        self.attempts.filter(|limit| *limit > 0)
    }
}

impl Reveal {
    /// Whether right answers and feedback may be shown now: for a question that was `answered`, in an attempt that was
    /// `submitted` or not, of a quiz that was `passed` (in this attempt or an earlier one) or not.
    #[must_use]
    pub const fn shows(self, answered: bool, submitted: bool, passed: bool) -> bool {
        match self {
            Self::Each => answered || submitted,
            Self::Submit => submitted,
            Self::Pass => submitted && passed,
            Self::Never => false,
        }
    }
}

impl Shuffle {
    /// Whether the order of the questions is shuffled.
    #[must_use]
    pub const fn questions(self) -> bool {
        matches!(self, Self::Both | Self::Questions)
    }

    /// Whether the options within a question are shuffled.
    #[must_use]
    pub const fn options(self) -> bool {
        matches!(self, Self::Both | Self::Options)
    }
}

#[expect(clippy::expect_used, reason = "no map and no fallible Serialize inside an outline")]
fn outline_hash(outline: &impl Serialize) -> ContentHash {
    ContentHash::of(&serde_json::to_vec(outline).expect("an outline has a JSON form"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_show_no_earlier_than_the_rules_say() {
        // (answered, submitted, passed): while answering, handed in and failed, handed in and passed
        let moments = [(true, false, true), (true, true, false), (true, true, true)];
        let shows = |reveal: Reveal| moments.map(|(a, s, p)| reveal.shows(a, s, p));
        assert_eq!(shows(Reveal::Each), [true, true, true]);
        assert_eq!(shows(Reveal::Submit), [false, true, true]);
        assert_eq!(shows(Reveal::Pass), [false, false, true]);
        assert_eq!(shows(Reveal::Never), [false, false, false]);
        assert!(!Reveal::Each.shows(false, false, false));
    }
}
