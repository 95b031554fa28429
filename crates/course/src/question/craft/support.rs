//! Gaps (`Q433`) and hints (`Q434`).

use learning::key::{AnswerKey, GapKey, TextPattern};

use super::Looking;
use crate::{
    diagnostic::Code,
    prose::find_phrase,
    question::{Answer, GapKind, QuestionKind},
    span::Span,
};

const GAPS: usize = 5;
const HINTS: usize = 3;

impl Looking<'_> {
    pub(super) fn gaps(&mut self) {
        let Answer::Cloze(cloze) = &self.question.answer else { return };
        let count = cloze.gaps.len();
        if count > GAPS {
            self.push(
                Code::Q433,
                self.question.answer_span,
                format!("Ada {count} rumpang dalam satu soal; paling banyak {GAPS}. Pecah menjadi dua soal."),
                format!("There are {count} gaps in one question; {GAPS} are the most. Make two questions."),
            );
        }
    }

    pub(super) fn hints(&mut self) {
        let hints = &self.question.hints;
        if let Some(extra) = hints.get(HINTS) {
            self.push(
                Code::Q434,
                extra.span,
                format!("Petunjuk soal ini lebih dari {HINTS}. Hapus, atau gabungkan."),
                format!("This question has more than {HINTS} hints. Remove or join some."),
            );
        }
        if hints.is_empty() {
            return;
        }
        let keys = self.key_texts();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let telling: Vec<Span> = hints
            .iter()
            .filter(|hint| find_phrase(&self.spoken(hint), &keys).is_some())
            .map(|hint| hint.span)
            .collect();
        for span in telling {
            self.push(
                Code::Q434,
                span,
                "Petunjuk ini sudah memuat jawabannya. Arahkan ke cara berpikirnya saja.",
                "This hint already holds the answer. Point to the way of thinking only.",
            );
        }
    }

    /// The right answers as words of a text, single spaces between them. What a learner cannot type or tick whole, such
    /// as an order, is none.
    fn key_texts(&self) -> Vec<String> {
        let options = self.question.options();
        let texts: Vec<String> = match (&self.question.key, &self.question.answer) {
            (AnswerKey::Cloze { gaps, .. }, Answer::Cloze(cloze)) => {
                gaps.iter().zip(&cloze.gaps).flat_map(|(key, gap)| gap_texts(key, &gap.kind)).collect()
            }
            _ if matches!(self.question.kind, QuestionKind::TrueFalse | QuestionKind::Ordering) => Vec::new(),
            _ => options.iter().filter(|option| option.right).map(|option| option.text.clone()).collect(),
        };
        let joined = texts
            .iter()
            .map(|text| crate::prose::words(text).map(|word| word.text).collect::<Vec<_>>().join(" "));
        joined.filter(|text| !text.is_empty()).collect()
    }
}

fn gap_texts(key: &GapKey, kind: &GapKind) -> Vec<String> {
    match (key, kind) {
        (GapKey::Typed(patterns), _) => patterns
            .iter()
            .filter_map(|pattern| match pattern {
                TextPattern::Literal(text) => Some(text.clone()),
                TextPattern::Pattern(_) => None,
            })
            .collect(),
        (GapKey::Choice { right, .. }, GapKind::Choice(options)) => {
            usize::try_from(*right).ok().and_then(|right| options.get(right)).cloned().into_iter().collect()
        }
        (GapKey::Numeric(range), _) if range.low == range.high => vec![range.low.to_string()],
        _ => Vec::new(),
    }
}
