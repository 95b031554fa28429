//! A question: an H3 of a check, a quiz or an H4 of a lab, with its answer block, key, hints and feedback.
//!
//! Knows how a question is written. Must not know how an answer is compared with the key (crate `learning`).

pub(crate) mod block;
mod choice;
mod cloze;
pub(crate) mod craft;
mod gap;
pub(crate) mod id;
mod key;
mod keyed;
pub(crate) mod list;
mod marks;
mod matching;
mod ordering;
mod read;
#[cfg(test)]
mod tests;

use learning::{
    id::{ObjectiveId, QuestionId},
    key::AnswerKey,
};

pub(crate) use read::{Objective, read};

use crate::{
    document::Part,
    span::{Span, Spanned},
};

#[derive(Debug, Clone)]
pub struct Question {
    pub id: Spanned<QuestionId>,
    /// Index into `Document::headings`.
    pub heading: usize,
    pub kind: QuestionKind,
    /// The heading's inline events.
    pub stem: Part,
    /// The stem as plain text.
    pub text: String,
    /// Between the stem and the answer block, without the hints; empty when there is none.
    pub context: Vec<Part>,
    /// Shown one at a time.
    pub hints: Vec<Part>,
    pub answer: Answer,
    pub key: AnswerKey,
    /// Shown after the answer.
    pub explanation: Option<Part>,
    pub objective: Option<Spanned<ObjectiveRef>>,
    /// 1 to 5.
    pub points: u32,
    /// 1 easy, 2 medium, 3 hard.
    pub difficulty: Option<u8>,
    /// The options keep the order of the file.
    pub fixed: bool,
    /// Heading and body.
    pub span: Span,
    /// The answer block.
    pub answer_span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuestionKind {
    Single,
    TrueFalse,
    Multiple,
    Numeric { unit: Option<String> },
    Text,
    Matching,
    Ordering,
    Cloze,
}

/// What the screen needs to ask, in the order of the file.
#[derive(Debug, Clone)]
pub enum Answer {
    /// Choices, numeric and text items, and the items of an ordering (in the right order).
    Options(Vec<OptionItem>),
    Matching(Matching),
    Cloze(Cloze),
}

#[derive(Debug, Clone)]
pub struct OptionItem {
    /// Inline events, or blocks when the item has several.
    pub content: Part,
    pub text: String,
    /// Whether it is ticked; `true` for the items of an ordering.
    pub right: bool,
    pub feedback: Option<Part>,
    pub span: Span,
}

#[derive(Debug, Clone)]
pub struct Matching {
    /// The headings of the two columns.
    pub titles: [Cell; 2],
    pub left: Vec<Cell>,
    /// Distinct, in the order of first appearance, distractors included; the key counts in this list.
    pub right: Vec<Cell>,
    /// For each left cell.
    pub feedback: Vec<Option<Part>>,
}

#[derive(Debug, Clone, Default)]
pub struct Cell {
    pub content: Part,
    pub text: String,
}

#[derive(Debug, Clone)]
pub struct Cloze {
    /// Paragraphs, each a sequence of pieces.
    pub paragraphs: Vec<Vec<ClozePiece>>,
    /// In order; the key counts in this list.
    pub gaps: Vec<Gap>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClozePiece {
    /// Inline events.
    Text(Part),
    /// Index into `Cloze::gaps`.
    Gap(usize),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    pub kind: GapKind,
    /// From `[[` to `]]`.
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GapKind {
    Typed,
    Numeric,
    /// A drop-down with these options.
    Choice(Vec<String>),
}

/// `obj=o2` in a lesson, `obj=l06.o2` in a quiz.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectiveRef {
    /// `l06`; the course is the file's own.
    pub lesson_suffix: Option<String>,
    pub objective: ObjectiveId,
}

impl Question {
    /// The options of a choice, numeric, text or ordering question; empty for the others.
    #[must_use]
    pub fn options(&self) -> &[OptionItem] {
        match &self.answer {
            Answer::Options(options) => options,
            Answer::Matching(_) | Answer::Cloze(_) => &[],
        }
    }
}
