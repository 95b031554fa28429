//! So many of so many.

use serde::{Deserialize, Serialize};

/// Items done of items there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Tally {
    /// Lessons, labs and quizzes done.
    pub done: u32,
    /// Lessons, labs and quizzes there are.
    pub total: u32,
    /// In whole percent, cut: 100 only when all is done. 0 of 0 is 0.
    pub percent: u32,
}

impl Tally {
    /// Counts which of these are done.
    #[must_use]
    pub fn of(done: impl IntoIterator<Item = bool>) -> Self {
        done.into_iter().fold(Self::default(), |sum, done| sum.plus(Self::new(u32::from(done), 1)))
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self::new(self.done.saturating_add(other.done), self.total.saturating_add(other.total))
    }

    const fn new(done: u32, total: u32) -> Self {
        let percent = if total == 0 { 0 } else { (done as u64 * 100 / total as u64) as u32 };
        Self { done, total, percent }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_is_cut() {
        assert_eq!(Tally::of([true, true, false]), Tally { done: 2, total: 3, percent: 66 });
        assert_eq!(Tally::of([]).percent, 0);
        assert_eq!(Tally::of((0..200).map(|i| i > 0)).percent, 99);
    }
}
