//! Files to model, diagnostics and HTML by the readers of the app, beside the Markdown parser alone.

use course::{
    diagnostic::Diagnostic,
    document::{Document, FileContext, SectionTitles, options},
    front::{self, Front, Kind},
    html::{Links, RenderContext, render},
    lab::read_lab,
    lang::Lang,
    lesson::read_lesson,
    page::{Section, read_page},
    quiz::read_quiz,
    source::{Place, Source},
    term::read_glossary,
    yaml::Report,
};
use pulldown_cmark::{Parser, html::push_html};

use crate::measure::{Spent, timed};

/// What came out of a tree.
#[derive(Debug, Default)]
pub struct Outcome {
    pub diagnostics: Vec<Diagnostic>,
    /// Bytes.
    pub html: usize,
}

/// Times of both over the same bytes.
#[derive(Debug, Default)]
pub struct Compared {
    pub bytes: usize,
    pub ours: Spent,
    pub bare: Spent,
}

/// Files read by one before the other has its turn, so that whatever else the machine does hits both.
const TURN: usize = 200;

#[must_use]
pub fn compare(source: &Source) -> Compared {
    let files: Vec<(&str, &str, Lang, &[Kind])> = markdown(source).collect();
    let sections = SectionTitles::default();
    let mut compared = Compared::default();
    for turn in files.chunks(TURN) {
        let (_, spent) = timed(|| turn.iter().map(|file| bare(file.1)).sum::<usize>());
        compared.bare += spent;
        let (_, spent) = timed(|| turn.iter().map(|file| read(*file, &sections).html).sum::<usize>());
        compared.ours += spent;
        compared.bytes += turn.iter().map(|file| file.1.len()).sum::<usize>();
    }
    compared
}

/// Every Markdown file of a tree with what it may be.
pub fn markdown(source: &Source) -> impl Iterator<Item = (&str, &str, Lang, &[Kind])> {
    source.files().filter_map(|(path, bytes)| match Place::of(path) {
        Place::Markdown { lang, allowed } => Some((path, std::str::from_utf8(bytes).ok()?, lang, allowed)),
        _ => None,
    })
}

/// The parser alone: the same bytes, the same options, HTML of the whole file.
#[must_use]
pub fn bare(text: &str) -> usize {
    let mut html = String::with_capacity(text.len() * 3 / 2);
    push_html(&mut html, Parser::new_ext(text, options(false)));
    html.len()
}

/// One file as the app and `vpa` read it: front matter, document, body, allowed findings taken away, HTML of its
/// sections.
#[must_use]
pub fn read((path, text, lang, allowed): (&str, &str, Lang, &[Kind]), sections: &SectionTitles) -> Outcome {
    let mut report = Report::new(path);
    let Some(front) = front::read(text, lang, allowed, &mut report) else {
        return Outcome { diagnostics: report.diagnostics, html: 0 };
    };
    let context = FileContext::new(path, lang, sections);
    let (document, mut found) = Document::parse(text, &context);
    found.extend(report.diagnostics);
    let parts = body(&front, &document, &context, &mut found);
    let shown = RenderContext { links: &Anywhere, lang, math: false };
    let html = parts.iter().map(|part| render(&document, part, &shown).len()).sum();
    Outcome { diagnostics: document.without_allowed(found), html }
}

fn body(
    front: &Front,
    document: &Document,
    context: &FileContext<'_>,
    found: &mut Vec<Diagnostic>,
) -> Vec<course::document::Part> {
    let mut keep = |new: Vec<Diagnostic>| found.extend(new);
    let sectioned = |opening, sections: Vec<Section>| {
        std::iter::once(opening).chain(sections.into_iter().map(|section| section.part)).collect()
    };
    match front.kind() {
        Kind::Lesson => {
            let (body, new) = read_lesson(document, context);
            keep(new);
            sectioned(body.opening, body.sections)
        }
        Kind::Lab => {
            let (_, new) = read_lab(document, context);
            keep(new);
            let (page, _) = read_page(document, context);
            sectioned(page.opening, page.sections)
        }
        Kind::Quiz => {
            let (_, new) = read_quiz(document, context);
            keep(new);
            let (page, _) = read_page(document, context);
            sectioned(page.opening, page.sections)
        }
        Kind::Glossary => {
            let (body, new) = read_glossary(document, context);
            keep(new);
            body.terms.into_iter().map(|term| term.definition).collect()
        }
        Kind::Track | Kind::Course | Kind::Module => {
            let (body, new) = read_page(document, context);
            keep(new);
            sectioned(body.opening, body.sections)
        }
    }
}

/// Links that all lead somewhere, as in a curriculum without errors.
struct Anywhere;

impl Links for Anywhere {
    fn internal(&self, target: &str) -> Option<String> {
        Some(format!("#/pelajaran/{target}"))
    }

    fn asset(&self, target: &str) -> Option<String> {
        Some(format!("academy://localhost/asset/{}", target.len()))
    }
}
