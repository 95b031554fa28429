//! The glossary: one H2 per term.

use learning::id::TermId;

use crate::{
    diagnostic::Diagnostic,
    document::{Document, FileContext, Part},
    page::Title,
    span::Spanned,
};

#[derive(Debug, Clone, Default)]
pub struct GlossaryBody {
    pub title: Title,
    pub opening: Part,
    pub terms: Vec<Term>,
}

#[derive(Debug, Clone)]
pub struct Term {
    pub id: Spanned<TermId>,
    /// Index into `Document::headings`.
    pub heading: usize,
    pub name: String,
    /// From the line `Inggris: latency`.
    pub english: Option<String>,
    /// Without that line.
    pub definition: Part,
}

/// Reads the glossary: `I207` for a term without id, `I201` for an id of the wrong form.
#[must_use]
pub fn read_glossary(_document: &Document, _context: &FileContext<'_>) -> (GlossaryBody, Vec<Diagnostic>) {
    (GlossaryBody::default(), Vec::new())
}
