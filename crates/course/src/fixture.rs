//! Everything that can be amiss in one file alone: a text that has just this one, and a neighbour that has none.

mod body;
mod markdown;
mod question;

use std::collections::BTreeSet;

use learning::id::ObjectiveId;
use proptest::prelude::*;

use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Document, FileContext, SectionTitles},
    fix,
    html::{Links, RenderContext, render},
    lab::read_lab,
    lang::Lang,
    lesson::read_lesson,
    objective,
    page::read_page,
    question::{Answer, Question},
    quiz::{check_pass, read_quiz},
    span::{Span, Spanned},
    term::read_glossary,
};

/// Which reader the text is for, and what stands around it.
#[derive(Debug, Clone, Copy)]
enum Shelf {
    /// A page's whole text.
    Page,
    /// A lesson's whole text.
    Lesson,
    /// A question, put into a lesson's check.
    Question,
    Quiz,
    Lab,
    Glossary,
    /// An Indonesian objective.
    Wording,
    /// Objectives that are asked, of `o1` and `o2`.
    Asked,
    /// Points and pass mark.
    Pass,
}

/// Code, reader, the text with this mistake only, the neighbour without any.
type Pair = (Code, Shelf, &'static str, &'static str);

fn pairs() -> impl Iterator<Item = &'static Pair> {
    [body::PAIRS, markdown::PAIRS, question::PAIRS].into_iter().flatten()
}

/// Codes that need neither other files nor the front matter; the others belong to the tree's own table.
const OF_ONE_FILE: &[Code] = &[
    Code::F109,
    Code::I201,
    Code::I207,
    Code::M301,
    Code::M302,
    Code::M303,
    Code::M304,
    Code::M305,
    Code::M306,
    Code::M307,
    Code::M308,
    Code::M309,
    Code::M310,
    Code::M311,
    Code::M312,
    Code::M313,
    Code::M314,
    Code::Q401,
    Code::Q402,
    Code::Q403,
    Code::Q404,
    Code::Q406,
    Code::Q407,
    Code::Q408,
    Code::Q409,
    Code::Q410,
    Code::Q415,
    Code::Q423,
    Code::Q424,
    Code::Q425,
    Code::Q427,
    Code::Q429,
    Code::Q430,
    Code::Q431,
    Code::Q432,
    Code::Q435,
    Code::Z501,
    Code::Z502,
    Code::Z510,
    Code::L601,
    Code::L602,
    Code::L605,
    Code::R703,
    Code::A801,
    Code::A804,
    Code::O851,
    Code::O852,
    Code::O855,
];

const LESSON: &str = "# A\n\n## B\n\nkata\n\n## Cek pemahaman\n\n### Q? {#q-k3f9 obj=o1}\n\n- [x] a\n- [ ] b\n\n## Ringkasan\n\n- a\n\n## Bacaan {.sources}\n\n- b\n";
const SINGLE: &str =
    "### Q? {#q-k3f9 obj=o1}\n\n> [!TIP]\n> petunjuk\n\n1. [x] a\n   > ya\n2. [ ] b\n   > tidak\n3. [ ] c\n";
const MATCHING: &str =
    "### Q? {#q-k3f9 obj=o1}\n\n| a | b |\n|---|---|\n| c | 1 |\n| d | 2 |\n| e | 1 |\n| | 4 |\n";
const QUIZ: &str = "# A\n\n## B {#p-b draw=1}\n\n### Q? {#q-k3f9 obj=l01.o1}\n\n- [x] a\n- [ ] b\n\n### R? {#q-b7tn obj=l01.o1}\n\n- [x] a\n- [ ] b\n";
const LAB: &str = "# A\n\n## Skenario\n\nkata\n\n## Bahan\n\nkata\n\n## Langkah\n\n### B {#s-7m2d}\n\nkata\n\n- [ ] c\n\n#### Q? {#q-k3f9}\n\n- [x] a\n- [ ] b\n";

