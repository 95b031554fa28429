//! Questions of a course by type.

use std::ops::AddAssign;

use course::{academy::Course, lang::Lang, question::QuestionKind};

/// How many of each type, in the order of the titles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kinds([u32; 8]);

pub fn titles(lang: Lang) -> Vec<&'static str> {
    match lang {
        Lang::Id => {
            vec![
                "kursus",
                "soal",
                "tunggal",
                "benar/salah",
                "ganda",
                "angka",
                "teks",
                "pasangan",
                "urutan",
                "rumpang",
            ]
        }
        Lang::En => vec![
            "course",
            "questions",
            "single",
            "true/false",
            "multiple",
            "numeric",
            "text",
            "matching",
            "ordering",
            "cloze",
        ],
    }
}

const fn place(kind: &QuestionKind) -> usize {
    match kind {
        QuestionKind::Single => 0,
        QuestionKind::TrueFalse => 1,
        QuestionKind::Multiple => 2,
        QuestionKind::Numeric { .. } => 3,
        QuestionKind::Text => 4,
        QuestionKind::Matching => 5,
        QuestionKind::Ordering => 6,
        QuestionKind::Cloze => 7,
    }
}

impl Kinds {
    pub fn of(course: &Course) -> Self {
        let mut kinds = Self::default();
        for question in super::questions(course) {
            kinds.0[place(&question.kind)] += 1;
        }
        kinds
    }

    pub fn cells(&self) -> Vec<String> {
        let all: u32 = self.0.iter().sum();
        std::iter::once(&all).chain(&self.0).map(ToString::to_string).collect()
    }
}

impl AddAssign<&Self> for Kinds {
    fn add_assign(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(sum, more)| *sum += more);
    }
}
