//! The order in which a question's parts are shown. The same seed and question give the same order, so that an attempt
//! that is opened again looks the same.

use super::generator::SplitMix64;
use crate::id::QuestionId;

/// The order in which options (or the right cells of a matching) are shown: for each place the index in the source.
/// `fixed` keeps the source order (the class `.fixed`, or a quiz that does not shuffle options).
#[must_use]
pub fn option_order(seed: u64, question: &QuestionId, count: u32, fixed: bool) -> Vec<u32> {
    let mut order: Vec<u32> = (0..count).collect();
    if !fixed {
        SplitMix64::for_purpose(seed, &format!("options {question}")).shuffle(&mut order);
    }
    order
}

/// The order in which the items of an ordering start. Never the right one, if there is another: the source order is the
/// answer, so it is shuffled whatever the quiz shuffles.
#[must_use]
pub fn ordering_start(seed: u64, question: &QuestionId, count: u32) -> Vec<u32> {
    let mut order = option_order(seed, question, count, false);
    if order.is_sorted() {
        order.rotate_left(usize::from(count > 1));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question() -> QuestionId {
        QuestionId::parse("q-k3f9").unwrap()
    }

    #[test]
    fn orders_never_change_between_versions() {
        assert_eq!(option_order(42, &question(), 6, false), [3, 2, 5, 0, 1, 4]);
        assert_eq!(option_order(42, &question(), 6, true), [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn an_ordering_never_starts_solved() {
        for count in 2..=4 {
            for seed in 0..200 {
                assert!(!ordering_start(seed, &question(), count).is_sorted(), "{seed} {count}");
            }
        }
        assert_eq!(ordering_start(1, &question(), 1), [0]);
        assert!(ordering_start(1, &question(), 0).is_empty());
    }
}