fn context(sections: &SectionTitles) -> FileContext<'_> {
    FileContext::new("net/a.md", Lang::Id, sections)
}

fn found_in(shelf: Shelf, text: &str) -> Vec<Diagnostic> {
    let sections = SectionTitles::default();
    let around = |question: &str| LESSON.replace("### Q? {#q-k3f9 obj=o1}\n\n- [x] a\n- [ ] b\n", question);
    match shelf {
        Shelf::Wording => {
            objective::check_wording(text, Lang::Id, Span::default(), "a.md").into_iter().collect()
        }
        Shelf::Asked => asked(text),
        Shelf::Pass => {
            let (points, pass) = text.split_once(' ').unwrap();
            check_pass(points.parse().unwrap(), pass.parse().unwrap(), Span::default(), "a.md")
                .into_iter()
                .collect()
        }
        Shelf::Question => read_with(&around(text), &sections, |document, context| {
            let (body, mut found) = read_lesson(document, context);
            let questions: Vec<&Question> = body.questions.iter().collect();
            let known = |named: &_| {
                *named
                    == crate::question::ObjectiveRef {
                        lesson_suffix: None,
                        objective: ObjectiveId::parse("o1").unwrap(),
                    }
            };
            found.extend(objective::check_references(&questions, &known, context.path));
            found
        }),
        Shelf::Page => read_with(text, &sections, |document, context| read_page(document, context).1),
        Shelf::Lesson => read_with(text, &sections, |document, context| read_lesson(document, context).1),
        Shelf::Quiz => read_with(text, &sections, |document, context| read_quiz(document, context).1),
        Shelf::Lab => read_with(text, &sections, |document, context| read_lab(document, context).1),
        Shelf::Glossary => read_with(text, &sections, |document, context| read_glossary(document, context).1),
    }
}

