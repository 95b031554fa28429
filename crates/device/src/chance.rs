//! Chance, as an argument: new ids and seeds.

use std::sync::Mutex;

use uuid::Uuid;

/// Makes what must not be guessed or repeated.
pub trait Chance: std::fmt::Debug + Send + Sync {
    /// A new id, never given out before.
    fn uuid(&self) -> Uuid;
    /// A seed for a draw or a shuffle.
    fn seed(&self) -> u64;
    /// 32 bytes that nobody can guess: keys and salts. Made from three ids, which hold 366 random bits.
    fn secret(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new_derive_key("virtus-partner-academy 2026 secret v1");
        for _ in 0..3 {
            hasher.update(self.uuid().as_bytes());
        }
        *hasher.finalize().as_bytes()
    }
}

/// The operating system's randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemChance;

impl Chance for SystemChance {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the system for randomness")]
    fn uuid(&self) -> Uuid {
        Uuid::new_v4()
    }

    fn seed(&self) -> u64 {
        self.uuid().as_u64_pair().1
    }
}

/// The same sequence for the same seed, for tests.
#[derive(Debug)]
pub struct SeededChance(Mutex<u64>);

impl SeededChance {
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(Mutex::new(seed))
    }
}

impl Chance for SeededChance {
    fn uuid(&self) -> Uuid {
        let bytes = (u128::from(self.seed()) << 64) | u128::from(self.seed());
        uuid::Builder::from_random_bytes(bytes.to_be_bytes()).into_uuid()
    }

    /// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
    fn seed(&self) -> u64 {
        let mut state = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = *state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_its_sequence_and_no_other() {
        let [one, again, other] = [7, 7, 8].map(SeededChance::new);
        let first = one.uuid();
        assert_eq!(first, again.uuid());
        assert_ne!(first, other.uuid());
        assert_ne!(first, one.uuid());
    }

    #[test]
    fn the_system_gives_new_ids_and_seeds() {
        assert_ne!(SystemChance.uuid(), SystemChance.uuid());
        assert_ne!(SystemChance.seed(), SystemChance.seed());
        assert_ne!(SystemChance.secret(), SystemChance.secret());
    }
}
