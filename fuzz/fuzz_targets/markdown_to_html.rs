//! Any bytes as a content file: front matter, document, the readers of every kind, HTML.
#![no_main]

mod wall;

use course::{
    document::{Document, FileContext, Part, SectionTitles},
    front::{self, Kind, ScoreRule},
    html::{Links, RenderContext, render},
    lab::read_lab,
    lang::Lang,
    lesson::read_lesson,
    page::read_page,
    question::{Answer, Question},
    quiz::read_quiz,
    term::read_glossary,
    yaml::Report,
};
use libfuzzer_sys::fuzz_target;

/// Every target exists.
struct Shelf;

impl Links for Shelf {
    fn internal(&self, target: &str) -> Option<String> {
        Some(format!("#/lesson/{target}"))
    }

    fn asset(&self, _: &str) -> Option<String> {
        Some(wall::PICTURE.to_owned())
    }
}

const KINDS: [Kind; 7] =
    [Kind::Track, Kind::Course, Kind::Module, Kind::Lesson, Kind::Lab, Kind::Quiz, Kind::Glossary];

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for lang in [Lang::Id, Lang::En] {
        front::read(&text, lang, &KINDS, &mut Report::new("a.md"));
    }
    let sections = SectionTitles::default();
    for math in [false, true] {
        let context = FileContext { math, ..FileContext::new("a.md", Lang::Id, &sections) };
        let (document, _) = Document::parse(&text, &context);
        let links = RenderContext { links: &Shelf, lang: Lang::Id, math };
        show(&document, &document.part(0..document.events.len()), &links);
        for part in parts(&document, &context) {
            show(&document, &part, &links);
        }
    }
});

fn show(document: &Document, part: &Part, links: &RenderContext<'_>) {
    wall::assert_harmless(&render(document, part, links));
}

/// What the screens show one by one.
fn parts(document: &Document, context: &FileContext<'_>) -> Vec<Part> {
    let shares = FileContext { score: ScoreRule::Partial, ..*context };
    let page = read_page(document, context).0;
    let lab = read_lab(document, &shares).0;
    let mut parts = vec![page.title.part, page.opening];
    parts.extend(page.sections.into_iter().map(|section| section.body));
    parts.extend(lab.steps.into_iter().flat_map(|step| step.items).map(|item| item.content));
    parts.extend(read_glossary(document, context).0.terms.into_iter().map(|term| term.definition));
    let checks = read_lesson(document, context).0.questions;
    let pools = read_quiz(document, &shares).0.pools.into_iter().flat_map(|pool| pool.questions);
    parts.extend(checks.into_iter().chain(pools).flat_map(parts_of));
    parts
}

fn parts_of(question: Question) -> Vec<Part> {
    let mut parts = vec![question.stem];
    parts.extend(question.context.into_iter().chain(question.hints).chain(question.explanation));
    match question.answer {
        Answer::Options(options) => {
            parts.extend(
                options.into_iter().flat_map(|option| [Some(option.content), option.feedback]).flatten(),
            );
        }
        Answer::Matching(matching) => {
            parts.extend(matching.left.into_iter().chain(matching.right).map(|cell| cell.content));
        }
        Answer::Cloze(_) => {}
    }
    parts
}
