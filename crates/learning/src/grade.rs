//! Is this answer right? Compares a response with a key.
//!
//! Never fails: a response of the wrong kind, out of range or malformed is wrong. Whoever stores facts may have got
//! them from anywhere.

mod fraction;
mod numeric;
mod parts;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub(crate) use fraction::Fraction;
pub use numeric::readings;

use crate::key::{AnswerKey, NumericItem, Scoring, TextItem};
use crate::response::Response;

/// How an answer is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Verdict {
    /// Earned everything.
    Right,
    /// Earned something.
    Partial,
    /// Earned nothing.
    Wrong,
}

/// What an answer earned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Mark {
    /// Share of the points, 0 to 1.
    pub share: f64,
    /// The share in a word.
    pub verdict: Verdict,
    /// Which parts were right: pairs of a matching, gaps of a cloze, neighbours of an ordering (one fewer than items,
    /// in the learner's order). Empty for other kinds and for malformed answers. Says the truth also when the scoring
    /// is all or nothing.
    pub parts: Vec<bool>,
    /// For numbers and short text: the index of the key's item that the answer met, right or expected wrong.
    pub matched: Option<u32>,
}

/// Grades a response.
#[must_use]
pub fn grade(key: &AnswerKey, response: &Response) -> Mark {
    grade_exact(key, response).1
}

/// The mark together with its share before it became a floating-point number, for adding up.
pub(crate) fn grade_exact(key: &AnswerKey, response: &Response) -> (Fraction, Mark) {
    match (key, response) {
        (AnswerKey::Single { options, right }, Response::Choice { picked }) => {
            let picked = within(picked, *options);
            whole(picked.is_some_and(|picked| picked == BTreeSet::from([*right])), None)
        }
        (AnswerKey::Multiple { options, right, scoring }, Response::Choice { picked }) => {
            multiple(right, within(picked, *options), *scoring)
        }
        (AnswerKey::Numeric { items }, Response::Numeric { text }) => number(items, text),
        (AnswerKey::Text { items }, Response::Text { text }) => short_text(items, text),
        (AnswerKey::Matching { pairs, rights, scoring }, Response::Matching { pairs: chosen }) => {
            by_parts(parts::matching(pairs, *rights, chosen), *scoring)
        }
        (AnswerKey::Ordering { items, scoring }, Response::Ordering { order }) => {
            ordering(*items, order, *scoring)
        }
        (AnswerKey::Cloze { gaps, scoring }, Response::Cloze { gaps: filled }) => {
            by_parts(parts::cloze(gaps, filled), *scoring)
        }
        _ => whole(false, None),
    }
}

/// The picked options as a set; `None` when one does not exist.
fn within(picked: &[u32], options: u32) -> Option<BTreeSet<u32>> {
    picked.iter().map(|index| (*index < options).then_some(*index)).collect()
}

/// Partial: `max(0, (right ticked - wrong ticked) / right)`.
fn multiple(right: &BTreeSet<u32>, picked: Option<BTreeSet<u32>>, scoring: Scoring) -> (Fraction, Mark) {
    let Some(picked) = picked else { return whole(false, None) };
    let hits = right.intersection(&picked).count();
    let misses = picked.len() - hits;
    let share = match scoring {
        Scoring::All => Fraction::whole(!right.is_empty() && *right == picked),
        Scoring::Partial => Fraction::of(hits.saturating_sub(misses), right.len()),
    };
    mark(share, Vec::new(), None)
}

/// Text that can be read as two numbers (`1.234`) is right if either is, because the learner knows which was meant;
/// an expected wrong number is named only when no right one is met.
fn number(items: &[NumericItem], text: &str) -> (Fraction, Mark) {
    let read = readings(text);
    let met = |item: &NumericItem| read.iter().any(|number| item.accept.contains(*number));
    first_met(items.iter().map(|item| (item.right, met(item))))
}

fn short_text(items: &[TextItem], text: &str) -> (Fraction, Mark) {
    first_met(items.iter().map(|item| (item.right, item.accept.accepts(text))))
}

/// From (is right, is met) of each item: the first right item met, or else the first wrong one.
fn first_met(items: impl Iterator<Item = (bool, bool)>) -> (Fraction, Mark) {
    let met: Vec<_> =
        items.zip(0_u32..).filter(|((_, met), _)| *met).map(|((right, _), i)| (right, i)).collect();
    let right = met.iter().find(|(right, _)| *right);
    whole(right.is_some(), right.or(met.first()).map(|(_, index)| *index))
}

fn ordering(items: u32, order: &[u32], scoring: Scoring) -> (Fraction, Mark) {
    match parts::neighbours(items, order) {
        // One item has no neighbours and only one order.
        Some(parts) if parts.is_empty() => whole(items == 1, None),
        parts => by_parts(parts, scoring),
    }
}

/// Share of right parts, or all of them; `None` for a malformed answer.
fn by_parts(parts: Option<Vec<bool>>, scoring: Scoring) -> (Fraction, Mark) {
    let Some(parts) = parts else { return whole(false, None) };
    let hits = parts.iter().filter(|right| **right).count();
    let share = match scoring {
        Scoring::All => Fraction::whole(!parts.is_empty() && hits == parts.len()),
        Scoring::Partial => Fraction::of(hits, parts.len()),
    };
    mark(share, parts, None)
}

fn whole(right: bool, matched: Option<u32>) -> (Fraction, Mark) {
    mark(Fraction::whole(right), Vec::new(), matched)
}

fn mark(share: Fraction, parts: Vec<bool>, matched: Option<u32>) -> (Fraction, Mark) {
    let verdict = if share == Fraction::whole(true) {
        Verdict::Right
    } else if share == Fraction::whole(false) {
        Verdict::Wrong
    } else {
        Verdict::Partial
    };
    (share, Mark { share: share.to_f64(), verdict, parts, matched })
}

#[cfg(test)]
mod tests;
