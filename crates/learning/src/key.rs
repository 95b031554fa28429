//! The key of a question: what counts as right. `course` reads it from the content, `grade` compares a response
//! with it.

mod decimal;
mod numeric;
mod text;

use std::collections::BTreeSet;

pub use text::normalise;

/// How a question with several parts is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scoring {
    /// Everything right, or nothing.
    #[default]
    All,
    /// By share, as each kind of question defines it.
    Partial,
}

/// A key that the author wrote and the grammar does not allow.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not a number with a dot as decimal sign, or more than 15 digits.
    #[error("`{0}` is not a number (digits, with a dot as decimal sign, at most 15 digits)")]
    Number(String),
    /// The tolerance is below zero.
    #[error("the tolerance `{0}` must not be below zero")]
    Tolerance(String),
    /// The range runs backwards.
    #[error("the range `{0}` must run from the lower to the higher number")]
    Reversed(String),
    /// Nothing is written.
    #[error("the answer is empty")]
    Empty,
    /// The regular expression cannot be read.
    #[error("the regular expression cannot be read: {0}")]
    Regex(String),
    /// The regular expression accepts an empty answer.
    #[error("the regular expression `{0}` accepts an empty answer")]
    MatchesEmpty(String),
}

/// What counts as right. Indices count from 0 in the order of the source file.
#[derive(Debug, Clone)]
pub enum AnswerKey {
    /// Single choice and true/false.
    Single {
        /// How many options.
        options: u32,
        /// The right one.
        right: u32,
    },
    /// Multiple choice.
    Multiple {
        /// How many options.
        options: u32,
        /// The right ones.
        right: BTreeSet<u32>,
        /// All or by share: `max(0, (right ticked - wrong ticked) / right)`.
        scoring: Scoring,
    },
    /// Items in source order; those with `right == false` are expected wrong answers with feedback of their own.
    Numeric {
        /// Right and expected wrong numbers.
        items: Vec<NumericItem>,
    },
    /// Short text, items as in `Numeric`.
    Text {
        /// Right and expected wrong texts.
        items: Vec<TextItem>,
    },
    /// `pairs[left]` is the right cell's index among `rights` distinct right cells (distractors included).
    Matching {
        /// For each left cell its right cell.
        pairs: Vec<u32>,
        /// How many distinct right cells.
        rights: u32,
        /// All or by share of right pairs.
        scoring: Scoring,
    },
    /// The source order is the right order.
    Ordering {
        /// How many items.
        items: u32,
        /// All or by share of right neighbouring pairs.
        scoring: Scoring,
    },
    /// Gaps in a text.
    Cloze {
        /// What each gap accepts.
        gaps: Vec<GapKey>,
        /// All or by share of right gaps.
        scoring: Scoring,
    },
}

/// A right or an expected wrong number.
#[derive(Debug, Clone, PartialEq)]
pub struct NumericItem {
    /// The numbers it stands for.
    pub accept: NumericRange,
    /// Whether they are right.
    pub right: bool,
}

/// A right or an expected wrong text.
#[derive(Debug, Clone)]
pub struct TextItem {
    /// The texts it stands for.
    pub accept: TextPattern,
    /// Whether they are right.
    pub right: bool,
}

/// An inclusive range of accepted numbers, both ends finite, `low <= high`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumericRange {
    /// The least number accepted.
    pub low: f64,
    /// The greatest number accepted.
    pub high: f64,
}

/// Accepted text.
#[derive(Debug, Clone)]
pub enum TextPattern {
    /// Compared after Unicode NFC, trimming, joining spaces and ignoring case.
    Literal(String),
    /// The `regex` crate's syntax, matched against the whole normalised answer, ignoring case.
    Pattern(regex::Regex),
}

/// What a gap of a cloze accepts.
#[derive(Debug, Clone)]
pub enum GapKey {
    /// Any of these, typed.
    Typed(Vec<TextPattern>),
    /// A number, typed.
    Numeric(NumericRange),
    /// A drop-down.
    Choice {
        /// How many options.
        options: u32,
        /// The right one.
        right: u32,
    },
}
