//! Cloze: paragraphs with gaps to type into or to choose for.

use std::{collections::HashSet, ops::Range};

use learning::key::{AnswerKey, GapKey};
use pulldown_cmark::Event;

use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Document, Part},
    question::{
        Answer, Cloze, ClozePiece, Gap, GapKind, QuestionKind,
        block::{Block, BlockKind},
        choice,
        gap::{self, Bracket},
        key,
        read::{Read, Source},
    },
    span::Span,
};

pub(super) fn read(source: &Source<'_>, parts: &[Block], found: &mut Vec<Diagnostic>) -> Option<Read> {
    let (mut gaps, mut keys, mut paragraphs) = (Vec::new(), Vec::new(), Vec::new());
    let mut whole = true;
    for block in parts.iter().filter(|part| part.kind == BlockKind::Paragraph) {
        let mut pieces = Pieces::new(source.document, block);
        for bracket in gap::brackets(source, block) {
            let Bracket::Closed(span) = bracket else { continue };
            pieces.gap(span, gaps.len());
            let read = read_gap(source, span, found);
            whole &= read.is_some();
            let (kind, key) = read.unzip();
            gaps.extend(kind.map(|kind| Gap { kind, span }));
            keys.extend(key);
        }
        paragraphs.push(pieces.finish());
    }
    let key = AnswerKey::Cloze { gaps: keys, scoring: source.scoring() };
    let answer = Answer::Cloze(Cloze { paragraphs, gaps });
    whole.then_some(Read { kind: QuestionKind::Cloze, answer, key })
}

fn read_gap(source: &Source<'_>, span: Span, found: &mut Vec<Diagnostic>) -> Option<(GapKind, GapKey)> {
    let text = &source.document.source[span.start + 2..span.end - 2];
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(number) = text.strip_prefix('=') {
        return Some((GapKind::Numeric, GapKey::Numeric(key::numeric(source, number.trim(), span, found)?)));
    }
    let pattern = text.len() > 2 && text.starts_with('/') && text.ends_with('/');
    let alternatives: Vec<&str> =
        if pattern { vec![&text] } else { text.split('|').map(str::trim).collect() };
    if alternatives.iter().any(|text| text.starts_with('(')) {
        return drop_down(source, span, &alternatives, found);
    }
    let typed: Vec<_> = alternatives.iter().map(|text| key::text(source, text, span, found)).collect();
    Some((GapKind::Typed, GapKey::Typed(typed.into_iter().collect::<Option<_>>()?)))
}

fn drop_down(
    source: &Source<'_>,
    span: Span,
    alternatives: &[&str],
    found: &mut Vec<Diagnostic>,
) -> Option<(GapKind, GapKey)> {
    let right: Vec<usize> =
        (0..alternatives.len()).filter(|at| marked(alternatives[*at]).is_some()).collect();
    let options: Vec<String> =
        alternatives.iter().map(|text| marked(text).unwrap_or(text).to_owned()).collect();
    let ([right], 2.., true) = (right.as_slice(), options.len(), options.iter().all(|text| !text.is_empty()))
    else {
        found.push(unmarked(source, span));
        return None;
    };
    let mut seen = HashSet::new();
    if !options.iter().all(|text| seen.insert(text.as_str())) {
        found.push(choice::same(source, span));
        return None;
    }
    let key =
        GapKey::Choice { options: u32::try_from(options.len()).ok()?, right: u32::try_from(*right).ok()? };
    Some((GapKind::Choice(options), key))
}

/// The text between the parentheses.
fn marked(text: &str) -> Option<&str> {
    text.strip_prefix('(')?.strip_suffix(')').map(str::trim)
}

fn unmarked(source: &Source<'_>, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::Q432,
        source.context.path,
        span,
        "Pilihan turun perlu dua pilihan atau lebih, tepat satu dalam kurung: `[[(benar)|salah|salah]]`.",
        "A drop-down needs two or more options, exactly one in parentheses: `[[(right)|wrong|wrong]]`.",
    )
}

/// A paragraph while it is cut at its gaps.
struct Pieces<'a> {
    document: &'a Document,
    inner: Range<usize>,
    /// The first event and the first byte not yet placed.
    event: usize,
    byte: usize,
    end: usize,
    pieces: Vec<ClozePiece>,
}

impl<'a> Pieces<'a> {
    fn new(document: &'a Document, block: &Block) -> Self {
        let inner = block.inner();
        Self {
            document,
            event: inner.start,
            inner,
            byte: block.span.start,
            end: block.span.end,
            pieces: Vec::new(),
        }
    }

    fn gap(&mut self, span: Span, index: usize) {
        self.text_until(span.start);
        self.pieces.push(ClozePiece::Gap(index));
        self.byte = span.end;
        let over = |(event, range): &(Event<'_>, Range<usize>)| match event {
            Event::Start(_) => range.start < span.end,
            _ => range.end <= span.end,
        };
        self.event += self.rest().iter().take_while(|event| over(event)).count();
    }

    /// An event that straddles the edge of a gap belongs to both sides; rendering cuts its text at the part's span.
    fn text_until(&mut self, end: usize) {
        let before = |(event, range): &(Event<'_>, Range<usize>)| match event {
            Event::End(_) => range.end <= end,
            _ => range.start < end,
        };
        let count = self.rest().iter().take_while(|event| before(event)).count();
        if count > 0 && self.byte < end {
            let events = self.event..self.event + count;
            self.pieces.push(ClozePiece::Text(Part { events, span: Span::new(self.byte, end) }));
        }
        let straddles = count > 0
            && matches!(self.rest().get(count - 1), Some((Event::Text(_), range)) if range.end > end);
        self.event += count - usize::from(straddles);
    }

    fn rest(&self) -> &'a [(Event<'static>, Range<usize>)] {
        self.document.slice(&(self.event..self.inner.end))
    }

    fn finish(mut self) -> Vec<ClozePiece> {
        self.text_until(self.end);
        self.pieces
    }
}
