//! What can be found in an edition: the text under every heading, and the terms of the glossary.
//!
//! Questions and the discussion of a lab stay out, so that a search gives no answer away.

use std::collections::HashMap;

use course::{
    document::{Document, Part},
    edition::{CourseEntry, Edition, ItemEntry, ItemKind},
    lang::Lang,
    page::{SectionKind, read_page},
    term::read_glossary,
};

use super::{
    fold::{compounds, words},
    hit::HitKind,
    query::stemmed,
    synonym::Synonyms,
};

/// One stretch of text under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub kind: HitKind,
    /// Id of the course, lesson, lab or term.
    pub item: String,
    pub lang: Lang,
    pub title: String,
    pub course_title: String,
    /// Empty at the top.
    pub heading: String,
    pub anchor: String,
    /// Ordinal of the block (`data-p`) that the first line of the body belongs to; the next line is the next block.
    pub block: usize,
    pub body: String,
    /// Found by, but not shown: summary, other names.
    pub about: String,
    /// Other names, from the glossary, of what title, heading and body name.
    pub names: Names,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    title: String,
    heading: String,
    body: String,
}

/// A section's words as they go into the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indexed {
    pub title: String,
    pub heading: String,
    pub body: String,
    pub about: String,
}

impl Section {
    /// The title counts at the top of an item; further down it only helps a question of several words.
    #[must_use]
    pub fn indexed(&self) -> Indexed {
        let with_stems = |texts: [&str; 2]| texts.map(|text| with_stems(text, self.lang)).concat();
        let (top, names) = (self.heading.is_empty(), &self.names);
        Indexed {
            title: if top { with_stems([&self.title, &names.title]) } else { String::new() },
            heading: with_stems([&self.heading, &names.heading]),
            body: with_stems([&self.body, &names.body]),
            about: with_stems(if top { [&self.about, ""] } else { [&self.title, &self.course_title] }),
        }
    }

    /// The words as written, for the nearest spelling.
    pub fn words(&self) -> impl Iterator<Item = String> {
        [&self.title, &self.heading, &self.body, &self.about]
            .into_iter()
            .flat_map(|text| words(text))
            .map(|w| w.text)
    }
}

fn with_stems(text: &str, lang: Lang) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for word in words(text).chain(compounds(text)) {
        out.push_str(&word.text);
        out.push(' ');
        out.push_str(&stemmed(&word.text, lang));
        out.push(' ');
    }
    out
}

/// Everything that can be found in an edition.
#[must_use]
pub fn sections(edition: &Edition) -> Vec<Section> {
    let courses = Courses::of(edition);
    let synonyms = Synonyms::of(edition);
    let mut found: Vec<Section> =
        edition.manifest.items.iter().flat_map(|item| read(edition, item, &courses)).collect();
    for section in &mut found {
        let [title, heading, body] =
            [&section.title, &section.heading, &section.body].map(|text| synonyms.others(text));
        section.names = Names { title, heading, body };
    }
    found
}

fn read(edition: &Edition, item: &ItemEntry, courses: &Courses<'_>) -> Vec<Section> {
    let Some(text) = edition.text(item) else { return Vec::new() };
    let (document, _) = Document::parse(text, &edition.context(item));
    let kind = match item.kind {
        ItemKind::Track | ItemKind::Quiz => return Vec::new(),
        ItemKind::Glossary => return terms(edition, item, &document),
        ItemKind::Module => return courses.module(item, &document, edition),
        ItemKind::Course => HitKind::Course,
        ItemKind::Lesson => HitKind::Lesson,
        ItemKind::Lab => HitKind::Lab,
    };
    let course = courses.of_item.get(item.id.as_str());
    let top = Section {
        kind,
        item: item.id.clone(),
        lang: item.lang,
        title: item.title.clone(),
        course_title: course.map_or_else(String::new, |course| course.title.get(item.lang).clone()),
        heading: String::new(),
        anchor: String::new(),
        block: 0,
        body: String::new(),
        names: Names::default(),
        about: courses
            .summaries
            .get(item.id.as_str())
            .map_or_else(String::new, |texts| texts.get(item.lang).clone()),
    };
    page(edition, item, &document, &top)
}

