//! Long sentences (`A805`) and long paragraphs (`A806`). The limits are those of the accessibility rules for content: at
//! most 35 words in a sentence, 20 on average, five sentences in a paragraph.

use std::ops::Range;

use super::{Form, Paragraph, sentences, words};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Document, FileContext},
    span::Span,
};

const WORDS: usize = 35;
const MEAN: usize = 20;
/// A mean of fewer sentences says nothing.
const LEAST: usize = 5;
const SENTENCES: usize = 5;

#[derive(Debug, Default)]
pub(super) struct Lengths {
    sentences: usize,
    words: usize,
}

impl Lengths {
    /// Headings and cells are no sentences.
    pub(super) fn see(
        &mut self,
        paragraph: &Paragraph,
        context: &FileContext<'_>,
        found: &mut Vec<Diagnostic>,
    ) {
        if paragraph.form != Form::Running {
            return;
        }
        let text = paragraph.text();
        let mut count = 0;
        for sentence in sentences(text) {
            count += 1;
            self.words += self.sentence(paragraph, &sentence, context, found);
        }
        self.sentences += count;
        if count > SENTENCES {
            found.push(long_paragraph(count, paragraph.whole(), context));
        }
    }

    fn sentence(
        &self,
        paragraph: &Paragraph,
        sentence: &Range<usize>,
        context: &FileContext<'_>,
        found: &mut Vec<Diagnostic>,
    ) -> usize {
        let count = words(&paragraph.text()[sentence.clone()]).count();
        if count > WORDS {
            found.push(long_sentence(count, paragraph.span(sentence), context));
        }
        count
    }

    /// `A805` for the file as a whole, at its title.
    pub(super) fn mean(&self, document: &Document, context: &FileContext<'_>) -> Option<Diagnostic> {
        let long = self.sentences >= LEAST && self.words > MEAN * self.sentences;
        let title = document.headings.first().map_or_else(Span::default, |title| title.span);
        long.then(|| long_mean(self.words / self.sentences, title, context))
    }
}

fn long_sentence(count: usize, span: Span, context: &FileContext<'_>) -> Diagnostic {
    Diagnostic::new(
        Code::A805,
        context.path,
        span,
        format!("Kalimat ini {count} kata; paling banyak {WORDS}. Pecah menjadi dua atau tiga kalimat."),
        format!("This sentence has {count} words; {WORDS} are the most. Cut it into two or three."),
    )
}

fn long_mean(mean: usize, span: Span, context: &FileContext<'_>) -> Diagnostic {
    Diagnostic::new(
        Code::A805,
        context.path,
        span,
        format!(
            "Kalimat di berkas ini rata-rata lebih dari {mean} kata; paling banyak {MEAN}. Pecah kalimat-kalimat terpanjang."
        ),
        format!(
            "Sentences in this file have more than {mean} words on average; {MEAN} are the most. Cut the longest ones."
        ),
    )
}

fn long_paragraph(count: usize, span: Span, context: &FileContext<'_>) -> Diagnostic {
    Diagnostic::new(
        Code::A806,
        context.path,
        span,
        format!(
            "Paragraf ini {count} kalimat; paling banyak {SENTENCES}. Mulai paragraf baru saat gagasannya berganti, atau buat daftar."
        ),
        format!(
            "This paragraph has {count} sentences; {SENTENCES} are the most. Begin a new one where the thought changes, or make a list."
        ),
    )
}
