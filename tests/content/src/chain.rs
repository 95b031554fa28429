//! Finds `a × b = c = d` in a line and compares its sides.

use crate::number::Language;
use crate::sum::{Outcome, Reader};
use crate::token::{self, Token};
use crate::unit::Unit;

/// The two sides of one equals sign.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    pub left: Outcome,
    pub right: Outcome,
    about: bool,
}

/// Words that may stand before a result; the first group allows a whole step of its last digit.
const ABOUT: &[&str] = &["sekitar", "kira-kira", "hampir", "about", "roughly", "nearly"];
const BEFORE: &[&str] = &["is", "a", "little", "over", "bulan", "month"];

pub fn pairs(line: &str, language: Language) -> Vec<Pair> {
    let tokens = token::read(line, language);
    tokens.split(|token| *token == Token::Pause).flat_map(in_phrase).collect()
}

fn in_phrase(phrase: &[Token]) -> Vec<Pair> {
    let joints = phrase.iter().enumerate().filter(|(_, token)| matches!(token, Token::Equals | Token::Also));
    let mut found = Vec::new();
    let (mut before, mut calculated) = (0, false);
    for (joint, token) in joints {
        let rest = &phrase[joint + 1..];
        let end =
            rest.iter().position(|token| matches!(token, Token::Equals | Token::Also)).unwrap_or(rest.len());
        if let Some(pair) = pair(&phrase[before..joint], &rest[..end]) {
            calculated |= pair.left.signs > 0;
            found.extend((calculated && (*token == Token::Equals || pair.converts())).then_some(pair));
        }
        before = joint + 1;
    }
    found
}

fn pair(left: &[Token], right: &[Token]) -> Option<Pair> {
    let is =
        |words: &[&str], token: &Token| matches!(token, Token::Word(word) if words.contains(&word.as_str()));
    let skipped = right.iter().take_while(|token| is(ABOUT, token) || is(BEFORE, token)).count();
    let about = right[..skipped].iter().any(|token| is(ABOUT, token));
    Some(Pair { left: at_end(left)?, right: at_start(&right[skipped..])?, about })
}

/// The longest calculation that reaches the end; none when a sign before it shows that its beginning is not a number.
fn at_end(tokens: &[Token]) -> Option<Outcome> {
    let (start, outcome) = (0..tokens.len()).find_map(|start| {
        let mut reader = Reader::new(&tokens[start..]);
        let outcome = reader.told()?;
        (start + reader.at == tokens.len()).then_some((start, outcome))
    })?;
    let signed = start > 0 && matches!(tokens[start], Token::Operator(_));
    let cut = start > 0 && matches!(tokens[start - 1], Token::Operator(_) | Token::Then(_) | Token::Open);
    (!signed && !cut && !after_unread_sign(&tokens[..start])).then_some(outcome)
}

/// `Tiga kuis × sekitar 6 menit`: a sign, then only words that weaken the number.
fn after_unread_sign(before: &[Token]) -> bool {
    let words = before.iter().rev().take_while(|token| matches!(token, Token::Word(_))).count();
    words <= 1 && matches!(before.iter().rev().nth(words), Some(Token::Operator(_) | Token::Then(_)))
}

fn at_start(tokens: &[Token]) -> Option<Outcome> {
    let mut reader = Reader::new(tokens);
    let outcome = reader.plain()?;
    let open = matches!(tokens.get(reader.at), Some(Token::Operator(_)));
    (!open).then_some(outcome)
}

impl Pair {
    fn converts(&self) -> bool {
        matches!((self.left.unit, self.right.unit), (Some(Unit::Time(from)), Some(Unit::Time(to))) if from != to)
    }

    pub fn agrees(&self) -> bool {
        let allowed = self.right.step * if self.about { 1.0 } else { 0.5 };
        let near = |factor: f64| {
            let wanted = self.right.value * factor;
            (self.left.value - wanted).abs() <= allowed * factor + wanted.abs() * 1e-9
        };
        factors(&self.left, &self.right).into_iter().any(near)
    }
}

/// By how much the right side may differ because of what goes without saying: operands in millions, a unit that changes.
fn factors(left: &Outcome, right: &Outcome) -> Vec<f64> {
    let mut factors = vec![1.0];
    if left.scaled == 1.0 && right.scaled > 1.0 {
        factors.push(1.0 / right.scaled);
    }
    match (left.unit, right.unit) {
        (Some(Unit::Time(from)), Some(Unit::Time(to))) => factors.push(to / from),
        (None, Some(Unit::Time(to))) if to > 1.0 => factors.extend([to, to / 60.0, to / 3600.0]),
        (_, Some(Unit::Data)) => factors.extend([3, 6, 9, -3, -6, -9].map(|power| 10_f64.powi(power))),
        _ => {}
    }
    factors
}
