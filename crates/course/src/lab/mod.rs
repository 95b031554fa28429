//! The body of a lab: scenario, materials, steps with items to tick, expected result, discussion.

use std::ops::Range;

use learning::id::StepId;

use crate::{
    diagnostic::Diagnostic,
    document::{Document, FileContext, Part},
    page::{Section, Title},
    question::Question,
    span::{Span, Spanned},
};

#[derive(Debug, Clone, Default)]
pub struct LabBody {
    pub title: Title,
    pub opening: Part,
    pub scenario: Option<Section>,
    pub materials: Option<Section>,
    pub steps: Vec<Step>,
    pub expected: Option<Section>,
    /// Hidden until the learner asks or finishes.
    pub discussion: Option<Section>,
    /// Sections with other titles.
    pub others: Vec<Section>,
}

/// An H3 among the steps.
#[derive(Debug, Clone)]
pub struct Step {
    pub id: Spanned<StepId>,
    /// Index into `Document::headings`.
    pub heading: usize,
    pub title: String,
    /// Text and lists of items in the order of the file.
    pub blocks: Vec<StepBlock>,
    pub items: Vec<StepItem>,
    /// A question that checks the step's result.
    pub question: Option<Question>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepBlock {
    Text(Part),
    /// Which of the step's items stand here.
    Items(Range<usize>),
}

/// Something to do and tick.
#[derive(Debug, Clone)]
pub struct StepItem {
    pub content: Part,
    pub text: String,
    /// 16 hex digits of BLAKE3 over the text; a reworded item is another item.
    pub hash: String,
    pub span: Span,
}

/// Reads a lab's body: `M304` `I207` `L601` `L602` and the questions' own codes.
#[must_use]
pub fn read_lab(_document: &Document, _context: &FileContext<'_>) -> (LabBody, Vec<Diagnostic>) {
    (LabBody::default(), Vec::new())
}
