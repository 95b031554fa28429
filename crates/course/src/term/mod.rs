//! The glossary: one H2 per term.

#[cfg(test)]
mod tests;

use learning::id::TermId;

use pulldown_cmark::{Event, TagEnd};

use crate::{
    diagnostic::Diagnostic,
    document::{Document, FileContext, Part, heading::Place},
    page::{Section, Title, section},
    question::id,
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
    /// `{.common}`: also an everyday word, so that not each use of it means the term.
    pub common: bool,
    /// From the line `Inggris: latency`.
    pub english: Option<String>,
    /// Without that line.
    pub definition: Part,
}

/// Reads the glossary: `I207` for a term without id, `I201` for an id of the wrong form.
#[must_use]
pub fn read_glossary(document: &Document, context: &FileContext<'_>) -> (GlossaryBody, Vec<Diagnostic>) {
    let frame = section::frame(document, context);
    let mut found = Vec::new();
    let terms =
        frame.sections.iter().filter_map(|part| read_term(document, context, part, &mut found)).collect();
    (GlossaryBody { title: frame.title, opening: frame.opening, terms }, found)
}

fn read_term(
    document: &Document,
    context: &FileContext<'_>,
    part: &Section,
    found: &mut Vec<Diagnostic>,
) -> Option<Term> {
    let heading = &document.headings[part.heading];
    found.extend(heading.misplaced(&TERM, context.path));
    let id = id::read(heading, "#istilah", TermId::parse, context, found);
    let (definition, english) = definition(document, &part.body);
    let (name, common) = (heading.text.clone(), heading.has_class(COMMON));
    Some(Term { id: id?, heading: part.heading, name, common, english, definition })
}

const COMMON: &str = "common";
const TERM: Place<'static> = Place { id: Some(""), classes: &[COMMON], attributes: &[] };

/// The definition without the line `Inggris: …`, and what that line says.
fn definition(document: &Document, body: &Part) -> (Part, Option<String>) {
    let mut lines =
        document.slice(&body.events).iter().enumerate().filter_map(|(at, (event, _))| match event {
            Event::Text(text) => {
                Some((at, LABELS.iter().find_map(|label| text.trim_start().strip_prefix(label))?))
            }
            _ => None,
        });
    let Some((at, first)) = lines.next_back() else { return (body.clone(), None) };
    let text = body.events.start + at;
    let line = document.slice(&(text + 1..body.events.end));
    let length =
        line.iter().position(|(event, _)| matches!(event, Event::SoftBreak | Event::End(TagEnd::Paragraph)));
    let rest = document.plain_text(&document.part(text + 1..text + 1 + length.unwrap_or(0)));
    let english = format!("{first}{rest}").trim().to_owned();
    // One event earlier: the line break, or the start of the line's own paragraph.
    let end = text.saturating_sub(1).max(body.events.start);
    (document.part(body.events.start..end), Some(english).filter(|name| !name.is_empty()))
}

const LABELS: [&str; 2] = ["Inggris:", "English:"];
