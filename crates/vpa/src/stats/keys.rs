//! Where the right options stand, how often they are the longest, and how often "Benar" is right: what a learner who
//! guesses could use.

use std::ops::AddAssign;

use course::{
    academy::Course,
    lang::Lang,
    question::{OptionItem, Question, QuestionKind},
};

const PLACES: usize = 5;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keys {
    /// Single choice: how many questions have the right option first, second, …
    places: [u32; PLACES],
    /// Single choice: how often the right option is strictly the longest.
    longest: u32,
    true_false: u32,
    /// How many of them are true.
    truths: u32,
}

pub fn titles(lang: Lang) -> Vec<&'static str> {
    match lang {
        Lang::Id => {
            vec![
                "kursus",
                "tunggal",
                "kunci di 1",
                "2",
                "3",
                "4",
                "5",
                "kunci terpanjang",
                "benar/salah",
                "benar",
            ]
        }
        Lang::En => {
            vec!["course", "single", "key at 1", "2", "3", "4", "5", "key longest", "true/false", "true"]
        }
    }
}

impl Keys {
    pub fn of(course: &Course) -> Self {
        let mut keys = Self::default();
        super::questions(course).into_iter().for_each(|question| keys.see(question));
        keys
    }

    fn see(&mut self, question: &Question) {
        let options = question.options();
        let Some(at) = options.iter().position(|option| option.right) else { return };
        match question.kind {
            QuestionKind::Single => {
                if let Some(count) = self.places.get_mut(at) {
                    *count += 1;
                }
                self.longest += u32::from(is_longest(options, at));
            }
            QuestionKind::TrueFalse => {
                self.true_false += 1;
                self.truths +=
                    u32::from(["benar", "true"].contains(&options[at].text.to_lowercase().as_str()));
            }
            _ => {}
        }
    }

    pub fn cells(&self) -> Vec<String> {
        let single: u32 = self.places.iter().sum();
        let counts = std::iter::once(single).chain(self.places);
        counts.chain([self.longest, self.true_false, self.truths]).map(|count| count.to_string()).collect()
    }
}

fn is_longest(options: &[OptionItem], at: usize) -> bool {
    let length = |option: &OptionItem| option.text.chars().count();
    options.iter().enumerate().all(|(place, option)| place == at || length(option) < length(&options[at]))
}

impl AddAssign<&Self> for Keys {
    fn add_assign(&mut self, other: &Self) {
        self.places.iter_mut().zip(&other.places).for_each(|(sum, more)| *sum += more);
        self.longest += other.longest;
        self.true_false += other.true_false;
        self.truths += other.truths;
    }
}
