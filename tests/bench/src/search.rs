//! Searching as somebody types: every letter is a search.

use std::time::Instant;

use academy::Academy;
use anyhow::Result;
use course::lang::Lang;
use serde_json::{Value, json};

use crate::{
    corpus::{Dice, Tongue, lesson::own_name},
    desk::call,
    measure::Times,
};

/// What somebody types, in both languages by turns: one to three words, now and then the name of a lesson, every
/// fourth time with a slip of the finger.
#[must_use]
pub fn questions(lessons: usize, count: usize) -> Vec<String> {
    (0..count)
        .map(|number| {
            let mut dice = Dice::of(&[21, number as u64]);
            let tongue = Tongue::of(if number % 2 == 0 { Lang::Id } else { Lang::En });
            let words = dice.between(1, 3);
            let text = match number % 10 {
                7 => own_name(dice.below(lessons)),
                _ => tongue.phrase(&mut dice, words),
            };
            if number % 4 == 3 { slip(&text, &mut dice) } else { text }
        })
        .collect()
}

/// Leaves a letter out or swaps two, not the first.
fn slip(text: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    if letters.len() > 4 {
        let at = dice.between(1, letters.len() - 3);
        if dice.below(2) == 0 {
            letters.remove(at);
        } else {
            letters.swap(at, at + 1);
        }
    }
    letters.into_iter().collect()
}

/// Every prefix of every question.
///
/// # Errors
/// When a search fails.
pub async fn measure(academy: &Academy, questions: &[String]) -> Result<Times> {
    let mut measured = Times::default();
    for question in questions {
        for (at, letter) in question.char_indices() {
            let typed = &question[..at + letter.len_utf8()];
            let start = Instant::now();
            find(academy, typed).await?;
            measured.push(start.elapsed());
        }
    }
    Ok(measured)
}

/// The answer as the screen gets it.
///
/// # Errors
/// When the search fails.
pub async fn find(academy: &Academy, text: &str) -> Result<Value> {
    call(academy, "search.query", json!({ "text": text, "limit": 20 })).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_the_same_every_time_and_some_have_a_slip() {
        let asked = questions(100, 40);
        assert_eq!(asked, questions(100, 40));
        assert_eq!(slip("jaringan", &mut Dice::of(&[1])).chars().next(), Some('j'));
        assert_ne!(slip("jaringan", &mut Dice::of(&[1])), "jaringan");
        assert_eq!(slip("kata", &mut Dice::of(&[1])), "kata");
    }
}
