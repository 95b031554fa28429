//! Lessons, words and minutes of a course.

use std::ops::AddAssign;

use course::{
    academy::{Course, Lesson},
    lang::Lang,
    lesson::minutes::{self, Effort},
};

/// Words and computed minutes are of lessons; what a lab takes is doing, which no text tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    lessons: u32,
    labs: u32,
    words: u32,
    computed: u32,
    declared: u32,
    lab_minutes: u32,
}

pub fn titles(lang: Lang) -> Vec<&'static str> {
    match lang {
        Lang::Id => vec![
            "kursus",
            "pelajaran",
            "kata",
            "menit perkiraan",
            "menit tertulis",
            "selisih",
            "lab",
            "menit lab",
        ],
        Lang::En => vec![
            "course",
            "lessons",
            "words",
            "computed minutes",
            "declared minutes",
            "difference",
            "labs",
            "lab minutes",
        ],
    }
}

impl Reading {
    pub fn of(course: &Course, words_per_minute: u32) -> Self {
        let mut reading = Self::default();
        for lesson in course.modules.iter().flat_map(|module| &module.lessons) {
            reading += &Self::of_lesson(lesson, words_per_minute);
        }
        reading
    }

    fn of_lesson(lesson: &Lesson, words_per_minute: u32) -> Self {
        let declared = lesson.front().minutes.value;
        match lesson {
            Lesson::Lab(_) => Self { labs: 1, lab_minutes: declared, ..Self::default() },
            Lesson::Text(item) => {
                let questions = lesson.questions();
                let words = Effort::of(&item.page.id.document, &questions).words;
                let computed = minutes(lesson, words_per_minute).map_or(0, |(computed, _)| computed);
                Self { lessons: 1, words, computed, declared, ..Self::default() }
            }
        }
    }

    pub fn cells(&self) -> Vec<String> {
        let difference = match self.computed {
            0 => "-".to_owned(),
            computed => {
                let (declared, computed) = (i64::from(self.declared), i64::from(computed));
                format!("{:+} %", (declared - computed) * 100 / computed)
            }
        };
        let Self { lessons, labs, words, computed, declared, lab_minutes } = self;
        let [lessons, words, computed, declared, labs, lab_minutes] =
            [lessons, words, computed, declared, labs, lab_minutes].map(ToString::to_string);
        vec![lessons, words, computed, declared, difference, labs, lab_minutes]
    }
}

/// Computed and declared; `None` for a lab.
pub fn minutes(lesson: &Lesson, words_per_minute: u32) -> Option<(u32, u32)> {
    let Lesson::Text(item) = lesson else { return None };
    let computed = minutes::minutes(&item.page.id.document, &lesson.questions(), words_per_minute);
    Some((computed, item.front.minutes.value))
}

impl AddAssign<&Self> for Reading {
    fn add_assign(&mut self, other: &Self) {
        self.lessons += other.lessons;
        self.labs += other.labs;
        self.words += other.words;
        self.computed += other.computed;
        self.declared += other.declared;
        self.lab_minutes += other.lab_minutes;
    }
}
