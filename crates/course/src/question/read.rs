//! A question's blocks: which of them is the answer, which are context, hints and explanation.

use std::ops::Range;

use learning::key::{AnswerKey, Scoring};
use pulldown_cmark::BlockQuoteKind;

use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Document, FileContext, Part},
    front::ScoreRule,
    question::{
        Answer, Question, QuestionKind,
        block::{Block, BlockKind, blocks},
        choice, cloze, gap, id, keyed,
        list::{self, Item},
        marks::{self, Marks},
        matching, ordering,
    },
    span::Span,
};

/// Whether a question has to name an objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Objective {
    Required,
    Optional,
}

/// A question while it is being read.
pub(super) struct Source<'a> {
    pub document: &'a Document,
    pub context: &'a FileContext<'a>,
    pub marks: Marks,
    pub heading: Span,
}

impl Source<'_> {
    /// The question's own class, or else what the file says of all its questions.
    pub(super) fn scoring(&self) -> Scoring {
        if self.marks.partial.is_some() || self.context.score == ScoreRule::Partial {
            Scoring::Partial
        } else {
            Scoring::All
        }
    }
}

/// What the readers of the answer blocks make of them.
pub(super) struct Read {
    pub kind: QuestionKind,
    pub answer: Answer,
    pub key: AnswerKey,
}

/// The answer block.
enum Shape {
    Tasks { ordered: bool, items: Vec<Item> },
    Ordering(Vec<Item>),
    Table,
    Cloze,
}

struct Found {
    shape: Shape,
    /// Which of the blocks.
    blocks: Range<usize>,
}

/// Reads the question under this heading. `None` when it has no id or no usable key; what is wrong is in `found`.
pub(crate) fn read(
    document: &Document,
    context: &FileContext<'_>,
    at: usize,
    objective: Objective,
    found: &mut Vec<Diagnostic>,
) -> Option<Question> {
    let heading = &document.headings[at];
    found.extend(heading.misplaced(&marks::QUESTION, context.path));
    let id = id::read(heading, "#q-…", learning::id::QuestionId::parse, context, found);
    let marks = marks::read(heading, objective, context, found);
    let body = document.body(at);
    let source = Source { document, context, marks, heading: heading.span };
    found.extend(gap::in_heading(&source));
    let parts = blocks(document, body.events.clone());
    let answer = find_answer(&source, &parts, found)?;
    let read = read_answer(&source, &parts, &answer, found);
    found.extend(stray_quotes(&source, &parts, &answer));
    let (id, read) = (id?, read?);
    let around = Around::of(document, &parts, &answer);
    let (Some(first), Some(last)) = (parts.get(answer.blocks.start), parts.get(answer.blocks.end - 1)) else {
        return None;
    };
    Some(Question {
        id,
        heading: at,
        kind: read.kind,
        stem: document.heading_text(at),
        text: heading.text.clone(),
        context: around.context,
        hints: around.hints,
        answer: read.answer,
        key: read.key,
        explanation: around.explanation,
        objective: source.marks.objective,
        points: source.marks.points,
        difficulty: source.marks.difficulty,
        fixed: source.marks.fixed.is_some(),
        span: Span::new(heading.span.start, body.span.end.max(heading.span.end)),
        answer_span: Span::new(first.span.start, last.span.end),
    })
}

/// Finds the answer block and reports `Q401` `Q402` `Q408` `Q431`.
fn find_answer(source: &Source<'_>, parts: &[Block], found: &mut Vec<Diagnostic>) -> Option<Found> {
    let mut answers = candidates(source, parts);
    let gaps = parts.iter().filter(|part| part.kind == BlockKind::Paragraph);
    found.extend(gaps.flat_map(|part| gap::unclosed(source, part)));
    let asked_by_gaps =
        matches!(answers.first(), None | Some(Found { shape: Shape::Cloze | Shape::Table, .. }));
    let misplaced = if asked_by_gaps { gap::misplaced(source, parts) } else { Vec::new() };
    if answers.is_empty() && misplaced.is_empty() {
        found.push(no_answer(source, parts));
    }
    found.extend(misplaced);
    found.extend(answers.iter().skip(1).map(|second| two_answers(source, &parts[second.blocks.start])));
    answers.truncate(1);
    answers.pop()
}

