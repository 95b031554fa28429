//! A question in a form that does not depend on the order of its options: for hashes and comparisons.

use learning::key::{AnswerKey, GapKey, NumericRange, TextPattern};

use crate::question::{Answer, GapKind, Question, QuestionKind};

/// Stem and options, sorted.
pub(super) fn asked_text(question: &Question) -> String {
    let mut lines: Vec<String> = match &question.answer {
        Answer::Options(options) => options.iter().map(|option| option.text.clone()).collect(),
        Answer::Matching(matching) => {
            matching.left.iter().chain(&matching.right).map(|cell| cell.text.clone()).collect()
        }
        Answer::Cloze(cloze) => cloze.gaps.iter().map(|gap| format!("{:?}", sorted(&gap.kind))).collect(),
    };
    lines.sort();
    format!("{}\n{:?}\n{}", question.text, question.kind, lines.join("\n"))
}

fn sorted(kind: &GapKind) -> GapKind {
    match kind {
        GapKind::Choice(options) => {
            let mut options = options.clone();
            options.sort();
            GapKind::Choice(options)
        }
        other => other.clone(),
    }
}

/// What counts as right, in words of the file instead of places.
#[must_use]
pub fn key_text(question: &Question) -> String {
    let option = |index: u32| text_of(question, index);
    let mut lines: Vec<String> = match &question.key {
        AnswerKey::Single { right, .. } => vec![option(*right)],
        AnswerKey::Multiple { right, .. } => right.iter().map(|index| option(*index)).collect(),
        AnswerKey::Numeric { items } => {
            items.iter().filter(|item| item.right).map(|item| range_text(item.accept)).collect()
        }
        AnswerKey::Text { items } => {
            items.iter().filter(|item| item.right).map(|item| pattern_text(&item.accept)).collect()
        }
        AnswerKey::Matching { pairs, .. } => pairs_text(question, pairs),
        AnswerKey::Ordering { .. } => return ordered_text(question),
        AnswerKey::Cloze { gaps, .. } => return gaps_text(question, gaps),
    };
    lines.sort();
    lines.join("\n")
}

/// What must be the same in a translation: the key by places, without texts.
pub(crate) fn key_shape(question: &Question) -> String {
    match &question.key {
        AnswerKey::Single { options, right } => format!("single {options} {right}"),
        AnswerKey::Multiple { options, right, .. } => format!("multiple {options} {right:?}"),
        AnswerKey::Numeric { items } => {
            let items = items.iter().map(|item| format!("{} {}", range_text(item.accept), item.right));
            format!("numeric {}", items.collect::<Vec<_>>().join(", "))
        }
        AnswerKey::Text { .. } => "text".to_owned(),
        AnswerKey::Matching { pairs, rights, .. } => format!("matching {pairs:?} {rights}"),
        AnswerKey::Ordering { items, .. } => format!("ordering {items}"),
        AnswerKey::Cloze { gaps, .. } => {
            let gaps = gaps.iter().map(|gap| match gap {
                GapKey::Typed(_) => "typed".to_owned(),
                GapKey::Numeric(range) => range_text(*range),
                GapKey::Choice { options, right } => format!("choice {options} {right}"),
            });
            format!("cloze {}", gaps.collect::<Vec<_>>().join(", "))
        }
    }
}

/// The kind without its wording, for the same comparison.
pub(crate) const fn kind_name(kind: &QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Single => "single",
        QuestionKind::TrueFalse => "true_false",
        QuestionKind::Multiple => "multiple",
        QuestionKind::Numeric { .. } => "numeric",
        QuestionKind::Text => "text",
        QuestionKind::Matching => "matching",
        QuestionKind::Ordering => "ordering",
        QuestionKind::Cloze => "cloze",
    }
}

fn text_of(question: &Question, index: u32) -> String {
    usize::try_from(index)
        .ok()
        .and_then(|index| question.options().get(index))
        .map_or_else(String::new, |option| option.text.clone())
}

fn range_text(range: NumericRange) -> String {
    format!("{}..{}", range.low, range.high)
}

fn pattern_text(pattern: &TextPattern) -> String {
    match pattern {
        TextPattern::Literal(text) => text.clone(),
        TextPattern::Pattern(regex) => format!("/{}/", regex.as_str()),
    }
}

fn pairs_text(question: &Question, pairs: &[u32]) -> Vec<String> {
    let Answer::Matching(matching) = &question.answer else { return Vec::new() };
    let right = |index: u32| {
        usize::try_from(index).ok().and_then(|index| matching.right.get(index)).map_or("", |cell| &cell.text)
    };
    matching.left.iter().zip(pairs).map(|(left, pair)| format!("{} = {}", left.text, right(*pair))).collect()
}

fn ordered_text(question: &Question) -> String {
    question.options().iter().map(|option| option.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn gaps_text(question: &Question, keys: &[GapKey]) -> String {
    let Answer::Cloze(cloze) = &question.answer else { return String::new() };
    let lines = keys.iter().zip(&cloze.gaps).map(|(key, gap)| match (key, &gap.kind) {
        (GapKey::Typed(patterns), _) => {
            let mut patterns: Vec<String> = patterns.iter().map(pattern_text).collect();
            patterns.sort();
            patterns.join("|")
        }
        (GapKey::Numeric(range), _) => range_text(*range),
        (GapKey::Choice { right, .. }, GapKind::Choice(options)) => {
            usize::try_from(*right).ok().and_then(|right| options.get(right)).cloned().unwrap_or_default()
        }
        (GapKey::Choice { .. }, _) => String::new(),
    });
    lines.collect::<Vec<_>>().join("\n")
}
