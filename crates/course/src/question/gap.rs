//! Gaps `[[…]]` in the source. The parser cuts them into many events, so they are read from the text itself, around
//! code, links and whatever else is not plain text.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::{
    diagnostic::{Code, Diagnostic},
    question::{
        block::{Block, BlockKind},
        read::Source,
    },
    span::Span,
};

/// What `[[` begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bracket {
    /// From `[[` to `]]`.
    Closed(Span),
    /// Two brackets that nothing closes.
    Open(Span),
}

/// The gaps of a paragraph.
pub(super) fn brackets(source: &Source<'_>, block: &Block) -> Vec<Bracket> {
    let text = &source.document.source[block.span.range()];
    if text.contains("[[") { scan(source, block.span, &opaque(source, &block.events)) } else { Vec::new() }
}

pub(super) fn has_gap(source: &Source<'_>, block: &Block) -> bool {
    brackets(source, block).iter().any(|bracket| matches!(bracket, Bracket::Closed(_)))
}

/// Stretches that are not plain text, in order.
fn opaque(source: &Source<'_>, events: &Range<usize>) -> Vec<Range<usize>> {
    let plain = |event: &Event<'_>| {
        !matches!(
            event,
            Event::Code(_)
                | Event::InlineHtml(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::Start(Tag::Link { .. } | Tag::Image { .. })
        )
    };
    let events = source.document.slice(events).iter();
    events.filter(|(event, _)| !plain(event)).map(|(_, range)| range.clone()).collect()
}

fn scan(source: &Source<'_>, span: Span, opaque: &[Range<usize>]) -> Vec<Bracket> {
    let text = &source.document.source[..span.end];
    let mut found = Vec::new();
    let mut at = span.start;
    while let Some(open) = find(text, at, "[[", opaque) {
        if escaped(text, open) {
            at = open + 1;
        } else if let Some(close) = find(text, open + 2, "]]", opaque) {
            found.push(Bracket::Closed(Span::new(open, close + 2)));
            at = close + 2;
        } else {
            found.push(Bracket::Open(Span::new(open, open + 2)));
            break;
        }
    }
    found
}

/// The next occurrence outside the opaque stretches.
fn find(text: &str, from: usize, what: &str, opaque: &[Range<usize>]) -> Option<usize> {
    let mut from = from;
    loop {
        let at = from + text.get(from..)?.find(what)?;
        let before = opaque.partition_point(|range| range.start <= at);
        match before.checked_sub(1).and_then(|index| opaque.get(index)).filter(|range| at < range.end) {
            Some(range) => from = range.end,
            None => return Some(at),
        }
    }
}

fn escaped(text: &str, at: usize) -> bool {
    text[..at].bytes().rev().take_while(|b| *b == b'\\').count() % 2 == 1
}

/// `Q431` for `[[` that nothing closes.
pub(super) fn unclosed(source: &Source<'_>, block: &Block) -> Vec<Diagnostic> {
    let open = brackets(source, block).into_iter().filter_map(|bracket| match bracket {
        Bracket::Open(span) => Some(span),
        Bracket::Closed(_) => None,
    });
    open.map(|span| {
        Diagnostic::new(
            Code::Q431,
            source.context.path,
            span,
            "Rumpang ini tidak ditutup. Tulis `]]` di akhirnya, dalam paragraf yang sama.",
            "This gap is not closed. Write `]]` at its end, in the same paragraph.",
        )
    })
    .collect()
}

/// `Q431` for a gap in the stem.
pub(super) fn in_heading(source: &Source<'_>) -> Option<Diagnostic> {
    let text = &source.document.source[source.heading.range()];
    let at = outside_code(text)?;
    Some(misplaced_at(source, Span::new(source.heading.start + at, source.heading.start + at + 2)))
}

/// The first `[[` that does not stand between backticks.
fn outside_code(text: &str) -> Option<usize> {
    let mut code = false;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        code ^= c == '`';
        if !code && before == '[' && c == '[' && !escaped(text, at - 1) {
            return Some(at - 1);
        }
        before = c;
    }
    None
}

/// `Q431` for gaps in tables, code, lists and quotes of a question that is asked by gaps or by nothing else. Elsewhere
/// double brackets may be what the question is about.
pub(super) fn misplaced(source: &Source<'_>, parts: &[Block]) -> Vec<Diagnostic> {
    let hidden = parts.iter().filter_map(|part| match part.kind {
        BlockKind::Paragraph => in_code(source, part),
        BlockKind::Table | BlockKind::Code | BlockKind::List { .. } => closed(source, part.span),
        _ => None,
    });
    hidden.map(|span| misplaced_at(source, span)).collect()
}

fn in_code(source: &Source<'_>, part: &Block) -> Option<Span> {
    source.document.slice(&part.events).iter().find_map(|(event, range)| match event {
        Event::Code(_) => closed(source, range.clone().into()),
        _ => None,
    })
}

/// A closed pair of double brackets that is no shell test, which has a space inside.
fn closed(source: &Source<'_>, span: Span) -> Option<Span> {
    let text = &source.document.source[span.range()];
    text.match_indices("[[").find_map(|(open, _)| {
        let inside = &text[open + 2..];
        let close = inside.find("]]")?;
        let gap = close > 0 && !inside.starts_with(char::is_whitespace) && !inside[..close].contains('\n');
        gap.then(|| Span::new(span.start + open, span.start + open + close + 4))
    })
}

fn misplaced_at(source: &Source<'_>, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::Q431,
        source.context.path,
        span,
        "Rumpang hanya bisa dalam paragraf biasa, tidak dalam judul, tabel, daftar, atau kode. Pindahkan.",
        "A gap can stand only in an ordinary paragraph, not in a heading, table, list or code. Move it.",
    )
}