fn read_with(
    text: &str,
    sections: &SectionTitles,
    read: impl Fn(&Document, &FileContext<'_>) -> Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let context = context(sections);
    let (document, mut found) = Document::parse(text, &context);
    found.extend(read(&document, &context));
    found
}

fn asked(text: &str) -> Vec<Diagnostic> {
    let id = |text: &str| ObjectiveId::parse(text).unwrap();
    let objectives = ["o1", "o2"].map(|text| Spanned { value: id(text), span: Span::default() });
    let asked: BTreeSet<ObjectiveId> = text.split(' ').map(id).collect();
    objective::check_coverage(&objectives, &asked, "a.md")
}

#[test]
fn each_mistake_is_found_alone_and_its_neighbour_is_clean() {
    for (code, shelf, wrong, right) in pairs() {
        let codes: BTreeSet<Code> = found_in(*shelf, wrong).iter().map(|found| found.code).collect();
        assert_eq!(codes, BTreeSet::from([*code]), "{shelf:?}: {wrong}");
        assert_eq!(found_in(*shelf, right), [], "neighbour of {code}: {right}");
    }
}

#[test]
fn every_code_of_one_file_has_a_pair() {
    let paired: BTreeSet<Code> = pairs().map(|(code, ..)| *code).collect();
    assert_eq!(paired, OF_ONE_FILE.iter().copied().collect());
}

#[test]
fn findings_point_into_the_file_and_speak_both_languages() {
    for (code, shelf, wrong, _) in pairs() {
        for found in found_in(*shelf, wrong) {
            assert!(found.span.start <= found.span.end, "{code}");
            assert!(!found.message.id.is_empty() && !found.message.en.is_empty(), "{code}");
            assert_ne!(found.message.id, found.message.en, "{code}");
        }
    }
}

#[test]
fn a_fix_removes_its_finding_makes_no_other_and_is_done_after_one_pass() {
    let mut fixed = BTreeSet::new();
    for (code, shelf, wrong, _) in pairs() {
        let found = found_in(*shelf, wrong);
        let fixes: Vec<_> = found.iter().filter_map(|one| one.fix.as_ref()).collect();
        if fixes.is_empty() {
            continue;
        }
        let (mended, made) = fix::apply(wrong, fixes.iter().copied());
        assert_eq!(made, fixes.len(), "{code}: {wrong}");
        assert_eq!(found_in(*shelf, &mended), [], "{code}: {mended}");
        fixed.insert(*code);
    }
    assert_eq!(fixed, BTreeSet::from([Code::F109, Code::M308, Code::M312]));
}

struct Nowhere;

impl Links for Nowhere {
    fn internal(&self, _: &str) -> Option<String> {
        None
    }
    fn asset(&self, _: &str) -> Option<String> {
        Some("a.svg".to_owned())
    }
}

/// Reads a text in every way and renders all that was read.
fn read_and_render(text: &str, math: bool) {
    let sections = SectionTitles::default();
    let context = FileContext { math, ..context(&sections) };
    let (document, found) = Document::parse(text, &context);
    _ = document.without_allowed(found);
    let links = RenderContext { links: &Nowhere, lang: Lang::En, math };
    let show = |part: &_| render(&document, part, &links);
    let (lesson, _) = read_lesson(&document, &context);
    let (quiz, _) = read_quiz(&document, &context);
    let (lab, _) = read_lab(&document, &context);
    let (glossary, _) = read_glossary(&document, &context);
    let (page, _) = read_page(&document, &context);
    for part in page.sections.iter().map(|section| &section.part).chain([&page.opening, &page.title.part]) {
        _ = show(part);
    }
    for term in &glossary.terms {
        _ = show(&term.definition);
    }
    for item in lab.steps.iter().flat_map(|step| &step.items) {
        _ = show(&item.content);
    }
    let pooled = quiz.pools.iter().flat_map(|pool| &pool.questions);
    for question in lesson.questions.iter().chain(pooled) {
        let options =
            question.options().iter().flat_map(|option| option.feedback.iter().chain([&option.content]));
        for part in options.chain(&question.context).chain(&question.hints).chain(&question.explanation) {
            _ = show(part);
        }
        if let Answer::Cloze(cloze) = &question.answer {
            for piece in cloze.paragraphs.iter().flatten() {
                if let crate::question::ClozePiece::Text(part) = piece {
                    _ = show(part);
                }
            }
        }
    }
}

const PIECES: &[&str] = &[
    "# A\n\n",
    "## Cek pemahaman\n\n",
    "## Langkah\n\n",
    "### Q? {#q-k3f9 obj=o1}\n\n",
    "### R {#s-7m2d}\n\n",
    "#### S {#q-b7tn}\n\n",
    ".numeric",
    ".text",
    "- ",
    "* ",
    "1. ",
    "[ ] ",
    "[x] ",
    "[] ",
    "`1`",
    "`/a/`",
    "   > ",
    "> [!TIP]\n",
    "> [!NOTE]\n",
    "\n",
    "\n\n",
    "| a | b |\n|---|---|\n",
    "| ",
    "[[",
    "]]",
    "[[a|b]]",
    "[[(a)|b]]",
    "**",
    "`",
    "```\n",
    "![",
    "](a)",
    "[^1]",
    "[^1]: ",
    "---\n",
    "Inggris: a",
    "<!-- vpa-allow Q401: a -->\n",
    "<",
    "$",
    "kata",
    "é",
    "\\",
    "    ",
    "\t",
    "\r\n",
    "{",
    "}",
    "{#",
    "=",
    "\u{0}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_is_read_and_shown(text in "\\PC{0,200}", math in any::<bool>()) {
        read_and_render(&text, math);
    }

    #[test]
    fn pieces_of_content_in_any_order_are_read_and_shown(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40), math in any::<bool>()) {
        read_and_render(&pieces.concat(), math);
    }
}
