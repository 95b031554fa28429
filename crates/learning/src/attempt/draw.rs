//! Which questions an attempt gets, and in which order.

use std::collections::BTreeMap;

use super::generator::SplitMix64;
use crate::id::QuestionId;
use crate::outline::{PoolOutline, QuizOutline};

/// How often each question was drawn before.
pub(super) type Seen = BTreeMap<QuestionId, u32>;

/// Draws from every pool, then shuffles over the whole quiz if its rules say so; otherwise the order is that of the
/// source file.
pub(super) fn draw(quiz: &QuizOutline, seen: &Seen, seed: u64) -> Vec<QuestionId> {
    let mut drawn: Vec<_> = quiz.pools.iter().flat_map(|pool| draw_pool(pool, seen, seed)).collect();
    if quiz.rules.shuffle.questions() {
        SplitMix64::for_purpose(seed, "order").shuffle(&mut drawn);
    }
    drawn
}

/// The pool in random order, then the least seen first (a stable sort keeps the chance among equals), cut to the
/// number drawn and put back into source order.
fn draw_pool(pool: &PoolOutline, seen: &Seen, seed: u64) -> Vec<QuestionId> {
    let mut places: Vec<usize> = (0..pool.questions.len()).collect();
    if let Some(draw) = pool.draw {
        SplitMix64::for_purpose(seed, &format!("draw {}", pool.id)).shuffle(&mut places);
        places.sort_by_key(|place| seen.get(&pool.questions[*place].id).copied().unwrap_or(0));
        places.truncate(draw as usize);
        places.sort_unstable();
    }
    places.into_iter().map(|place| pool.questions[place].id.clone()).collect()
}
