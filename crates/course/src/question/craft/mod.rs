//! How well a question is written: `Q405` `Q411` `Q412` `Q413` `Q414` `Q416` `Q417` `Q418` `Q419` `Q420` `Q421` `Q422`
//! `Q426` `Q428` `Q433` `Q434`.
//!
//! The rules on options and stems follow Haladyna, Downing and Rodriguez (2002), "A Review of Multiple-Choice
//! Item-Writing Guidelines for Classroom Assessment"; they are advice, so all of them warn. The readers of questions do
//! not know them, and the app never asks.

mod feedback;
mod key;
mod lexicon;
mod option;
mod stem;
mod support;

use learning::key::AnswerKey;

use self::lexicon::Lexicon;
use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Document, FileContext, Part},
    question::{OptionItem, Question, QuestionKind},
    span::Span,
};

/// Where a question is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setting {
    /// In a lesson's check, where nothing else explains the answer.
    Check,
    /// In a quiz or a lab.
    Elsewhere,
}

/// A question while it is looked at.
struct Looking<'a> {
    document: &'a Document,
    context: &'a FileContext<'a>,
    question: &'a Question,
    words: &'static Lexicon,
    out: &'a mut Vec<Diagnostic>,
}

/// Everything that could be better about a question.
pub(crate) fn check(
    document: &Document,
    context: &FileContext<'_>,
    question: &Question,
    setting: Setting,
    found: &mut Vec<Diagnostic>,
) {
    let words = lexicon::of(context.lang);
    let mut looking = Looking { document, context, question, words, out: found };
    looking.stem();
    looking.options();
    looking.feedback(setting);
    looking.keys();
    looking.gaps();
    looking.hints();
}

impl Looking<'_> {
    fn push(&mut self, code: Code, span: Span, id: impl Into<String>, en: impl Into<String>) {
        self.out.push(Diagnostic::new(code, self.context.path, span, id, en));
    }

    /// The options, where the learner chooses among them; empty for other types.
    fn choices(&self) -> &[OptionItem] {
        if self.question.kind.is_choice() { self.question.options() } else { &[] }
    }

    fn spoken(&self, part: &Part) -> String {
        self.document.plain_text(part)
    }
}

impl QuestionKind {
    /// Whether the learner ticks options.
    pub(crate) const fn is_choice(&self) -> bool {
        matches!(self, Self::Single | Self::TrueFalse | Self::Multiple)
    }
}

impl Question {
    /// The place of the only right option of a single choice, true/false included.
    pub(crate) fn single_right(&self) -> Option<usize> {
        match self.key {
            AnswerKey::Single { right, .. } => usize::try_from(right).ok(),
            _ => None,
        }
    }
}
