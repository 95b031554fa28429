//! The generator behind every draw and shuffle. Written here, and not taken from a library, because an attempt must
//! show the same questions in the same order in every version of the app.

use crate::hash::ContentHash;

/// SplitMix64: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014; constants as in
/// Sebastiano Vigna's public-domain `splitmix64.c` (2015). Not for secrets.
#[derive(Debug, Clone)]
pub struct SplitMix64(u64);

impl SplitMix64 {
    /// Starts at a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A stream of its own for one purpose, so that a change in one pool or question leaves the others alone.
    #[must_use]
    pub fn for_purpose(seed: u64, purpose: &str) -> Self {
        Self(mix(&[&seed.to_le_bytes(), purpose.as_bytes()]))
    }

    /// The next 64 bits.
    pub const fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`, by multiplication (Lemire, "Fast Random Integer Generation in an Interval", 2019);
    /// without his second step, because for bounds of this size the bias is below one in 2^40. 0 when `bound` is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        let product = u128::from(self.next_u64()) * bound as u128;
        (product >> 64) as usize
    }

    /// Shuffles in place (Fisher and Yates, from the end).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

/// The seed of an attempt, from learner, quiz and attempt number.
pub(super) fn attempt_seed(learner_seed: u64, quiz: &str, number: u32) -> u64 {
    mix(&[&learner_seed.to_le_bytes(), quiz.as_bytes(), &[0], &number.to_le_bytes()])
}

/// The first eight bytes, little end first, of the hash of the parts.
fn mix(parts: &[&[u8]]) -> u64 {
    let hash = ContentHash::of(&parts.concat());
    hash.as_bytes()[..8].iter().rev().fold(0, |seed, byte| (seed << 8) | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_sequence() {
        let mut generator = SplitMix64::new(1_234_567);
        let first: Vec<u64> = (0..5).map(|_| generator.next_u64()).collect();
        let published = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        assert_eq!(first, published);
    }

    #[test]
    fn numbers_below_a_bound_cover_it_evenly() {
        let mut generator = SplitMix64::new(7);
        let mut counts = [0_u32; 5];
        (0..5_000).for_each(|_| counts[generator.below(5)] += 1);
        assert!(counts.iter().all(|count| (850..1_150).contains(count)), "{counts:?}");
        assert_eq!(generator.below(0), 0);
    }
}
