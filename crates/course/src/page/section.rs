//! A body cut at its H2s, and what each section is.

use pulldown_cmark::{Event, TagEnd};

use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Document, FileContext, Heading, Part, SectionTitles, heading::Place},
    lang::{Lang, Localised},
    page::{Section, SectionKind, Title},
};

/// Title, opening and sections of any body.
#[derive(Debug)]
pub(crate) struct Frame {
    pub title: Title,
    pub opening: Part,
    pub sections: Vec<Section>,
}

/// Cuts a document at its H2s. What stands before the title belongs to nothing; `M302` has been reported.
pub(crate) fn frame(document: &Document, context: &FileContext<'_>) -> Frame {
    let headings = &document.headings;
    let title = headings.iter().position(|heading| heading.level == 1);
    let first = title.map_or(0, |at| at + 1);
    let sections: Vec<Section> = headings
        .iter()
        .enumerate()
        .skip(first)
        .filter(|(_, heading)| heading.level == 2)
        .map(|(at, heading)| section(document, at, kind(heading, context)))
        .collect();
    let start = title.map_or_else(|| after_front_matter(document), |at| headings[at].end);
    let end = headings.get(first).map_or(document.events.len(), |heading| heading.event);
    let opening = document.part(start..end.max(start));
    Frame { title: title.map_or_else(Title::default, |at| read_title(document, at)), opening, sections }
}

fn after_front_matter(document: &Document) -> usize {
    let end =
        document.events.iter().position(|(event, _)| matches!(event, Event::End(TagEnd::MetadataBlock(_))));
    end.map_or(0, |at| at + 1)
}

fn read_title(document: &Document, at: usize) -> Title {
    let heading = &document.headings[at];
    Title { text: heading.text.clone(), part: document.heading_text(at), span: heading.span }
}

fn section(document: &Document, heading: usize, kind: SectionKind) -> Section {
    let body = document.body(heading);
    let part = document.part(document.headings[heading].event..body.events.end);
    Section { kind, heading, part, body }
}

pub(crate) fn kind(heading: &Heading, context: &FileContext<'_>) -> SectionKind {
    let titled = |titles: &Localised<String>| same(titles.get(context.lang), &heading.text);
    let prefixed = |titles: &Localised<String>| starts(titles.get(context.lang), &heading.text);
    SectionKind::RESERVED
        .into_iter()
        .find(|(_, class)| heading.has_class(class))
        .or_else(|| {
            SectionKind::RESERVED.into_iter().find(|(kind, _)| match context.sections.of(*kind) {
                Some(titles) if *kind == SectionKind::Example => prefixed(titles),
                Some(titles) => titled(titles),
                None => false,
            })
        })
        .map_or(SectionKind::Content, |(kind, _)| kind)
}

fn same(title: &str, text: &str) -> bool {
    title.trim().to_lowercase() == text.trim().to_lowercase()
}

fn starts(prefix: &str, text: &str) -> bool {
    text.trim().to_lowercase().starts_with(&prefix.trim().to_lowercase())
}

impl SectionKind {
    /// Kinds with a reserved title, and the class that may stand instead.
    pub(crate) const RESERVED: [(Self, &'static str); 11] = [
        (Self::Example, "example"),
        (Self::Check, "check"),
        (Self::Summary, "summary"),
        (Self::Sources, "sources"),
        (Self::Deeper, "deeper"),
        (Self::Scenario, "scenario"),
        (Self::Materials, "materials"),
        (Self::Steps, "steps"),
        (Self::Expected, "expected"),
        (Self::Discussion, "discussion"),
        (Self::Outline, "outline"),
    ];
    pub(crate) const CLASSES: [&'static str; 11] = [
        "example",
        "check",
        "summary",
        "sources",
        "deeper",
        "scenario",
        "materials",
        "steps",
        "expected",
        "discussion",
        "outline",
    ];
}

impl SectionTitles {
    /// The reserved title of a kind; content has none.
    #[must_use]
    pub const fn of(&self, kind: SectionKind) -> Option<&Localised<String>> {
        Some(match kind {
            SectionKind::Content => return None,
            SectionKind::Example => &self.example,
            SectionKind::Check => &self.check,
            SectionKind::Summary => &self.summary,
            SectionKind::Sources => &self.sources,
            SectionKind::Deeper => &self.deeper,
            SectionKind::Scenario => &self.scenario,
            SectionKind::Materials => &self.materials,
            SectionKind::Steps => &self.steps,
            SectionKind::Expected => &self.expected,
            SectionKind::Discussion => &self.discussion,
            SectionKind::Outline => &self.outline,
        })
    }

    /// The reserved title in both languages, for messages.
    pub(crate) fn names(&self, kind: SectionKind) -> (&str, &str) {
        self.of(kind).map_or(("", ""), |titles| (titles.get(Lang::Id), titles.get(Lang::En)))
    }
}

/// What an H2 may carry where sections are told by title or class.
pub(crate) const SECTION: Place<'static> =
    Place { id: None, classes: &SectionKind::CLASSES, attributes: &[] };
/// What a heading may carry where nothing is read from it.
pub(crate) const PLAIN: Place<'static> = Place { id: None, classes: &[], attributes: &[] };

/// `M304` for a section that must be there.
pub(crate) fn required(frame: &Frame, kinds: &[SectionKind], context: &FileContext<'_>) -> Vec<Diagnostic> {
    let absent = kinds.iter().filter(|kind| !frame.sections.iter().any(|section| section.kind == **kind));
    absent
        .map(|kind| {
            let (id, en) = context.sections.names(*kind);
            Diagnostic::new(
                Code::M304,
                context.path,
                frame.title.span,
                format!("Bagian `## {id}` belum ada. Tambahkan."),
                format!("The section `## {en}` is missing. Add it."),
            )
        })
        .collect()
}