/// Everything that could be the answer. A table is only where nothing else is.
fn candidates(source: &Source<'_>, parts: &[Block]) -> Vec<Found> {
    let mut answers: Vec<Found> = Vec::new();
    let mut gapped: Option<Range<usize>> = None;
    for (at, part) in parts.iter().enumerate() {
        match part.kind {
            BlockKind::List { ordered } => {
                let shape = list_shape(source, part, ordered);
                answers.extend(shape.map(|shape| Found { shape, blocks: at..at + 1 }));
            }
            BlockKind::Paragraph if gap::has_gap(source, part) => {
                let start = gapped.as_ref().map_or(at, |range| range.start);
                gapped = Some(start..at + 1);
            }
            _ => {}
        }
    }
    answers.extend(gapped.map(|blocks| Found { shape: Shape::Cloze, blocks }));
    answers.sort_by_key(|answer| answer.blocks.start);
    if answers.is_empty() {
        let tables = parts.iter().enumerate().filter(|(_, part)| part.kind == BlockKind::Table);
        answers.extend(tables.map(|(at, _)| Found { shape: Shape::Table, blocks: at..at + 1 }));
    }
    answers
}

fn list_shape(source: &Source<'_>, part: &Block, ordered: bool) -> Option<Shape> {
    let items = list::items(source.document, &part.events);
    if items.iter().any(|item| item.mark != list::Mark::None) {
        Some(Shape::Tasks { ordered, items })
    } else {
        ordered.then_some(Shape::Ordering(items))
    }
}

fn read_answer(
    source: &Source<'_>,
    parts: &[Block],
    answer: &Found,
    found: &mut Vec<Diagnostic>,
) -> Option<Read> {
    if let (Some(_), Some(span)) = (source.marks.numeric, source.marks.text) {
        found.push(undecided(source, span));
        return None;
    }
    let block = &parts[answer.blocks.start];
    let read = match &answer.shape {
        Shape::Tasks { ordered, items } => {
            let unmarked: Vec<_> = items
                .iter()
                .filter(|item| !item.is_task())
                .map(|item| list::unmarked(item, source.context))
                .collect();
            if !unmarked.is_empty() {
                found.extend(unmarked);
                return None;
            }
            let keyed = source.marks.numeric.is_some() || source.marks.text.is_some();
            if keyed && !ordered {
                keyed::read(source, block, items, found)
            } else {
                choice::read(source, block, items, *ordered, found)
            }
        }
        Shape::Ordering(items) => ordering::read(source, block, items, found),
        Shape::Table => matching::read(source, block, found),
        Shape::Cloze => cloze::read(source, &parts[answer.blocks.clone()], found),
    };
    if let Some(read) = &read {
        found.extend(contradictions(source, &read.kind));
    }
    read
}

/// `Q409`: classes that mean nothing for this kind of question.
fn contradictions(source: &Source<'_>, kind: &QuestionKind) -> Vec<Diagnostic> {
    use QuestionKind::{Numeric, Ordering, Single, Text, TrueFalse};
    let marks = &source.marks;
    let numeric = marks.numeric.filter(|_| !matches!(kind, Numeric { .. }));
    let text = marks.text.filter(|_| !matches!(kind, Text));
    let fixed = marks.fixed.filter(|_| matches!(kind, Numeric { .. } | Text | Ordering));
    let partial = marks.partial.filter(|_| matches!(kind, Single | TrueFalse | Numeric { .. } | Text));
    let unit = marks.unit.as_ref().map(|unit| unit.span).filter(|_| !matches!(kind, Numeric { .. }));
    [numeric, text, fixed, partial, unit]
        .into_iter()
        .flatten()
        .map(|span| contradiction(source, span))
        .collect()
}

fn contradiction(source: &Source<'_>, span: Span) -> Diagnostic {
    let word = &source.document.source[span.range()];
    Diagnostic::new(
        Code::Q409,
        source.context.path,
        span,
        format!("`{word}` tidak cocok dengan bentuk jawaban soal ini. Hapus, atau ubah bentuk jawabannya."),
        format!(
            "`{word}` does not fit the answer block of this question. Remove it, or change the answer block."
        ),
    )
}

