//! Which parts of an answer are right. `None` is a malformed answer: a wrong number of parts, or an index that does
//! not exist.

use super::readings;
use crate::key::GapKey;
use crate::response::GapResponse;

/// One for each left cell.
pub(super) fn matching(pairs: &[u32], rights: u32, chosen: &[Option<u32>]) -> Option<Vec<bool>> {
    let sound = chosen.len() == pairs.len() && chosen.iter().flatten().all(|right| *right < rights);
    sound.then(|| pairs.iter().zip(chosen).map(|(right, chosen)| *chosen == Some(*right)).collect())
}

/// One for each gap. A gap answered in the wrong way is wrong and leaves the others alone.
pub(super) fn cloze(gaps: &[GapKey], filled: &[GapResponse]) -> Option<Vec<bool>> {
    (gaps.len() == filled.len())
        .then(|| gaps.iter().zip(filled).map(|(gap, answer)| fits(gap, answer)).collect())
}

fn fits(gap: &GapKey, answer: &GapResponse) -> bool {
    match (gap, answer) {
        (GapKey::Typed(patterns), GapResponse::Typed { text }) => {
            patterns.iter().any(|pattern| pattern.accepts(text))
        }
        (GapKey::Numeric(range), GapResponse::Typed { text }) => {
            readings(text).into_iter().any(|number| range.contains(number))
        }
        (GapKey::Choice { options, right }, GapResponse::Picked { option }) => {
            option < options && option == right
        }
        _ => false,
    }
}

/// For each place but the last: whether the item there is directly followed by its right successor.
pub(super) fn neighbours(items: u32, order: &[u32]) -> Option<Vec<bool>> {
    is_permutation(items, order).then(|| order.windows(2).map(|pair| pair[0] + 1 == pair[1]).collect())
}

fn is_permutation(items: u32, order: &[u32]) -> bool {
    if u32::try_from(order.len()) != Ok(items) {
        return false;
    }
    let mut sorted = order.to_vec();
    sorted.sort_unstable();
    sorted.into_iter().eq(0..items)
}
