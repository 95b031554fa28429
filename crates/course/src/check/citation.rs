//! Sources: links to the web stand there (`R705`), they are named where facts change (`R711`), and law, safety and
//! security rest on first sources (`R712`).

use pulldown_cmark::{Event, Tag};

use super::Checking;
use crate::{
    academy::{Item, Lesson, PageRef},
    diagnostic::{Code, Diagnostic},
    document::{Document, FileContext, Link},
    front::{Kind, LessonFront, Status, Volatility},
    lesson::LessonBody,
    page::{Section, SectionKind, section},
    span::Span,
};

/// What a first source calls itself: laws and rulings, standards and those who make them, the documentation itself.
const FIRST_SOURCES: &[&str] = &[
    "UU",
    "Undang-Undang",
    "Undang-undang",
    "PP",
    "Perpres",
    "Permen",
    "Peraturan",
    "Putusan",
    "Keputusan",
    "POJK",
    "SNI",
    "ISO",
    "IEC",
    "ISO/IEC",
    "IEEE",
    "RFC",
    "NIST",
    "ITU",
    "ITU-T",
    "ETSI",
    "W3C",
    "OWASP",
    "BSSN",
    "CIS",
    "PCI",
    "COBIT",
    "ITIL",
    "Act",
    "Regulation",
    "Directive",
    "Law",
    "Standard",
    "Standar",
];
/// Who speaks there speaks for itself.
const FIRST_HOSTS: &[&str] = &[
    ".go.id",
    ".gov",
    ".int",
    ".europa.eu",
    "rfc-editor.org",
    "ietf.org",
    "iso.org",
    "w3.org",
    "ieee.org",
    "doi.org",
];

impl Checking<'_> {
    /// `R705` for a link to the web in the text.
    pub(super) fn stray(&self, page: &PageRef<'_>, link: &Link) -> Option<Diagnostic> {
        let context = FileContext::new(page.path, page.lang, &self.academy.settings.sections);
        let headings = page.document.headings.get(..=link.heading?)?;
        let over = headings.iter().rev().find(|heading| heading.level <= 2)?;
        let belongs = page.kind == Kind::Lab || section::kind(over, &context) == SectionKind::Sources;
        (!belongs).then(|| stray(link.span, page.path))
    }

    pub(super) fn citations(&mut self) {
        for lesson in self.academy.lessons() {
            let Lesson::Text(item) = lesson else { continue };
            if self.is_sound(lesson.path()) && item.front.head.status.value != Status::Retired {
                self.out.extend(check_lesson(item));
            }
        }
    }
}

fn check_lesson(item: &Item<LessonFront, LessonBody>) -> Option<Diagnostic> {
    let (page, review) = (&item.page.id, &item.front.review);
    let sources = page.body.sections.iter().find(|part| part.kind == SectionKind::Sources)?;
    let volatile = review.volatility.as_ref().is_some_and(|one| one.value != Volatility::Low);
    if !names_any(&page.document, sources) {
        return volatile.then(|| unsourced(page.body.title.span, item.path()));
    }
    let secondary = review.critical && !names_first(&page.document, sources);
    secondary.then(|| secondary_only(page.document.headings[sources.heading].span, item.path()))
}

fn names_any(document: &Document, sources: &Section) -> bool {
    let named = |event: &Event<'_>| matches!(event, Event::Start(Tag::Item | Tag::Link { .. }));
    document.slice(&sources.body.events).iter().any(|(event, _)| named(event))
}

fn names_first(document: &Document, sources: &Section) -> bool {
    let text = document.plain_text(&sources.body);
    let mut words = text.split(|c: char| c.is_whitespace() || ",.;:()".contains(c));
    let inside = sources.body.span.range();
    let mut links = document.links.iter().filter(|link| inside.contains(&link.span.start));
    words.any(|word| FIRST_SOURCES.contains(&word)) || links.any(|link| is_first_host(&link.target))
}

fn is_first_host(target: &str) -> bool {
    let host = target.split_once("://").map_or("", |(_, rest)| rest).split(['/', ':', '?', '#']).next();
    let host = format!(".{}", host.unwrap_or_default());
    FIRST_HOSTS.iter().any(|first| {
        let dotted = if first.starts_with('.') { (*first).to_owned() } else { format!(".{first}") };
        host.ends_with(&dotted)
    })
}

fn stray(span: Span, path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::R705,
        path,
        span,
        "Tautan ke internet hanya di bagian `Sumber` dan di lab, karena pelajaran dibaca luring. Pindahkan ke `Sumber`, dan di sini sebut namanya saja.",
        "Links to the web belong in `Sources` and in labs only, because lessons are read offline. Move it there, and just name it here.",
    )
}

fn unsourced(span: Span, path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::R711,
        path,
        span,
        "Faktanya cepat berubah (`volatility`), tetapi bagian `Sumber` belum menyebut satu sumber pun. Tambahkan butir dengan nama sumbernya, supaya pemeriksa berikutnya tahu ke mana melihat.",
        "Its facts change (`volatility`), but the section `Sumber` names no source. Add an item that does, so that whoever checks next knows where to look.",
    )
}

fn secondary_only(span: Span, path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::R712,
        path,
        span,
        "Pelajaran ini memuat fakta hukum, keselamatan, atau keamanan (`critical: true`), tetapi tidak menyebut sumber pertamanya. Tambahkan undang-undang, peraturan, standar, atau dokumentasi resminya.",
        "This lesson holds facts of law, safety or security (`critical: true`) but names no first source. Add the law, regulation, standard or official documentation itself.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_hosts_are_whole_names() {
        for target in
            ["https://peraturan.go.id/x", "https://csrc.nist.gov", "https://www.iso.org/1", "https://iso.org"]
        {
            assert!(is_first_host(target), "{target}");
        }
        for target in
            ["https://miso.org", "https://go.id.blog.com/x", "https://blog.com/iso.org", "mailto:a@b.gov.id"]
        {
            assert!(!is_first_host(target), "{target}");
        }
    }
}
