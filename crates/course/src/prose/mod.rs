//! Running text: paragraphs, sentences and words with their places in the file, and the rules about them: `A805`
//! `A806` `A807` `A809` `A810`.
//!
//! A document is walked once and nothing is built per word. Must not know questions, lessons or other files.

mod abbreviation;
mod brand;
mod direction;
mod length;
mod paragraph;
mod phrase;
mod sentence;
mod word;

use std::ops::Range;

pub(crate) use abbreviation::Explained;
pub(crate) use brand::Brands;
pub(crate) use paragraph::{Form, Paragraph, paragraphs};
pub(crate) use phrase::find_phrase;
pub(crate) use sentence::sentences;
pub(crate) use word::{is_any, words};

use crate::{
    diagnostic::Diagnostic,
    document::{Document, FileContext},
    front::Kind,
    page::{SectionKind, section},
};

/// What the rules about running text have to know besides the text.
pub(crate) struct Style<'a> {
    pub brands: &'a Brands<'a>,
    /// Abbreviations that the glossary explains.
    pub explained: &'a Explained<'a>,
}

/// `A805` `A806` `A807` `A809` `A810` for a whole file.
pub(crate) fn check(
    document: &Document,
    kind: Kind,
    context: &FileContext<'_>,
    style: &Style<'_>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut lengths = length::Lengths::default();
    let mut abbreviations = abbreviation::Abbreviations::new(style.explained);
    let mut brands = style.brands.finder();
    let sources = sources(document, context);
    let asks = |event: usize| is_question(document, event);
    paragraphs(document, 0..document.events.len(), |paragraph| {
        // Titles of books, standards and their publishers are as they are.
        if sources.iter().any(|section| section.contains(&paragraph.event)) {
            return;
        }
        lengths.see(paragraph, context, &mut found);
        brands.see(paragraph, context, &mut found);
        direction::check(paragraph, context, &mut found);
        let is_title = paragraph.form == Form::Heading && !asks(paragraph.event);
        if !is_title && matches!(kind, Kind::Lesson | Kind::Lab | Kind::Quiz) {
            abbreviations.see(paragraph, context, &mut found);
        }
    });
    found.extend(lengths.mean(document, context));
    found
}

/// The events of the sections that list sources.
fn sources(document: &Document, context: &FileContext<'_>) -> Vec<Range<usize>> {
    let headings = document.headings.iter().enumerate();
    let listed = headings
        .filter(|(_, heading)| heading.level == 2 && section::kind(heading, context) == SectionKind::Sources);
    listed.map(|(at, _)| document.body(at).events).collect()
}

fn is_question(document: &Document, event: usize) -> bool {
    let at = document.headings.partition_point(|heading| heading.event < event);
    document
        .headings
        .get(at)
        .filter(|heading| heading.event == event)
        .and_then(|heading| heading.id.as_ref())
        .is_some_and(|id| id.value.starts_with("q-"))
}
