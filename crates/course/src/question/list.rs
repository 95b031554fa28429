//! The items of a list: box, content, feedback.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Document, FileContext, Part},
    question::block::{Block, BlockKind, blocks},
    span::Span,
};

#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub mark: Mark,
    pub content: Part,
    pub text: String,
    pub feedback: Option<Part>,
    /// Quotes that do not directly follow the item's content, or a second one.
    pub stray: Vec<Span>,
    pub span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    None,
    Unticked,
    Ticked,
    /// `- []`: meant as a box, but not one.
    Malformed,
}

impl Item {
    /// Whether the item has a box that the parser understood.
    pub(crate) const fn is_task(&self) -> bool {
        matches!(self.mark, Mark::Unticked | Mark::Ticked)
    }
}

/// The items of the list that these events are.
pub(crate) fn items(document: &Document, list: &Range<usize>) -> Vec<Item> {
    let inner = list.start + 1..list.end - 1;
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut start = inner.start;
    for at in inner {
        match &document.events[at].0 {
            Event::Start(tag) => {
                if depth == 0 && matches!(tag, Tag::Item) {
                    start = at;
                }
                depth += 1;
            }
            Event::End(_) => {
                depth -= 1;
                if depth == 0 {
                    found.push(item(document, start..at + 1));
                }
            }
            _ => {}
        }
    }
    found
}

fn item(document: &Document, events: Range<usize>) -> Item {
    let span = Span::from(document.events[events.start].1.clone());
    let inner = blocks(document, events.start + 1..events.end - 1);
    let quote = |block: &Block| matches!(block.kind, BlockKind::Quote(_));
    let body = inner.iter().take_while(|block| !quote(block)).count();
    let nested = inner[..body].iter().any(|block| matches!(block.kind, BlockKind::List { .. }));
    let quotes: Vec<&Block> = inner.iter().filter(|block| quote(block)).collect();
    let feedback = quotes.first().filter(|_| body > 0 && !nested).map(|block| document.part(block.inner()));
    let stray = quotes.iter().skip(usize::from(feedback.is_some())).map(|block| block.span).collect();
    let content = content(document, &inner[..body], events.start + 1);
    let text = document.plain_text(&content);
    Item { mark: mark(document, &inner[..body], span), content, text, feedback, stray, span }
}

/// The events of the content; a lone paragraph is reduced to what it holds, and the box is left out.
fn content(document: &Document, body: &[Block], start: usize) -> Part {
    let events = match body {
        [] => start..start,
        [only] if only.kind == BlockKind::Paragraph => only.inner(),
        [first, .., last] => first.events.start..last.events.end,
        [only] => only.events.clone(),
    };
    let boxed = matches!(document.slice(&events).first(), Some((Event::TaskListMarker(_), _)));
    document.part(events.start + usize::from(boxed)..events.end)
}

fn mark(document: &Document, body: &[Block], span: Span) -> Mark {
    let first = body.first().map(|block| match block.kind {
        BlockKind::Paragraph => block.events.start + 1,
        _ => block.events.start,
    });
    match first.and_then(|at| document.events.get(at)) {
        Some((Event::TaskListMarker(true), _)) => Mark::Ticked,
        Some((Event::TaskListMarker(false), _)) => Mark::Unticked,
        _ if looks_boxed(&document.source[span.range()]) => Mark::Malformed,
        _ => Mark::None,
    }
}

/// `- []`, `1. [x]word`, `- [ x]`, `- [v] `: brackets that can only be meant as a box.
fn looks_boxed(item: &str) -> bool {
    let text =
        item.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['-', '*', '+', '.', ')']);
    let Some((inside, rest)) = text.trim_start().strip_prefix('[').and_then(|text| text.split_once(']'))
    else {
        return false;
    };
    let sign = matches!(inside.trim(), "" | "x" | "X" | "v" | "V" | "✓" | "✔" | "*" | "-" | "o" | "O");
    sign && !rest.starts_with(['(', '[', ':'])
}

/// `Q407` for an item without a usable box.
pub(crate) fn unmarked(item: &Item, context: &FileContext<'_>) -> Diagnostic {
    let (id, en) = if item.mark == Mark::Malformed {
        (
            "Kotak butir ini salah tulis. Tulis `[ ]` atau `[x]`, diikuti satu spasi.",
            "The box of this item is malformed. Write `[ ]` or `[x]`, followed by one space.",
        )
    } else {
        (
            "Butir ini tidak punya kotak, padahal butir lain punya. Tulis `[ ]` atau `[x]` di depannya.",
            "This item has no box, although others have. Write `[ ]` or `[x]` before it.",
        )
    };
    Diagnostic::new(Code::Q407, context.path, item.span, id, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_told_from_other_brackets() {
        for text in ["- []", "1. [x]kata", "- [ x] kata", "12) [v] kata"] {
            assert!(looks_boxed(text), "{text}");
        }
        for text in ["- [kata] lain", "- [x](y.md)", "- [^1] kata", "- kata [ ]", "1. [-][a]"] {
            assert!(!looks_boxed(text), "{text}");
        }
    }
}
