//! What a learner who guesses could use: where right options stand, how often they are the longest or the shortest, how
//! often "true" is right.

use std::{collections::BTreeMap, ops::AddAssign};

use crate::question::{OptionItem, Question, QuestionKind};

/// Counted over any number of questions. Only single choice and true/false count; a question has one key there.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Keys {
    /// Single choice, by the number of options: how many questions have the right option first, second, …
    pub places: BTreeMap<usize, Vec<u32>>,
    /// Single choice: how often the right option is strictly the longest.
    pub longest: u32,
    /// Single choice: how often the right option is strictly the shortest.
    pub shortest: u32,
    /// How many true/false questions there are.
    pub true_false: u32,
    /// How many of them are true.
    pub truths: u32,
}

impl Keys {
    #[must_use]
    pub fn of<'a>(questions: impl IntoIterator<Item = &'a Question>) -> Self {
        let mut keys = Self::default();
        questions.into_iter().for_each(|question| keys.see(question));
        keys
    }

    /// How many single choice questions there are.
    #[must_use]
    pub fn single(&self) -> u32 {
        self.places.values().flatten().sum()
    }

    /// How many of them have the right option at this place, which counts from 0.
    #[must_use]
    pub fn at(&self, place: usize) -> u32 {
        self.places.values().filter_map(|places| places.get(place)).sum()
    }

    fn see(&mut self, question: &Question) {
        let options = question.options();
        let Some(at) = question.single_right().filter(|at| *at < options.len()) else { return };
        if question.kind == QuestionKind::TrueFalse {
            self.true_false += 1;
            self.truths += u32::from(is_true(&options[at]));
        } else {
            self.places.entry(options.len()).or_insert_with(|| vec![0; options.len()])[at] += 1;
            let own = length(&options[at]);
            let others =
                || options.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, one)| length(one));
            self.longest += u32::from(others().all(|other| other < own));
            self.shortest += u32::from(others().all(|other| other > own));
        }
    }
}

fn length(option: &OptionItem) -> usize {
    option.text.chars().count()
}

fn is_true(option: &OptionItem) -> bool {
    let text = option.text.trim().trim_end_matches('.');
    ["benar", "true"].iter().any(|word| word.eq_ignore_ascii_case(text))
}

impl AddAssign<&Self> for Keys {
    fn add_assign(&mut self, other: &Self) {
        for (options, more) in &other.places {
            let places = self.places.entry(*options).or_insert_with(|| vec![0; *options]);
            places.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        }
        self.longest += other.longest;
        self.shortest += other.shortest;
        self.true_false += other.true_false;
        self.truths += other.truths;
    }
}
