//! Chance, as an argument: ids, tokens, salts.

use std::fmt;

use uuid::Uuid;

/// Makes what nobody can guess.
pub trait Chance: fmt::Debug + Send + Sync {
    /// Fills the bytes; every bit is random.
    fn fill(&self, bytes: &mut [u8]);

    /// A new id.
    fn uuid(&self) -> Uuid {
        let mut bytes = [0; 16];
        self.fill(&mut bytes);
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }
}

/// The operating system's randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemChance;

impl Chance for SystemChance {
    #[expect(
        clippy::expect_used,
        reason = "without randomness no token may be made; the call ends, the server goes on"
    )]
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}
