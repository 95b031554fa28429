//! Numbers that look random and are the same on every machine.

/// SplitMix64: small, quick, and good enough to mix words.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// One thing's own numbers: what else is in the corpus plays no part.
    #[must_use]
    pub fn of(parts: &[u64]) -> Self {
        let mut dice = Self(0x5eed);
        for part in parts {
            dice.0 = dice.next() ^ part;
        }
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// 0 up to, not including, `limit`; 0 for 0.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = (limit as u64).max(1);
        usize::try_from(self.next() % limit).unwrap_or(0)
    }

    /// From `low` to `high`, both included.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// A place in a list in which the n-th comes up with a weight of 1/n (Zipf's law).
    pub fn rank(&mut self, length: usize) -> usize {
        let unit = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        let rank = ((length + 1) as f64).powf(unit) - 1.0;
        (rank as usize).min(length.saturating_sub(1))
    }

    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}