/// The opening and the text under every heading.
fn page(edition: &Edition, item: &ItemEntry, document: &Document, top: &Section) -> Vec<Section> {
    let (page, _) = read_page(document, &edition.context(item));
    let (block, body) = document.plain_lines(&page.opening);
    let mut found = vec![Section { block, body, ..top.clone() }];
    let shown = |kind| !matches!(kind, SectionKind::Check | SectionKind::Discussion);
    for section in page.sections.iter().filter(|section| shown(section.kind)) {
        for at in std::iter::once(section.heading).chain(document.headings_in(section.heading)) {
            let heading = &document.headings[at];
            // A step's question stands under a heading with its id.
            if heading.id.as_ref().is_some_and(|id| id.value.starts_with("q-")) {
                continue;
            }
            let (block, body) = document.plain_lines(&directly_under(document, at));
            found.push(Section {
                heading: heading.text.clone(),
                anchor: format!("h-{}", heading.anchor),
                block,
                body,
                ..top.clone()
            });
        }
    }
    found
}

/// What stands between a heading and the next, whatever its rank.
fn directly_under(document: &Document, heading: usize) -> Part {
    let next = document.headings.get(heading + 1).map_or(document.events.len(), |next| next.event);
    document.part(document.headings[heading].end..next)
}

fn terms(edition: &Edition, item: &ItemEntry, document: &Document) -> Vec<Section> {
    let (glossary, _) = read_glossary(document, &edition.context(item));
    let section = |term: &course::term::Term| Section {
        kind: HitKind::Term,
        item: term.id.value.to_string(),
        lang: item.lang,
        title: term.name.clone(),
        course_title: String::new(),
        heading: String::new(),
        anchor: String::new(),
        block: 0,
        body: document.plain_text(&term.definition),
        about: term.english.clone().unwrap_or_default(),
        names: Names::default(),
    };
    glossary.terms.iter().map(section).collect()
}

/// Which course each item stands in, and what the manifest says of items.
struct Courses<'a> {
    of_item: HashMap<&'a str, &'a CourseEntry>,
    summaries: HashMap<&'a str, &'a course::lang::Localised<String>>,
}

impl<'a> Courses<'a> {
    fn of(edition: &'a Edition) -> Self {
        let mut courses = Self { of_item: HashMap::new(), summaries: HashMap::new() };
        for course in &edition.manifest.courses {
            courses.add(course.id.as_str(), course, &course.summary);
            for module in &course.modules {
                courses.add(module.id.as_str(), course, &module.summary);
                for lesson in &module.lessons {
                    courses.add(lesson.id.as_str(), course, &lesson.summary);
                }
            }
        }
        courses
    }

    fn add(&mut self, id: &'a str, course: &'a CourseEntry, summary: &'a course::lang::Localised<String>) {
        self.of_item.insert(id, course);
        self.summaries.insert(id, summary);
    }

    /// A module is shown on the page of its course, so that is where a hit leads.
    fn module(&self, item: &ItemEntry, document: &Document, edition: &Edition) -> Vec<Section> {
        let Some(course) = self.of_item.get(item.id.as_str()) else { return Vec::new() };
        let (page, _) = read_page(document, &edition.context(item));
        let summary = self.summaries.get(item.id.as_str()).map_or("", |texts| texts.get(item.lang).as_str());
        let title = course.title.get(item.lang).clone();
        vec![Section {
            kind: HitKind::Course,
            item: course.id.to_string(),
            lang: item.lang,
            title: title.clone(),
            course_title: title,
            heading: item.title.clone(),
            anchor: String::new(),
            block: 0,
            names: Names::default(),
            body: format!("{summary} {}", document.plain_text(&page.opening)).trim().to_owned(),
            about: String::new(),
        }]
    }
}
