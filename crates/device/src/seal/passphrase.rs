//! A passphrase: what is taken, and the key that is made from it.

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::error::{DeviceError, Result};

/// In characters.
const SHORTEST: usize = 8;
const LONGEST: usize = 128;

/// The first that anybody would try; shorter ones are refused anyway.
const COMMONEST: [&str; 24] = [
    "12345678",
    "123456789",
    "1234567890",
    "11111111",
    "00000000",
    "87654321",
    "password",
    "password1",
    "password123",
    "passw0rd",
    "qwertyui",
    "qwertyuiop",
    "qwerty123",
    "1q2w3e4r",
    "1qaz2wsx",
    "abcd1234",
    "iloveyou",
    "sayangku",
    "bismillah",
    "indonesia",
    "indonesia123",
    "merdeka45",
    "katasandi",
    "rahasia123",
];

/// Memory in KiB and passes over it: the second recommendation of RFC 9106 with one lane, since a learner's laptop has
/// other things to do. Never below what OWASP asks for (19 MiB, two passes).
const MEMORY: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LEAST_MEMORY: u32 = 19 * 1024;
/// More was not written by this app: a changed file must not exhaust the machine.
const MOST_MEMORY: u32 = 512 * 1024;
const MOST_PASSES: u32 = 16;

/// The words that open a seal. Gone from memory when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Passphrase(String);

/// Why a passphrase is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeakPassphrase {
    TooShort,
    TooLong,
    /// One of the first that anybody would try.
    TooCommon,
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase")
    }
}

impl Passphrase {
    /// The same words make the same passphrase however a keyboard composes them (NFKC); nothing else is changed.
    #[must_use]
    pub fn new(text: &str) -> Self {
        // More than is ever taken cannot be right, and need not be worked on.
        Self(text.chars().take(4 * LONGEST).nfkc().collect())
    }

    /// Whether it may be set.
    ///
    /// # Errors
    /// What is weak about it: 8 to 128 characters are asked for, and none of the commonest.
    pub fn check(&self) -> Result<(), WeakPassphrase> {
        let lower = Zeroizing::new(self.0.to_lowercase());
        let mut characters = self.0.chars();
        let first = characters.next();
        match self.0.chars().count() {
            ..SHORTEST => Err(WeakPassphrase::TooShort),
            count if count > LONGEST => Err(WeakPassphrase::TooLong),
            _ if COMMONEST.contains(&lower.as_str()) => Err(WeakPassphrase::TooCommon),
            _ if characters.all(|other| Some(other) == first) => Err(WeakPassphrase::TooCommon),
            _ => Ok(()),
        }
    }
}

/// How a key is made from a passphrase. Written beside what the key wraps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretching {
    name: String,
    /// Base64 of 16 bytes or more.
    salt: String,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Stretching {
    pub fn new(salt: &[u8]) -> Self {
        let salt = data_encoding::BASE64.encode(salt);
        Self { name: "argon2id".to_owned(), salt, memory_kib: MEMORY, passes: PASSES, lanes: 1 }
    }

    /// Whether these are parameters that this app would have written.
    pub fn is_sound(&self) -> bool {
        self.name == "argon2id"
            && (LEAST_MEMORY..=MOST_MEMORY).contains(&self.memory_kib)
            && (2..=MOST_PASSES).contains(&self.passes)
            && (1..=4).contains(&self.lanes)
            && data_encoding::BASE64.decode(self.salt.as_bytes()).is_ok_and(|salt| salt.len() >= 16)
    }

    /// The key; takes a while and some memory, so it is done beside everything else.
    ///
    /// # Errors
    /// `SealDamaged` when the parameters are none, or there is not so much memory.
    pub async fn stretch(&self, passphrase: &Passphrase) -> Result<Zeroizing<[u8; 32]>> {
        let (stretching, passphrase) = (self.clone(), passphrase.clone());
        let work = tokio::task::spawn_blocking(move || stretching.stretch_now(&passphrase));
        work.await.unwrap_or_else(|error| Err(damaged(error.to_string())))
    }

    fn stretch_now(&self, passphrase: &Passphrase) -> Result<Zeroizing<[u8; 32]>> {
        let wrong = |error: argon2::Error| damaged(error.to_string());
        let salt =
            data_encoding::BASE64.decode(self.salt.as_bytes()).map_err(|error| damaged(error.to_string()))?;
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).map_err(wrong)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.0.as_bytes(), &salt, key.as_mut_slice())
            .map_err(wrong)?;
        Ok(key)
    }
}

fn damaged(what: String) -> DeviceError {
    DeviceError::SealDamaged { what }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_long_and_common_passphrases_are_refused() {
        let check = |text: &str| Passphrase::new(text).check();
        assert_eq!(check("kopi tubruk"), Ok(()));
        assert_eq!(check("\u{738b}\u{5c0f}\u{660e}\u{738b}\u{5c0f}\u{660e}\u{738b}\u{5c0f}"), Ok(()));
        assert_eq!(check("tujuh-7"), Err(WeakPassphrase::TooShort));
        assert_eq!(check(""), Err(WeakPassphrase::TooShort));
        assert_eq!(check(&"ab".repeat(65)), Err(WeakPassphrase::TooLong));
        assert_eq!(check(&"ab".repeat(1_000_000)), Err(WeakPassphrase::TooLong));
        for common in ["Password", "12345678", "zzzzzzzzz", "BISMILLAH"] {
            assert_eq!(check(common), Err(WeakPassphrase::TooCommon), "{common}");
        }
    }

    #[tokio::test]
    async fn one_passphrase_typed_in_two_ways_makes_one_key() {
        let stretching = Stretching::new(&[7; 16]);
        assert!(stretching.is_sound());
        let composed = stretching.stretch(&Passphrase::new("caf\u{e9} tubruk")).await.unwrap();
        let typed = stretching.stretch(&Passphrase::new("cafe\u{301} tubruk")).await.unwrap();
        let other = stretching.stretch(&Passphrase::new("cafe tubruk")).await.unwrap();
        assert_eq!(composed, typed);
        assert_ne!(composed, other);
        for (memory_kib, passes) in [(8, 3), (u32::MAX, 3), (65_536, 1), (65_536, 10_000)] {
            assert!(!Stretching { memory_kib, passes, ..stretching.clone() }.is_sound());
        }
        assert!(!Stretching { salt: "AA==".to_owned(), ..stretching }.is_sound());
    }
}
