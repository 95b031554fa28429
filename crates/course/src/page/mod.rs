//! The body of a course, module or track page, and what all bodies share: a title, an opening, sections.

pub(crate) mod order;
pub(crate) mod section;
#[cfg(test)]
mod tests;

use crate::{
    diagnostic::Diagnostic,
    document::{Document, FileContext, Part},
    span::Span,
};

/// The page of a course, a module or a track.
#[derive(Debug, Clone, Default)]
pub struct PageBody {
    pub title: Title,
    /// What stands between the title and the first H2.
    pub opening: Part,
    pub sections: Vec<Section>,
}

/// The H1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Title {
    pub text: String,
    /// Its inline events.
    pub part: Part,
    pub span: Span,
}

/// An H2 and what stands under it.
#[derive(Debug, Clone)]
pub struct Section {
    pub kind: SectionKind,
    /// Index into `Document::headings`.
    pub heading: usize,
    /// With the heading.
    pub part: Part,
    /// Without the heading.
    pub body: Part,
}

/// What a section is, by its reserved title or class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    Content,
    Example,
    Check,
    Summary,
    Sources,
    Deeper,
    Scenario,
    Materials,
    Steps,
    Expected,
    Discussion,
    Outline,
}

/// Reads the page of a course, module or track.
#[must_use]
pub fn read_page(document: &Document, context: &FileContext<'_>) -> (PageBody, Vec<Diagnostic>) {
    let frame = section::frame(document, context);
    let places = document.headings.iter().map(|heading| match heading.level {
        2 => (heading, section::SECTION),
        _ => (heading, section::PLAIN),
    });
    let found = places.flat_map(|(heading, place)| heading.misplaced(&place, context.path)).collect();
    (PageBody { title: frame.title, opening: frame.opening, sections: frame.sections }, found)
}
