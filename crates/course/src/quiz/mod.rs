//! The body of a quiz or exam: pools of questions.

use learning::id::PoolId;

use crate::{
    diagnostic::Diagnostic,
    document::{Document, FileContext, Part},
    page::Title,
    question::Question,
    span::{Span, Spanned},
};

#[derive(Debug, Clone, Default)]
pub struct QuizBody {
    pub title: Title,
    pub opening: Part,
    pub pools: Vec<Pool>,
}

/// An H2 of a quiz and its questions.
#[derive(Debug, Clone)]
pub struct Pool {
    pub id: Spanned<PoolId>,
    /// Index into `Document::headings`.
    pub heading: usize,
    pub title: String,
    /// What stands between the heading and the first question.
    pub intro: Part,
    /// How many are drawn; without it all are used.
    pub draw: Option<Spanned<u32>>,
    pub questions: Vec<Question>,
}

impl Pool {
    /// How many points a learner can get from this pool.
    #[must_use]
    pub fn points(&self) -> u32 {
        let drawn = self.draw.as_ref().map_or(usize::MAX, |draw| draw.value as usize);
        self.questions.iter().take(drawn).map(|question| question.points).sum()
    }
}

impl QuizBody {
    /// How many points an attempt can reach.
    #[must_use]
    pub fn points(&self) -> u32 {
        self.pools.iter().map(Pool::points).sum()
    }
}

/// Reads a quiz's body: `I207` `Z501` `Z502` and the questions' own codes.
#[must_use]
pub fn read_quiz(_document: &Document, _context: &FileContext<'_>) -> (QuizBody, Vec<Diagnostic>) {
    (QuizBody::default(), Vec::new())
}

/// `Z510`: whether some whole number of `points`, as a rounded percentage, is exactly the `pass` mark.
#[must_use]
pub fn check_pass(_points: u32, _pass: u32, _span: Span, _path: &str) -> Option<Diagnostic> {
    None
}
