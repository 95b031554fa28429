//! Registers: values of which the latest writer wins (reading position, bookmark, note, preference, profile field).
//! "Latest" is a Lamport counter with the device as tie-break, never the wall clock.

mod digest;

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Bound;

use serde::{Deserialize, Serialize};

pub use digest::Digest;

use crate::fact::DeviceId;

/// The name of a register: parts of `a-z 0-9 - _ .` joined by `/`, at most 160 bytes, for example
/// `position/net-101-l06`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RegisterKey(String);

/// The text is not a register's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a register key (expected parts of a-z 0-9 - _ . joined by /)")]
pub struct InvalidRegisterKey(pub String);

impl RegisterKey {
    /// Checks the grammar.
    ///
    /// # Errors
    /// `InvalidRegisterKey` when the text does not follow it.
    pub fn parse(text: &str) -> Result<Self, InvalidRegisterKey> {
        let good_byte =
            |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.');
        let good_part = |part: &str| !part.is_empty() && part.bytes().all(good_byte);
        if text.len() <= 160 && text.split('/').all(good_part) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidRegisterKey(text.to_owned()))
        }
    }

    /// The text form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Keys sort as their text, so registers can be looked up by the beginning of one.
impl Borrow<str> for RegisterKey {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RegisterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for RegisterKey {
    type Error = InvalidRegisterKey;
    fn try_from(text: String) -> Result<Self, InvalidRegisterKey> {
        Self::parse(&text)
    }
}

impl From<RegisterKey> for String {
    fn from(key: RegisterKey) -> Self {
        key.0
    }
}

/// One value and who wrote it when, by count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Register {
    /// Which value it is.
    pub key: RegisterKey,
    /// The value; `null` is a value as well (something taken back).
    pub value: serde_json::Value,
    /// One more than the highest counter the writer had seen.
    pub lamport: u64,
    /// The writer.
    pub device: DeviceId,
}

impl Register {
    /// Whether this one wins over another of the same key. Of two written under one count by one device (a cloned
    /// disk), the value whose text sorts later wins, so that every machine chooses alike.
    #[must_use]
    pub fn supersedes(&self, other: &Self) -> bool {
        let rank = |register: &Self| (register.lamport, register.device, register.value.to_string());
        rank(self) > rank(other)
    }

    /// The winner of two of the same key. Commutative, associative, idempotent.
    #[must_use]
    pub fn merge(self, other: Self) -> Self {
        if other.supersedes(&self) { other } else { self }
    }
}

/// What became of a register that was put in.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// There was none of that key.
    Added,
    /// It was already there.
    Unchanged,
    /// It won; the loser is handed out, so that a note can be kept as a copy.
    Won(Register),
    /// It lost to the one that stays, and is handed back.
    Lost(Register),
}

/// The winners, one for each key.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Registers {
    by_key: BTreeMap<RegisterKey, Register>,
    /// The highest count among them; a loser never has a higher one than its winner.
    highest: u64,
}

impl Registers {
    /// The current value of a key.
    #[must_use]
    pub fn find(&self, key: &RegisterKey) -> Option<&Register> {
        self.by_key.get(key)
    }

    /// All winners, by key.
    pub fn iter(&self) -> impl Iterator<Item = &Register> {
        self.by_key.values()
    }

    /// The winners whose key begins with this text, by key.
    pub fn starting_with<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a Register> {
        let from = self.by_key.range::<str, _>((Bound::Included(prefix), Bound::Unbounded));
        from.take_while(move |(key, _)| key.as_str().starts_with(prefix)).map(|(_, register)| register)
    }

    /// The count for the next write on this machine.
    #[must_use]
    pub const fn next_lamport(&self) -> u64 {
        self.highest.saturating_add(1)
    }

    /// Puts one in; the winner stays.
    pub fn apply(&mut self, incoming: Register) -> Outcome {
        self.highest = self.highest.max(incoming.lamport);
        match self.by_key.get_mut(&incoming.key) {
            None => {
                self.by_key.insert(incoming.key.clone(), incoming);
                Outcome::Added
            }
            Some(kept) if *kept == incoming => Outcome::Unchanged,
            Some(kept) if incoming.supersedes(kept) => Outcome::Won(std::mem::replace(kept, incoming)),
            Some(_) => Outcome::Lost(incoming),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_follow_their_grammar() {
        assert!(RegisterKey::parse("position/net-101-l06").is_ok());
        for text in ["", "/", "a/", "/a", "A", "a b", &"a".repeat(161)] {
            assert!(RegisterKey::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_higher_count_wins_and_the_loser_is_handed_out() {
        let register = |value: &str, lamport| Register {
            key: RegisterKey::parse("note/net-101-l06").unwrap(),
            value: value.into(),
            lamport,
            device: DeviceId(uuid::Uuid::from_u128(1)),
        };
        let mut all = Registers::default();
        assert_eq!(all.apply(register("old", 1)), Outcome::Added);
        assert_eq!(all.apply(register("new", 2)), Outcome::Won(register("old", 1)));
        assert_eq!(all.apply(register("old", 1)), Outcome::Lost(register("old", 1)));
        assert_eq!(all.apply(register("new", 2)), Outcome::Unchanged);
        assert_eq!(all.next_lamport(), 3);
    }

    fn numbered(number: u64) -> Register {
        Register {
            key: RegisterKey::parse(&format!("note/n{number:06}")).unwrap(),
            value: number.into(),
            lamport: number,
            device: DeviceId(uuid::Uuid::from_u128(1)),
        }
    }

    #[test]
    fn a_prefix_finds_its_keys_and_no_others() {
        let mut all = Registers::default();
        for text in ["note", "note/a", "note/a/1", "note/a/2", "note/ab", "note/b", "position"] {
            all.apply(Register { key: RegisterKey::parse(text).unwrap(), ..numbered(1) });
        }
        let found = |prefix| all.starting_with(prefix).map(|one| one.key.as_str()).collect::<Vec<_>>();
        assert_eq!(found("note/a/"), ["note/a/1", "note/a/2"]);
        assert_eq!(found("note/a"), ["note/a", "note/a/1", "note/a/2", "note/ab"]);
        assert_eq!(found("z"), Vec::<&str>::new());
        assert_eq!(found("").len(), 7);
    }

    /// Each question is answered without looking at every register: else this takes minutes.
    #[test]
    fn many_registers_are_asked_quickly() {
        let begun = std::time::Instant::now();
        let mut all = Registers::default();
        for number in 1..=50_000 {
            assert_eq!(all.next_lamport(), number);
            all.apply(numbered(number));
            let found = numbered(number.div_ceil(2)).key;
            assert_eq!(all.starting_with(found.as_str()).count(), 1);
            assert!(begun.elapsed().as_secs() < 20, "{number} took too long");
        }
    }
}
