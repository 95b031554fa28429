//! Numeric and short text: items are keys, ticked ones right, the others expected mistakes.

use learning::key::{AnswerKey, NumericItem, TextItem};
use pulldown_cmark::Event;

use crate::{
    diagnostic::{Code, Diagnostic},
    question::{
        Answer, QuestionKind,
        block::Block,
        choice, key,
        list::{Item, Mark},
        read::{Read, Source},
    },
};

pub(super) fn read(
    source: &Source<'_>,
    block: &Block,
    items: &[Item],
    found: &mut Vec<Diagnostic>,
) -> Option<Read> {
    let before = found.len();
    if !items.iter().any(|item| item.mark == Mark::Ticked) {
        found.push(choice::none_right(source, block.span));
    }
    found.extend(choice::same_text(source, items));
    found.extend(items.iter().filter(|item| code(source, item).is_none()).map(|item| not_code(source, item)));
    if found.len() > before {
        return None;
    }
    let numeric = source.marks.numeric.is_some();
    let key = if numeric { numeric_key(source, items, found) } else { text_key(source, items, found) };
    let unit = source.marks.unit.as_ref().map(|unit| unit.value.clone());
    let kind = if numeric { QuestionKind::Numeric { unit } } else { QuestionKind::Text };
    Some(Read { kind, answer: Answer::Options(choice::options_of(items)), key: key? })
}

/// The item's one code span.
fn code<'a>(source: &Source<'a>, item: &Item) -> Option<&'a str> {
    match source.document.slice(&item.content.events) {
        [(Event::Code(text), _)] => Some(text),
        _ => None,
    }
}

fn not_code(source: &Source<'_>, item: &Item) -> Diagnostic {
    Diagnostic::new(
        Code::Q409,
        source.context.path,
        item.span,
        "Butir soal angka atau teks singkat harus satu kode saja, misalnya `` `62` ``. Ubah, atau hapus kelas soalnya.",
        "An item of a numeric or text question must be one code span, for example `` `62` ``. Change it, or remove the class.",
    )
}

fn numeric_key(source: &Source<'_>, items: &[Item], found: &mut Vec<Diagnostic>) -> Option<AnswerKey> {
    let read: Vec<Option<NumericItem>> = items
        .iter()
        .map(|item| {
            let accept = key::numeric(source, code(source, item)?, item.content.span, found)?;
            Some(NumericItem { accept, right: item.mark == Mark::Ticked })
        })
        .collect();
    let read: Vec<NumericItem> = read.into_iter().collect::<Option<_>>()?;
    let before = found.len();
    for (wrong, at) in read.iter().zip(0..).filter(|(item, _)| !item.right) {
        let right = read.iter().position(|item| item.right && item.accept.overlaps(&wrong.accept));
        found.extend(right.map(|right| overlap(source, &items[at], &items[right])));
    }
    (found.len() == before).then_some(AnswerKey::Numeric { items: read })
}

fn overlap(source: &Source<'_>, wrong: &Item, right: &Item) -> Diagnostic {
    let found = Diagnostic::new(
        Code::Q425,
        source.context.path,
        wrong.content.span,
        "Jawaban salah ini tumpang tindih dengan jawaban benar. Persempit salah satunya.",
        "This wrong answer overlaps with a right one. Narrow one of them.",
    );
    found.related(source.context.path, right.content.span)
}

fn text_key(source: &Source<'_>, items: &[Item], found: &mut Vec<Diagnostic>) -> Option<AnswerKey> {
    let read: Vec<Option<TextItem>> = items
        .iter()
        .map(|item| {
            let accept = key::text(source, code(source, item)?, item.content.span, found)?;
            Some(TextItem { accept, right: item.mark == Mark::Ticked })
        })
        .collect();
    Some(AnswerKey::Text { items: read.into_iter().collect::<Option<_>>()? })
}
