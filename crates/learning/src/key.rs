//! The key of a question: what counts as right. `course` reads it from the content, `grade` compares a response
//! with it.

use std::collections::BTreeSet;

/// How a question with several parts is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scoring {
    /// Everything right, or nothing.
    #[default]
    All,
    /// By share, as each kind of question defines it.
    Partial,
}

/// What counts as right. Indices count from 0 in the order of the source file.
#[derive(Debug, Clone)]
pub enum AnswerKey {
    /// Single choice and true/false.
    Single {
        options: u32,
        right: u32,
    },
    Multiple {
        options: u32,
        right: BTreeSet<u32>,
        scoring: Scoring,
    },
    /// Items in source order; those with `right == false` are expected wrong answers with feedback of their own.
    Numeric {
        items: Vec<NumericItem>,
    },
    Text {
        items: Vec<TextItem>,
    },
    /// `pairs[left]` is the right cell's index among `rights` distinct right cells (distractors included).
    Matching {
        pairs: Vec<u32>,
        rights: u32,
        scoring: Scoring,
    },
    /// The source order is the right order.
    Ordering {
        items: u32,
        scoring: Scoring,
    },
    Cloze {
        gaps: Vec<GapKey>,
        scoring: Scoring,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub struct NumericItem {
    pub accept: NumericRange,
    pub right: bool,
}

#[derive(Debug, Clone)]
pub struct TextItem {
    pub accept: TextPattern,
    pub right: bool,
}

/// An inclusive range of accepted numbers, both ends finite, `low <= high`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumericRange {
    pub low: f64,
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

#[derive(Debug, Clone)]
pub enum GapKey {
    /// Any of these, typed.
    Typed(Vec<TextPattern>),
    /// A number, typed.
    Numeric(NumericRange),
    /// A drop-down.
    Choice { options: u32, right: u32 },
}
