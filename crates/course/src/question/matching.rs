//! Matching: a table of pairs; an empty left cell makes its right cell a distractor.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use learning::key::AnswerKey;
use pulldown_cmark::{Event, Tag, TagEnd};

use crate::{
    diagnostic::{Code, Diagnostic},
    question::{
        Answer, Cell, Matching, QuestionKind,
        block::Block,
        read::{Read, Source},
    },
    span::Span,
};

struct Row {
    cells: Vec<Cell>,
    span: Span,
}

pub(super) fn read(source: &Source<'_>, block: &Block, found: &mut Vec<Diagnostic>) -> Option<Read> {
    let mut rows = rows(source, &block.events).into_iter();
    let head = rows.next()?;
    if !(2..=3).contains(&head.cells.len()) {
        found.push(undecided(source, block));
        return None;
    }
    let rows: Vec<Row> = rows.collect();
    let wrong = problems(source, block, &rows);
    if !wrong.is_empty() {
        found.extend(wrong);
        return None;
    }
    let (matching, pairs) = pair(head, rows)?;
    let rights = u32::try_from(matching.right.len()).ok()?;
    let key = AnswerKey::Matching { pairs, rights, scoring: source.scoring() };
    Some(Read { kind: QuestionKind::Matching, answer: Answer::Matching(matching), key })
}

/// The rows, header first.
fn rows(source: &Source<'_>, table: &Range<usize>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut start = table.start;
    for at in table.clone() {
        match &source.document.events[at] {
            (Event::Start(Tag::TableHead | Tag::TableRow), range) => {
                rows.push(Row { cells: Vec::new(), span: range.clone().into() });
            }
            (Event::Start(Tag::TableCell), _) => start = at + 1,
            (Event::End(TagEnd::TableCell), _) => {
                let content = source.document.part(start..at);
                let text = source.document.plain_text(&content);
                if let Some(row) = rows.last_mut() {
                    row.cells.push(Cell { content, text });
                }
            }
            _ => {}
        }
    }
    rows
}

/// `Q429`.
fn problems(source: &Source<'_>, block: &Block, rows: &[Row]) -> Vec<Diagnostic> {
    let mut seen = HashSet::new();
    let mut pairs = 0;
    let mut found = Vec::new();
    for row in rows {
        let [left, right, ..] = row.cells.as_slice() else { continue };
        pairs += usize::from(!left.text.is_empty());
        let repeated = !left.text.is_empty() && !seen.insert(left.text.as_str());
        if repeated || right.text.is_empty() {
            found.push(bad_pair(source, row.span));
        }
    }
    if pairs < 3 && found.is_empty() {
        found.push(bad_pair(source, block.span));
    }
    found
}

fn bad_pair(source: &Source<'_>, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::Q429,
        source.context.path,
        span,
        "Soal memasangkan perlu sedikitnya tiga pasangan, sel kiri yang semuanya berbeda, dan sel kanan yang terisi.",
        "A matching question needs at least three pairs, left cells that all differ, and right cells with text.",
    )
}

fn undecided(source: &Source<'_>, block: &Block) -> Diagnostic {
    Diagnostic::new(
        Code::Q402,
        source.context.path,
        block.span,
        "Jenis soal ini tidak jelas. Tabel pasangan punya dua kolom, dan boleh satu kolom lagi untuk umpan balik.",
        "The type of this question is unclear. A table of pairs has two columns, and may have a third for feedback.",
    )
}

/// Right cells with the same text are one.
fn pair(head: Row, rows: Vec<Row>) -> Option<(Matching, Vec<u32>)> {
    let mut titles = head.cells.into_iter();
    let titles = [titles.next()?, titles.next()?];
    let mut matching = Matching { titles, left: Vec::new(), right: Vec::new(), feedback: Vec::new() };
    let mut known: HashMap<String, u32> = HashMap::new();
    let mut pairs = Vec::new();
    for row in rows {
        let mut cells = row.cells.into_iter();
        let (left, right, note) = (cells.next()?, cells.next()?, cells.next());
        let next = u32::try_from(matching.right.len()).ok()?;
        let index = *known.entry(right.text.clone()).or_insert(next);
        if index == next {
            matching.right.push(right);
        }
        if !left.text.is_empty() {
            pairs.push(index);
            matching.left.push(left);
            matching.feedback.push(note.filter(|cell| !cell.text.is_empty()).map(|cell| cell.content));
        }
    }
    Some((matching, pairs))
}
