//! Single choice, true/false and multiple choice.

use std::collections::{BTreeSet, HashMap};

use learning::key::AnswerKey;

use crate::{
    diagnostic::{Code, Diagnostic},
    question::{
        Answer, OptionItem, QuestionKind,
        block::Block,
        list::{Item, Mark},
        read::{Read, Source},
    },
    span::Span,
};

pub(super) fn read(
    source: &Source<'_>,
    block: &Block,
    items: &[Item],
    ordered: bool,
    found: &mut Vec<Diagnostic>,
) -> Option<Read> {
    let right: BTreeSet<u32> =
        (0..).zip(items).filter(|(_, item)| item.mark == Mark::Ticked).map(|(at, _)| at).collect();
    let kind = kind(items, ordered);
    let before = found.len();
    found.extend(too_few(source, block, items, &kind));
    found.extend(wrong_count(source, block, right.len(), ordered));
    found.extend(same_text(source, items));
    if found.len() > before {
        return None;
    }
    let options = u32::try_from(items.len()).ok()?;
    let key = if ordered {
        AnswerKey::Single { options, right: *right.first()? }
    } else {
        AnswerKey::Multiple { options, right, scoring: source.scoring() }
    };
    Some(Read { kind, answer: Answer::Options(options_of(items)), key })
}

fn kind(items: &[Item], ordered: bool) -> QuestionKind {
    let mut texts: Vec<String> =
        items.iter().map(|item| item.text.trim().trim_end_matches('.').to_lowercase()).collect();
    texts.sort();
    let truth = [["benar", "salah"], ["false", "true"]].iter().any(|pair| texts == pair);
    match (ordered, truth) {
        (true, true) => QuestionKind::TrueFalse,
        (true, false) => QuestionKind::Single,
        (false, _) => QuestionKind::Multiple,
    }
}

pub(super) fn options_of(items: &[Item]) -> Vec<OptionItem> {
    let option = |item: &Item| OptionItem {
        content: item.content.clone(),
        text: item.text.clone(),
        right: item.mark != Mark::Unticked,
        feedback: item.feedback.clone(),
        span: item.span,
    };
    items.iter().map(option).collect()
}

fn too_few(source: &Source<'_>, block: &Block, items: &[Item], kind: &QuestionKind) -> Option<Diagnostic> {
    let least = if *kind == QuestionKind::Single { 3 } else { 2 };
    (items.len() < least).then(|| {
        Diagnostic::new(
            Code::Q406,
            source.context.path,
            block.span,
            format!(
                "Soal ini perlu sedikitnya {least} pilihan. Dua pilihan hanya boleh untuk Benar dan Salah."
            ),
            format!("This question needs at least {least} options. Two are allowed only for True and False."),
        )
    })
}

fn wrong_count(source: &Source<'_>, block: &Block, right: usize, single: bool) -> Option<Diagnostic> {
    match (single, right) {
        (true, 1) | (false, 1..) => None,
        (true, _) => Some(Diagnostic::new(
            Code::Q404,
            source.context.path,
            block.span,
            format!(
                "Daftar bernomor harus punya tepat satu `[x]`; ini punya {right}. Untuk beberapa jawaban pakai `-`."
            ),
            format!(
                "A numbered list must have exactly one `[x]`; this has {right}. For several answers use `-`."
            ),
        )),
        (false, _) => Some(none_right(source, block.span)),
    }
}

/// `Q403`.
pub(super) fn none_right(source: &Source<'_>, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::Q403,
        source.context.path,
        span,
        "Tidak ada jawaban yang benar. Tandai sedikitnya satu dengan `[x]`.",
        "No answer is right. Mark at least one with `[x]`.",
    )
}

/// `Q410`.
pub(super) fn same_text(source: &Source<'_>, items: &[Item]) -> Vec<Diagnostic> {
    let mut first: HashMap<String, Span> = HashMap::with_capacity(items.len());
    let mut found = Vec::new();
    for item in items {
        let text = item.text.split_whitespace().collect::<Vec<_>>().join(" ");
        match first.get(&text) {
            Some(earlier) => found.push(same(source, item.span).related(source.context.path, *earlier)),
            None => {
                first.insert(text, item.span);
            }
        }
    }
    found
}

pub(super) fn same(source: &Source<'_>, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::Q410,
        source.context.path,
        span,
        "Dua pilihan berteks sama. Ubah atau hapus salah satunya.",
        "Two options have the same text. Change or remove one of them.",
    )
}
