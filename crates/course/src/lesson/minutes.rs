//! How long a lesson takes: reading what is outside the questions, and answering.
//!
//! The rates for code, pictures and questions are house values (docs/quality.md); the reading speed is a setting of
//! the academy, because no figure for technical Indonesian text is known.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::{
    document::Document,
    question::{Question, QuestionKind},
};

const SECONDS_PER_CODE_LINE: u32 = 12;
const SECONDS_PER_VISUAL: u32 = 20;
const SECONDS_PER_CHOICE: u32 = 45;
const SECONDS_PER_OTHER: u32 = 75;

/// What stands outside the questions of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Effort {
    pub words: u32,
    pub code_lines: u32,
    /// Pictures and tables.
    pub visuals: u32,
}

/// Computed minutes, rounded to the nearest, at this many words per minute. `questions`: those of the document, in its
/// order.
#[must_use]
pub fn minutes(document: &Document, questions: &[&Question], words_per_minute: u32) -> u32 {
    let reading = Effort::of(document, questions).seconds(words_per_minute);
    let answers: u32 = questions.iter().map(|question| answering(question)).sum();
    (reading + answers + 30) / 60
}

impl Effort {
    /// From the title on. `questions`: those of the document, in its order.
    #[must_use]
    pub fn of(document: &Document, questions: &[&Question]) -> Self {
        let mut counting = Counting::default();
        let mut from = document.headings.first().map_or(0, |title| title.event);
        for question in questions {
            let asked = events(document, question);
            counting.see_all(document, from..asked.start);
            from = asked.end.max(from);
        }
        counting.see_all(document, from..document.events.len());
        counting.effort
    }

    /// In seconds, at this many words per minute.
    #[must_use]
    pub fn seconds(self, words_per_minute: u32) -> u32 {
        self.words * 60 / words_per_minute.max(1)
            + self.code_lines * SECONDS_PER_CODE_LINE
            + self.visuals * SECONDS_PER_VISUAL
    }
}

/// In seconds.
const fn answering(question: &Question) -> u32 {
    match question.kind {
        QuestionKind::Single | QuestionKind::TrueFalse | QuestionKind::Multiple => SECONDS_PER_CHOICE,
        _ => SECONDS_PER_OTHER,
    }
}

fn events(document: &Document, question: &Question) -> Range<usize> {
    document.headings[question.heading].event..document.body(question.heading).events.end
}

#[derive(Debug, Default)]
struct Counting {
    effort: Effort,
    /// Whether the word at hand is counted already; a word may reach over several events.
    in_word: bool,
    in_code: bool,
    /// The text of a picture is not on the page.
    in_image: bool,
}

impl Counting {
    fn see_all(&mut self, document: &Document, events: Range<usize>) {
        self.in_word = false;
        document.slice(&events).iter().for_each(|(event, _)| self.see(event));
    }

    fn see(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => self.in_code = true,
            Event::End(TagEnd::CodeBlock) => self.in_code = false,
            Event::Start(Tag::Image { .. }) => {
                self.in_image = true;
                self.effort.visuals += 1;
            }
            Event::End(TagEnd::Image) => self.in_image = false,
            Event::Start(Tag::Table(_)) => self.effort.visuals += 1,
            Event::Text(code) if self.in_code => self.effort.code_lines += lines(code),
            Event::Text(text) | Event::Code(text) if !self.in_image => self.read(text),
            Event::SoftBreak | Event::HardBreak => self.in_word = false,
            Event::End(tag) if !is_inline(*tag) => self.in_word = false,
            _ => {}
        }
    }

    /// A word has a letter or a digit: a lone dash is none.
    fn read(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                self.in_word = false;
            } else if !self.in_word && c.is_alphanumeric() {
                self.in_word = true;
                self.effort.words += 1;
            }
        }
    }
}

fn lines(code: &str) -> u32 {
    u32::try_from(code.lines().count()).unwrap_or(u32::MAX)
}

const fn is_inline(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::{FileContext, SectionTitles},
        lang::Lang,
        lesson::read_lesson,
    };

    fn read(body: &str, with: impl Fn(&Document, &[&Question])) {
        let source = format!("---\nschema: 1\n---\n\n# Dua kata\n\n{body}\n");
        let sections = SectionTitles::default();
        let context = FileContext::new("x.md", Lang::Id, &sections);
        let document = Document::parse(&source, &context).0;
        let lesson = read_lesson(&document, &context).0;
        with(&document, &lesson.questions.iter().collect::<Vec<_>>());
    }

    fn check(body: &str, expected: (u32, u32, u32)) {
        read(body, |document, questions| {
            let effort = Effort::of(document, questions);
            assert_eq!((effort.words, effort.code_lines, effort.visuals), expected, "{body}");
        });
    }

    #[test]
    fn words_code_and_visuals_are_counted_apart() {
        check("", (2, 0, 0));
        check("Tiga *ka*ta\nlagi - `a b`.", (7, 0, 0));
        check("```text\nsatu dua\ntiga\n```", (2, 2, 0));
        check("![gambar ini](a.svg)", (2, 0, 1));
        check("| a | b |\n| - | - |\n| c d | e |", (7, 0, 1));
    }

    #[test]
    fn questions_are_answered_not_read() {
        let asked = "## Cek pemahaman\n\n### Mana kata itu? {#q-k3f9 obj=o1}\n\n- [x] satu\n- [ ] dua\n\n## Sumber\n\nsatu";
        check(asked, (6, 0, 0));
        read(asked, |document, questions| assert_eq!(minutes(document, questions, 180), 1, "2 s and 45 s"));
    }

    #[test]
    fn time_is_reading_and_looking() {
        let effort = Effort { words: 360, code_lines: 5, visuals: 3 };
        assert_eq!(effort.seconds(180), 120 + 60 + 60);
    }
}
