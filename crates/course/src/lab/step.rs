//! A step of a lab: text, items to tick, perhaps a question at its end.

use learning::{hash::ContentHash, id::StepId};

use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Document, FileContext, Part, heading::Place},
    lab::{Step, StepBlock, StepItem},
    page::section::PLAIN,
    question::{
        self, Objective,
        block::{Block, BlockKind, blocks},
        id,
        list::{self, Item, Mark},
    },
    span::Span,
};

const STEP: Place<'static> = Place { id: Some("s-"), classes: &[], attributes: &[] };

/// Reads the H3s under the heading of the steps; answers how many are written there.
pub(super) fn read_all(
    document: &Document,
    context: &FileContext<'_>,
    section: usize,
    steps: &mut Vec<Step>,
    found: &mut Vec<Diagnostic>,
) -> usize {
    let mut written = 0;
    for at in document.headings_in(section) {
        match document.headings[at].level {
            3 => {
                written += 1;
                steps.extend(read(document, context, at, found));
            }
            4 if document.headings[at].id.is_some() => {}
            _ => found.extend(document.headings[at].misplaced(&PLAIN, context.path)),
        }
    }
    written
}

fn read(
    document: &Document,
    context: &FileContext<'_>,
    at: usize,
    found: &mut Vec<Diagnostic>,
) -> Option<Step> {
    let heading = &document.headings[at];
    found.extend(heading.misplaced(&STEP, context.path));
    let id = id::read(heading, "#s-…", StepId::parse, context, found);
    let body = document.body(at);
    let asked = document
        .headings_in(at)
        .find(|inner| document.headings[*inner].level == 4 && document.headings[*inner].id.is_some());
    let end = asked.map_or(body.events.end, |inner| document.headings[inner].event);
    let (step_blocks, items) = read_blocks(document, context, body.events.start..end, found);
    if items.is_empty() {
        found.push(without_items(heading.span, context));
    }
    let question =
        asked.and_then(|inner| question::read(document, context, inner, Objective::Optional, found));
    Some(Step { id: id?, heading: at, title: heading.text.clone(), blocks: step_blocks, items, question })
}

fn read_blocks(
    document: &Document,
    context: &FileContext<'_>,
    events: std::ops::Range<usize>,
    found: &mut Vec<Diagnostic>,
) -> (Vec<StepBlock>, Vec<StepItem>) {
    let (mut out, mut items): (Vec<StepBlock>, Vec<StepItem>) = (Vec::new(), Vec::new());
    for block in blocks(document, events) {
        match task_items(document, &block) {
            Some(list) => {
                let first = items.len();
                found.extend(list.iter().filter_map(|item| check_item(item, context)));
                items.extend(list.into_iter().filter(Item::is_task).map(step_item));
                out.push(StepBlock::Items(first..items.len()));
            }
            None => push_text(document, &mut out, &block),
        }
    }
    (out, items)
}

fn task_items(document: &Document, block: &Block) -> Option<Vec<Item>> {
    let BlockKind::List { .. } = block.kind else { return None };
    let items = list::items(document, &block.events);
    items.iter().any(Item::is_task).then_some(items)
}

/// Neighbouring text makes one block.
fn push_text(document: &Document, out: &mut Vec<StepBlock>, block: &Block) {
    match out.last_mut() {
        Some(StepBlock::Text(part)) => *part = document.part(part.events.start..block.events.end),
        _ => out.push(StepBlock::Text(Part { events: block.events.clone(), span: block.span })),
    }
}

fn step_item(item: Item) -> StepItem {
    let hash = ContentHash::of(item.text.as_bytes()).to_string()[..16].to_owned();
    StepItem { content: item.content, text: item.text, hash, span: item.span }
}

fn check_item(item: &Item, context: &FileContext<'_>) -> Option<Diagnostic> {
    match item.mark {
        Mark::Unticked => None,
        Mark::Ticked => Some(Diagnostic::new(
            Code::L602,
            context.path,
            item.span,
            "Butir ini sudah dicentang. Tulis `[ ]`; peserta yang mencentangnya.",
            "This item is already ticked. Write `[ ]`; the learner ticks it.",
        )),
        Mark::None | Mark::Malformed => Some(list::unmarked(item, context)),
    }
}

fn without_items(span: Span, context: &FileContext<'_>) -> Diagnostic {
    Diagnostic::new(
        Code::L601,
        context.path,
        span,
        "Langkah ini belum punya butir untuk dikerjakan. Tambahkan sedikitnya satu `- [ ] …`.",
        "This step has nothing to do yet. Add at least one `- [ ] …`.",
    )
}

pub(super) fn none(span: Span, context: &FileContext<'_>) -> Diagnostic {
    let (id, en) = context.sections.names(crate::page::SectionKind::Steps);
    Diagnostic::new(
        Code::L601,
        context.path,
        span,
        format!(
            "Lab ini belum punya langkah. Tulis `## {id}`, lalu satu `### …` dengan `{{#s-…}}` untuk tiap langkah."
        ),
        format!("This lab has no steps. Write `## {en}`, then one `### …` with `{{#s-…}}` for each step."),
    )
}