fn undecided(source: &Source<'_>, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::Q402,
        source.context.path,
        span,
        "Jenis soal ini tidak jelas. Pakai salah satu: `.numeric` atau `.text`.",
        "The type of this question is unclear. Use one: `.numeric` or `.text`.",
    )
}

/// `Q402` when there is a list that could have been meant, otherwise `Q401`.
fn no_answer(source: &Source<'_>, parts: &[Block]) -> Diagnostic {
    match parts.iter().find(|part| matches!(part.kind, BlockKind::List { .. })) {
        Some(list) => Diagnostic::new(
            Code::Q402,
            source.context.path,
            list.span,
            "Jenis soal ini tidak jelas. Beri tiap butir kotak `[ ]` atau `[x]`, atau pakai nomor bila soalnya mengurutkan.",
            "The type of this question is unclear. Give each item a box `[ ]` or `[x]`, or numbers if it is to be ordered.",
        ),
        None => Diagnostic::new(
            Code::Q401,
            source.context.path,
            source.heading,
            "Soal ini belum punya jawaban. Tambahkan daftar dengan kotak, tabel pasangan, daftar bernomor, atau rumpang `[[…]]`.",
            "This question has no answer block. Add a list with boxes, a table of pairs, a numbered list or gaps `[[…]]`.",
        ),
    }
}

fn two_answers(source: &Source<'_>, second: &Block) -> Diagnostic {
    Diagnostic::new(
        Code::Q408,
        source.context.path,
        second.span,
        "Ini jawaban kedua dalam satu soal. Gabungkan (pakai tanda daftar yang sama), atau pecah menjadi dua soal.",
        "This is a second answer block in one question. Join them (use the same list mark), or make two questions.",
    )
}

/// `Q415`: quotes beside the answer list, and quotes in an item that follow something else than its text.
fn stray_quotes(source: &Source<'_>, parts: &[Block], answer: &Found) -> Vec<Diagnostic> {
    let after = parts[answer.blocks.end..].iter();
    let beside = after.filter(|part| part.kind == BlockKind::Quote(None)).map(|part| part.span);
    let inside: Vec<Span> = match &answer.shape {
        Shape::Tasks { items, .. } => items.iter().flat_map(|item| item.stray.iter().copied()).collect(),
        Shape::Ordering(items) => items
            .iter()
            .flat_map(|item| item.feedback.iter().map(|part| part.span).chain(item.stray.iter().copied()))
            .collect(),
        Shape::Table | Shape::Cloze => Vec::new(),
    };
    beside.chain(inside).map(|span| stray(source, span)).collect()
}

fn stray(source: &Source<'_>, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::Q415,
        source.context.path,
        span,
        "Kutipan ini tidak menempel pada satu pilihan. Tulis tepat di bawah pilihannya dan menjorok ke dalam; untuk \
         penjelasan sesudah jawaban pakai `> [!NOTE]`.",
        "This quote belongs to no option. Write it directly below its option, indented; for an explanation after the \
         answer use `> [!NOTE]`.",
    )
}

/// What stands around the answer.
struct Around {
    context: Vec<Part>,
    hints: Vec<Part>,
    explanation: Option<Part>,
}

impl Around {
    fn of(document: &Document, parts: &[Block], answer: &Found) -> Self {
        let hint = |part: &&Block| part.kind == BlockKind::Quote(Some(BlockQuoteKind::Tip));
        // Only a cloze has several blocks; what stands between its paragraphs is context.
        let between =
            parts[answer.blocks.clone()].iter().skip(1).filter(|part| part.kind != BlockKind::Paragraph);
        let before = parts[..answer.blocks.start].iter().chain(between);
        let after: Vec<&Block> = parts[answer.blocks.end..].iter().filter(|part| !hint(part)).collect();
        Self {
            context: before.filter(|part| !hint(part)).map(Block::part).collect(),
            hints: parts.iter().filter(hint).map(|part| document.part(part.inner())).collect(),
            explanation: explanation(document, &after),
        }
    }
}

/// A lone note is reduced to what it holds.
fn explanation(document: &Document, after: &[&Block]) -> Option<Part> {
    match after {
        [] => None,
        [note] if note.kind == BlockKind::Quote(Some(BlockQuoteKind::Note)) => {
            Some(document.part(note.inner()))
        }
        [only] => Some(only.part()),
        [first, .., last] => Some(document.part(first.events.start..last.events.end)),
    }
}
