//! Words that stand behind a number and change what it is worth, or say what it measures.

use crate::token::Token;

/// `5,14 juta` is 5.140.000.
pub fn scale(word: &str) -> Option<f64> {
    match word {
        "ribu" | "thousand" => Some(1e3),
        "juta" | "million" => Some(1e6),
        "miliar" | "billion" => Some(1e9),
        _ => None,
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unit {
    /// Seconds in one of it.
    Time(f64),
    /// Bits and bytes, whose thousands often go without saying: kB × 86.400 = GB.
    Data,
}

/// The unit right behind a number, or behind an adjective: `2.6 full days`.
pub fn following(words: &[Token]) -> Option<Unit> {
    let plain = words
        .iter()
        .find(|token| !matches!(token, Token::Word(word) if ["full", "whole"].contains(&word.as_str())));
    match plain {
        Some(Token::Word(word)) => read(word),
        _ => None,
    }
}

fn read(word: &str) -> Option<Unit> {
    match word {
        "ms" => Some(Unit::Time(0.001)),
        "detik" | "second" | "seconds" => Some(Unit::Time(1.0)),
        "menit" | "minute" | "minutes" => Some(Unit::Time(60.0)),
        "jam" | "hour" | "hours" => Some(Unit::Time(3600.0)),
        "hari" | "day" | "days" => Some(Unit::Time(86_400.0)),
        _ => data(word),
    }
}

fn data(word: &str) -> Option<Unit> {
    let word = word.strip_suffix('s').unwrap_or(word);
    let known = ["kB", "MB", "GB", "TB"].contains(&word) || word.ends_with("bit") || word.ends_with("byte");
    known.then_some(Unit::Data)
}
