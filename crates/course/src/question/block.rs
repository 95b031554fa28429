//! A stretch of events cut into the blocks it consists of.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, Tag};

use crate::{
    document::{Document, Part},
    span::Span,
};

#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub kind: BlockKind,
    pub events: Range<usize>,
    pub span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// Inline events without a paragraph around them, as in a tight list.
    Inline,
    Paragraph,
    List {
        ordered: bool,
    },
    Table,
    Quote(Option<BlockQuoteKind>),
    Code,
    Other,
}

/// The blocks of these events. Comments, footnote definitions and front matter show nothing and are left out.
pub(crate) fn blocks(document: &Document, events: Range<usize>) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut at = events.start;
    while at < events.end {
        let end = document.element_end(at, events.end);
        match kind(&document.events[at].0) {
            Some(BlockKind::Inline) => push_inline(document, &mut found, at..end),
            Some(kind) => {
                found.push(Block { kind, events: at..end, span: document.events[at].1.clone().into() })
            }
            None => {}
        }
        at = end;
    }
    found
}

fn push_inline(document: &Document, found: &mut Vec<Block>, events: Range<usize>) {
    let span = Span::from(document.events[events.start].1.clone());
    match found.last_mut() {
        Some(block) if block.kind == BlockKind::Inline && block.events.end == events.start => {
            block.events.end = events.end;
            block.span.end = block.span.end.max(span.end);
        }
        _ => found.push(Block { kind: BlockKind::Inline, events, span }),
    }
}

const fn kind(event: &Event<'_>) -> Option<BlockKind> {
    Some(match event {
        Event::Start(Tag::Paragraph) => BlockKind::Paragraph,
        Event::Start(Tag::List(first)) => BlockKind::List { ordered: first.is_some() },
        Event::Start(Tag::Table(_)) => BlockKind::Table,
        Event::Start(Tag::BlockQuote(kind)) => BlockKind::Quote(*kind),
        Event::Start(Tag::CodeBlock(_)) => BlockKind::Code,
        Event::Start(Tag::HtmlBlock | Tag::FootnoteDefinition(_) | Tag::MetadataBlock(_)) | Event::End(_) => {
            return None;
        }
        Event::Start(Tag::Heading { .. }) | Event::Rule | Event::Html(_) => BlockKind::Other,
        _ => BlockKind::Inline,
    })
}

impl Block {
    /// The events inside the element.
    pub(crate) const fn inner(&self) -> Range<usize> {
        match self.kind {
            BlockKind::Inline => self.events.start..self.events.end,
            _ => self.events.start + 1..self.events.end - 1,
        }
    }

    pub(crate) fn part(&self) -> Part {
        Part { events: self.events.clone(), span: self.span }
    }
}
