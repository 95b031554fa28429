//! Whether a quiz asks enough (`Z509`) and has enough to draw from (`Z503`).

use super::QuizBody;
use crate::{
    diagnostic::{Code, Diagnostic},
    document::Document,
};

/// Drawn questions.
const LEAST_OF_QUIZ: usize = 6;
const LEAST_OF_EXAM: usize = 20;

impl QuizBody {
    /// How many questions an attempt has.
    #[must_use]
    pub fn drawn(&self) -> usize {
        let drawn =
            |pool: &super::Pool| pool.draw.as_ref().map_or(pool.questions.len(), |draw| draw.value as usize);
        self.pools.iter().map(drawn).sum()
    }
}

pub(crate) fn check(body: &QuizBody, document: &Document, is_exam: bool, path: &str) -> Vec<Diagnostic> {
    let (drawn, least) = (body.drawn(), if is_exam { LEAST_OF_EXAM } else { LEAST_OF_QUIZ });
    let few = (drawn < least).then(|| {
        Diagnostic::new(
            Code::Z509,
            path,
            body.title.span,
            format!("Satu percobaan hanya berisi {drawn} soal; sedikitnya {least}. Tambah soal, atau naikkan `draw`."),
            format!("An attempt has only {drawn} questions; {least} are the least. Add questions, or raise `draw`."),
        )
    });
    small_pools(body, document, path).chain(few).collect()
}

fn small_pools<'a>(
    body: &'a QuizBody,
    document: &'a Document,
    path: &'a str,
) -> impl Iterator<Item = Diagnostic> + 'a {
    body.pools.iter().filter_map(move |pool| {
        let (draw, count) = (pool.draw.as_ref()?.value, pool.questions.len());
        (count < 2 * draw as usize).then(|| {
            Diagnostic::new(
                Code::Z503,
                path,
                document.headings[pool.heading].span,
                format!("Kelompok ini berisi {count} soal dan diambil {draw}; sediakan sedikitnya {}, agar percobaan ulang tidak sama.", 2 * draw),
                format!("This pool has {count} questions of which {draw} are drawn; have at least {}, so that a second attempt differs.", 2 * draw),
            )
        })
    })
}
