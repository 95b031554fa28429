//! Glossary terms are linked where a lesson uses them first (`R710`).

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, MatchKind};
use pulldown_cmark::{Event, Tag, TagEnd};

use super::Checking;
use crate::{
    academy::{Lesson, Page},
    diagnostic::{Code, Diagnostic},
    front::Status,
    lang::Lang,
    lesson::LessonBody,
    page::{Section, SectionKind},
    span::Span,
    term::Term,
};

impl Checking<'_> {
    pub(super) fn terms(&mut self) {
        let Some(glossary) = &self.academy.glossary else { return };
        for (lang, page) in glossary.pages() {
            let Some(search) = Search::new(&page.body.terms).filter(|_| self.is_sound(&page.path)) else {
                continue;
            };
            for lesson in self.academy.lessons() {
                let Lesson::Text(item) = lesson else { continue };
                let page = item.pages().find(|(other, _)| *other == lang).map(|(_, page)| page);
                let page = page.filter(|page| self.is_sound(&page.path));
                let used = item.front.head.status.value != Status::Retired;
                if let (true, Some(page)) = (used, page) {
                    self.out.extend(search.unlinked(page, lang));
                }
            }
        }
    }
}

/// All terms of one language at once.
struct Search<'a> {
    terms: Vec<&'a Term>,
    names: AhoCorasick,
    by_id: HashMap<&'a str, usize>,
}

impl<'a> Search<'a> {
    /// Of the terms that are no everyday words besides.
    fn new(terms: &'a [Term]) -> Option<Self> {
        let terms: Vec<_> = terms.iter().filter(|term| !term.common).collect();
        let names = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(terms.iter().map(|term| term.name.as_str()))
            .ok()?;
        let by_id = terms.iter().enumerate().map(|(at, term)| (term.id.value.as_str(), at)).collect();
        Some(Self { terms, names, by_id })
    }

    /// Terms that the teaching part of a lesson uses before, or without, a link. Headings, code, the check and the
    /// sources are left out: a link there would be in the way.
    fn unlinked(&self, page: &Page<LessonBody>, lang: Lang) -> Vec<Diagnostic> {
        let mut known = vec![false; self.terms.len()];
        let mut found = Vec::new();
        let teaches = |part: &&Section| !matches!(part.kind, SectionKind::Check | SectionKind::Sources);
        let parts = page.body.sections.iter().filter(teaches).map(|part| &part.body);
        for part in std::iter::once(&page.body.opening).chain(parts) {
            let mut shut = 0_usize;
            for (event, range) in page.document.slice(&part.events) {
                match event {
                    Event::Start(Tag::Link { dest_url, .. }) => {
                        shut += 1;
                        self.link(dest_url, &mut known);
                    }
                    Event::Start(tag) if is_shut(tag) => shut += 1,
                    Event::End(tag) if ends_shut(*tag) => shut = shut.saturating_sub(1),
                    // Where the text is not as written, because of an escape, its places are not known.
                    Event::Text(text) if shut == 0 && text.len() == range.len() => {
                        self.words(text, range.start, &mut known, |at, span| {
                            found.push(unlinked(self.terms[at], span, lang, &page.path));
                        });
                    }
                    _ => {}
                }
            }
        }
        found
    }

    fn link(&self, target: &str, known: &mut [bool]) {
        let term = target.strip_prefix("term:").and_then(|id| self.by_id.get(id));
        if let Some(known) = term.and_then(|at| known.get_mut(*at)) {
            *known = true;
        }
    }

    /// Each term that is met for the first time.
    fn words(&self, text: &str, start: usize, known: &mut [bool], mut tell: impl FnMut(usize, Span)) {
        for met in self.names.find_iter(text) {
            let at = met.pattern().as_usize();
            let Some(known) = known.get_mut(at).filter(|known| !**known) else { continue };
            if is_whole(text, met.range()) && is_same(&self.terms[at].name, &text[met.range()]) {
                *known = true;
                tell(at, Span::new(start + met.start(), start + met.end()));
            }
        }
    }
}

const fn is_shut(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Image { .. } | Tag::CodeBlock(_) | Tag::Heading { .. } | Tag::FootnoteDefinition(_))
}

const fn ends_shut(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock | TagEnd::Heading(_) | TagEnd::FootnoteDefinition
    )
}

/// Whether no letter, digit or hyphen touches it.
fn is_whole(text: &str, range: std::ops::Range<usize>) -> bool {
    let glues = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    !text[..range.start].ends_with(glues) && !text[range.end..].starts_with(glues)
}

/// An abbreviation or a name (`AI`, `OpenStack`) is written as it is; another term may begin a sentence or not.
fn is_same(name: &str, written: &str) -> bool {
    let is_name = name.chars().skip(1).any(char::is_uppercase);
    if is_name { name == written } else { name.eq_ignore_ascii_case(written) }
}

fn unlinked(term: &Term, span: Span, lang: Lang, path: &str) -> Diagnostic {
    let (name, id) = (&term.name, &term.id.value);
    let file = match lang {
        Lang::Id => "glossary.md",
        Lang::En => "glossary.en.md",
    };
    Diagnostic::new(
        Code::R710,
        path,
        span,
        format!(
            "Istilah \"{name}\" ada di {file}, tetapi dipakai pertama kali di sini tanpa tautan. Tulis `[…](term:{id})`."
        ),
        format!(
            "The term \"{name}\" is in {file} but is first used here without a link. Write `[…](term:{id})`."
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, FileContext, SectionTitles};

    const GLOSSARY: &str = "# G\n\n## AI {#ai}\n\nkata\n\n## Data {#data}\n\nkata\n\n## Basis data {#db}\n\nkata\n\n\
         ## Bukti {#proof .common}\n\nkata\n";

    fn met(text: &str) -> Vec<String> {
        let sections = SectionTitles::default();
        let context = FileContext::new("a.md", Lang::Id, &sections);
        let (glossary, _) = Document::parse(GLOSSARY, &context);
        let (body, _) = crate::term::read_glossary(&glossary, &context);
        let search = Search::new(&body.terms).unwrap();
        let mut known = vec![false; 3];
        let mut met = Vec::new();
        search.words(text, 0, &mut known, |at, span| met.push(format!("{at}:{}", &text[span.range()])));
        met
    }

    #[test]
    fn terms_are_whole_words_the_longest_first_and_each_once() {
        assert_eq!(met("Basis data dan data; DATA lagi, dengan bukti."), ["2:Basis data", "1:data"]);
        assert_eq!(met("AI, ai, database, data-lama, mendata, AI."), ["0:AI"]);
        assert_eq!(met("ai dan Ai"), [""; 0]);
    }
}
