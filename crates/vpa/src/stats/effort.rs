//! How long a lesson takes: reading what is outside the questions, and answering.
//!
//! The rates for code, pictures and questions are house values; the reading speed is a setting of the academy, because
//! no figure for technical Indonesian text is known.

use std::ops::Range;

use course::{
    document::Document,
    question::{Question, QuestionKind},
};
use pulldown_cmark::{Event, Tag, TagEnd};

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

impl Effort {
    pub fn of(document: &Document, questions: &[&Question]) -> Self {
        let asked: Vec<Range<usize>> = questions.iter().map(|question| events(document, question)).collect();
        let start = document.headings.first().map_or(0, |title| title.event);
        let outside = document.events.iter().enumerate().skip(start);
        let outside = outside.filter(|(at, _)| !asked.iter().any(|range| range.contains(at)));
        let mut counting = Counting::default();
        outside.for_each(|(_, (event, _))| counting.see(event));
        counting.finish()
    }

    /// In seconds, at this many words per minute.
    pub fn seconds(self, words_per_minute: u32) -> u32 {
        self.words * 60 / words_per_minute.max(1)
            + self.code_lines * SECONDS_PER_CODE_LINE
            + self.visuals * SECONDS_PER_VISUAL
    }
}

/// In seconds.
pub const fn answering(question: &Question) -> u32 {
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
    text: String,
    in_code: bool,
    /// The text of a picture is not on the page.
    in_image: bool,
}

impl Counting {
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
            Event::Text(text) | Event::Code(text) if !self.in_image => self.text.push_str(text),
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            Event::End(tag) if !is_inline(*tag) => self.text.push(' '),
            _ => {}
        }
    }

    fn finish(self) -> Effort {
        let words = self.text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        Effort { words: u32::try_from(words).unwrap_or(u32::MAX), ..self.effort }
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
    use course::{
        document::{FileContext, SectionTitles},
        lang::Lang,
    };

    use super::*;

    fn check(body: &str, expected: (u32, u32, u32)) {
        let source = format!("---\nschema: 1\n---\n\n# Dua kata\n\n{body}\n");
        let sections = SectionTitles::default();
        let context = FileContext::new("x.md", Lang::Id, &sections);
        let effort = Effort::of(&Document::parse(&source, &context).0, &[]);
        assert_eq!((effort.words, effort.code_lines, effort.visuals), expected, "{body}");
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
    fn time_is_reading_and_looking() {
        let effort = Effort { words: 360, code_lines: 5, visuals: 3 };
        assert_eq!(effort.seconds(180), 120 + 60 + 60);
    }
}
