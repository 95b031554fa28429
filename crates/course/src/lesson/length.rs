//! How much text a lesson has (`A808`).

use super::{LessonBody, minutes::Effort};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::Document,
    question::Question,
};

/// Words outside the questions.
const WORDS: std::ops::RangeInclusive<u32> = 300..=1_400;

pub(crate) fn check(body: &LessonBody, document: &Document, path: &str) -> Option<Diagnostic> {
    let questions: Vec<&Question> = body.questions.iter().collect();
    let words = Effort::of(document, &questions).words;
    let (id, en) = if words < *WORDS.start() {
        (
            "Tambahkan penjelasan atau contoh, atau gabungkan dengan pelajaran lain",
            "Add explanation or an example, or join it with another lesson",
        )
    } else {
        ("Pecah menjadi dua pelajaran, masing-masing satu gagasan", "Make two lessons of it, one idea each")
    };
    let (least, most) = (WORDS.start(), WORDS.end());
    (!WORDS.contains(&words)).then(|| {
        Diagnostic::new(
            Code::A808,
            path,
            body.title.span,
            format!("Pelajaran ini {words} kata di luar soal; seharusnya {least} sampai {most}. {id}."),
            format!(
                "This lesson has {words} words outside its questions; {least} to {most} are right. {en}."
            ),
        )
    })
}
