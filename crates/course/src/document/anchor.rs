//! Anchors of headings, made as GitHub makes them, so that a link works there and here.

use std::collections::{HashMap, HashSet};

use crate::{
    document::{Document, Heading},
    front::Kind,
};

/// The id of the element that `#fragment` names on a page of the app.
#[must_use]
pub fn element_id(fragment: &str) -> String {
    format!("h-{fragment}")
}

impl Heading {
    /// The id of its element, where it is shown as a heading of the text.
    #[must_use]
    pub fn element_id(&self) -> String {
        element_id(&self.anchor)
    }
}

impl Document {
    /// The headings that a link may name: those that the page of this kind shows as headings of the text.
    ///
    /// The screens show the title, the sections of a lab, and whatever has an id of its own (questions, steps, terms)
    /// in their own way. Of a quiz, a module or a track they show no heading at all, of the glossary only terms.
    pub fn targets(&self, kind: Kind) -> impl Iterator<Item = &Heading> {
        let first = match kind {
            Kind::Course | Kind::Lesson => 2,
            Kind::Lab => 3,
            Kind::Track | Kind::Module | Kind::Quiz | Kind::Glossary => u8::MAX,
        };
        self.headings.iter().filter(move |heading| heading.level >= first && heading.id.is_none())
    }
}

#[derive(Debug, Default)]
pub(super) struct Anchors {
    issued: HashSet<String>,
    /// The last number tried for a text that occurs again.
    repeats: HashMap<String, usize>,
}

impl Anchors {
    pub(super) fn issue(&mut self, text: &str) -> String {
        let base = slug(text);
        if self.issued.insert(base.clone()) {
            return base;
        }
        let number = self.repeats.entry(base.clone()).or_default();
        loop {
            *number += 1;
            let anchor = format!("{base}-{number}");
            if self.issued.insert(anchor.clone()) {
                return anchor;
            }
        }
    }
}

fn slug(text: &str) -> String {
    let kept = |c: char| match c {
        ' ' => Some('-'),
        '-' | '_' => Some(c),
        _ if c.is_alphanumeric() => Some(c),
        _ => None,
    };
    let slug: String = text.to_lowercase().chars().filter_map(kept).collect();
    if slug.is_empty() { "bagian".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::{FileContext, SectionTitles},
        lang::Lang,
    };

    #[test]
    fn a_link_may_name_what_its_page_shows_as_a_heading() {
        let text = "# Judul\n\n## Satu\n\n### Dua\n\n## Tiga {#p-tiga}\n\n### Empat? {#q-p2wd}\n";
        let sections = SectionTitles::default();
        let (document, _) = Document::parse(text, &FileContext::new("a.md", Lang::Id, &sections));
        let targets = |kind| document.targets(kind).map(Heading::element_id).collect::<Vec<_>>();
        assert_eq!(targets(Kind::Lesson), [element_id("satu"), element_id("dua")]);
        assert_eq!(targets(Kind::Lab), ["h-dua"]);
        assert!(targets(Kind::Quiz).is_empty());
    }

    #[test]
    fn anchors_are_unique_and_like_githubs() {
        let mut anchors = Anchors::default();
        assert_eq!(anchors.issue("Apa arti `/26`?"), "apa-arti-26");
        assert_eq!(anchors.issue("Contoh: dua"), "contoh-dua");
        assert_eq!(anchors.issue("Contoh dua"), "contoh-dua-1");
        assert_eq!(anchors.issue("Contoh dua 1"), "contoh-dua-1-1");
        assert_eq!(anchors.issue("!"), "bagian");
    }
}
