//! Feedback: there where somebody chose wrongly (`Q412`), more than a verdict (`Q413`), and an explanation of the right
//! answer where nothing else gives one (`Q414`).

use super::{Looking, Setting};
use crate::{
    diagnostic::Code,
    prose::{is_any, words},
    question::{OptionItem, QuestionKind},
    span::Span,
};

impl Looking<'_> {
    pub(super) fn feedback(&mut self, setting: Setting) {
        if self.question.kind == QuestionKind::Ordering {
            return;
        }
        let options = self.question.options();
        self.missing(options);
        self.empty(options);
        if setting == Setting::Check && self.question.explanation.is_none() {
            self.unexplained(options);
        }
    }

    /// Unticked numbers and texts are expected mistakes, which are there for their feedback.
    fn missing(&mut self, options: &[OptionItem]) {
        for option in options.iter().filter(|option| !option.right && option.feedback.is_none()) {
            self.push(
                Code::Q412,
                option.span,
                "Pilihan keliru ini belum punya umpan balik. Tulis di bawahnya `> …`: mengapa keliru, dan bagian mana yang perlu dibaca lagi.",
                "This wrong option has no feedback. Write `> …` below it: why it is wrong, and what to read again.",
            );
        }
    }

    fn empty(&mut self, options: &[OptionItem]) {
        let parts = options.iter().filter_map(|option| option.feedback.as_ref());
        let verdicts: Vec<Span> = parts
            .filter(|part| {
                let text = self.spoken(part);
                words(&text).all(|word| is_any(word.text, self.words.verdict))
            })
            .map(|part| part.span)
            .collect();
        for span in verdicts {
            self.push(
                Code::Q413,
                span,
                "Umpan balik ini hanya berkata benar atau salah. Tulis alasannya.",
                "This feedback only says right or wrong. Say why.",
            );
        }
    }

    /// One right option that explains itself is enough.
    fn unexplained(&mut self, options: &[OptionItem]) {
        let mut right = options.iter().filter(|option| option.right);
        if right.clone().any(|option| option.feedback.is_some()) {
            return;
        }
        if let Some(first) = right.next() {
            self.push(
                Code::Q414,
                first.span,
                "Tidak ada yang menjelaskan mengapa jawaban ini benar. Tulis `> …` di bawahnya, atau penjelasan `> [!NOTE]` setelah pilihan.",
                "Nothing explains why this answer is right. Write `> …` below it, or an explanation `> [!NOTE]` after the options.",
            );
        }
    }
}
