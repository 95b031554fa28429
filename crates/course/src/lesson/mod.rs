//! The body of a lesson: opening, content, check, summary, sources.

use crate::{
    diagnostic::Diagnostic,
    document::{Document, FileContext, Part},
    page::{Section, Title},
    question::Question,
};

#[derive(Debug, Clone, Default)]
pub struct LessonBody {
    pub title: Title,
    /// The opening problem: what stands between the title and the first H2.
    pub opening: Part,
    pub sections: Vec<Section>,
    /// Those of the check, in order. A question without an id or without a usable key is reported and left out.
    pub questions: Vec<Question>,
}

/// Reads a lesson's body: `M304` and the questions' own codes.
#[must_use]
pub fn read_lesson(_document: &Document, _context: &FileContext<'_>) -> (LessonBody, Vec<Diagnostic>) {
    (LessonBody::default(), Vec::new())
}
