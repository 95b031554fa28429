//! The body of a quiz or exam: pools of questions.

pub(crate) mod balance;
mod keys;
mod pool;
pub(crate) mod scope;
pub(crate) mod size;

use learning::id::PoolId;

pub use keys::Keys;

use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Document, FileContext, Part},
    page::{Title, section},
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
pub fn read_quiz(document: &Document, context: &FileContext<'_>) -> (QuizBody, Vec<Diagnostic>) {
    let frame = section::frame(document, context);
    let mut found = Vec::new();
    let pools =
        frame.sections.iter().filter_map(|part| pool::read(document, context, part, &mut found)).collect();
    (QuizBody { title: frame.title, opening: frame.opening, pools }, found)
}

/// `Z510`: whether some whole number of `points` is exactly the `pass` mark (50 to 100 per cent). Passing is decided
/// on exact fractions, so a mark between two scores would in truth be the higher one.
#[must_use]
pub fn check_pass(points: u32, pass: u32, span: Span, path: &str) -> Option<Diagnostic> {
    let exact = points > 0 && (u64::from(points) * u64::from(pass)).is_multiple_of(100);
    let fits = exact && (50..=100).contains(&pass);
    (!fits).then(|| unreachable_pass(points, pass, span, path))
}

fn unreachable_pass(points: u32, pass: u32, span: Span, path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::Z510,
        path,
        span,
        format!(
            "Dengan {points} poin, nilai {pass} % tidak bisa tepat tercapai. Ubah `pass` (50 sampai 100) atau jumlah soal."
        ),
        format!(
            "With {points} points a score of {pass} % cannot be reached exactly. Change `pass` (50 to 100) or the number of questions."
        ),
    )
}
