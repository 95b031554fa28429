//! Ordering: the list is written in the right order.

use std::collections::HashSet;

use learning::key::AnswerKey;

use crate::{
    diagnostic::{Code, Diagnostic},
    question::{
        Answer, QuestionKind,
        block::Block,
        choice,
        list::Item,
        read::{Read, Source},
    },
};

pub(super) fn read(
    source: &Source<'_>,
    block: &Block,
    items: &[Item],
    found: &mut Vec<Diagnostic>,
) -> Option<Read> {
    let mut seen = HashSet::new();
    let equal = !items.iter().all(|item| seen.insert(item.text.as_str()));
    if equal || !(3..=7).contains(&items.len()) {
        found.push(Diagnostic::new(
            Code::Q430,
            source.context.path,
            block.span,
            "Soal mengurutkan perlu 3 sampai 7 butir yang semuanya berbeda.",
            "An ordering question needs 3 to 7 items that all differ.",
        ));
        return None;
    }
    let count = u32::try_from(items.len()).ok()?;
    let key = AnswerKey::Ordering { items: count, scoring: source.scoring() };
    Some(Read { kind: QuestionKind::Ordering, answer: Answer::Options(choice::options_of(items)), key })
}
