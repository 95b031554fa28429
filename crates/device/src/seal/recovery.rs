//! The recovery key: random, written down once, for the day the passphrase is forgotten.

use data_encoding::BASE32_NOPAD;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::chance::Chance;

const CHECK: &str = "virtus-partner-academy 2026 recovery key v1 check";
const WRAP: &str = "virtus-partner-academy 2026 recovery key v1 wrap";
/// Bytes behind the key that tell a slip of the pen.
const CHECK_LENGTH: usize = 3;
const GROUP: usize = 4;
/// Letters of a whole key: 35 bytes, five bits a letter.
const LETTERS: usize = 56;

/// 256 random bits. Gone from memory when dropped.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryKey([u8; 32]);

/// The text holds no whole recovery key, or there is a slip in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a recovery key")]
pub struct InvalidRecoveryKey;

impl std::fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryKey")
    }
}

impl RecoveryKey {
    #[must_use]
    pub fn new(chance: &dyn Chance) -> Self {
        Self(chance.secret())
    }

    /// As it is written down: fourteen groups of four letters and digits.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        let bytes = Zeroizing::new([self.0.as_slice(), &check_of(&self.0)].concat());
        let letters = Zeroizing::new(BASE32_NOPAD.encode(&bytes));
        let groups: Vec<&str> = (0..LETTERS).step_by(GROUP).map(|at| &letters[at..at + GROUP]).collect();
        Zeroizing::new(groups.join("-"))
    }

    /// Reads a key, alone or on a line of the recovery file. Case, spaces and dashes do not matter; 0, 1 and 8, which
    /// occur in no key, are read as the letters they look like.
    ///
    /// # Errors
    /// `InvalidRecoveryKey` when no line is a whole key.
    pub fn parse(text: &str) -> Result<Self, InvalidRecoveryKey> {
        // A key that was broken over lines is one when all of them are joined.
        let whole = text.split_whitespace().collect::<String>();
        text.lines().chain([whole.as_str()]).find_map(parse_line).ok_or(InvalidRecoveryKey)
    }

    pub(super) fn wrapping(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(blake3::derive_key(WRAP, &self.0))
    }
}

fn parse_line(line: &str) -> Option<RecoveryKey> {
    let letter = |c: char| match c.to_ascii_uppercase() {
        '0' => 'O',
        '1' => 'I',
        '8' => 'B',
        c => c,
    };
    let is_between = |c: &char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}');
    let letters: Zeroizing<String> =
        Zeroizing::new(line.chars().filter(|c| !is_between(c)).map(letter).take(LETTERS + 1).collect());
    let bytes = Zeroizing::new(BASE32_NOPAD.decode(letters.as_bytes()).ok()?);
    let (key, check) = bytes.split_at_checked(32)?;
    let key: [u8; 32] = key.try_into().ok()?;
    (check == check_of(&key)).then_some(RecoveryKey(key))
}

fn check_of(key: &[u8; 32]) -> [u8; CHECK_LENGTH] {
    let hash = blake3::derive_key(CHECK, key);
    [hash[0], hash[1], hash[2]]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SeededChance;

    #[test]
    fn a_key_is_read_as_people_copy_it_and_a_slip_is_told() {
        let key = RecoveryKey::new(&SeededChance::new(3));
        let text = key.text();
        assert_eq!(text.len(), LETTERS + LETTERS / GROUP - 1);
        let file = format!("KUNCI PEMULIHAN\n\nSimpan di tempat yang aman.\n\n  {}  \n", text.as_str());
        let broken = format!("{}\n{}", &text[..35], &text[35..]);
        for same in [
            text.to_string(),
            text.to_lowercase(),
            text.replace('-', " "),
            text.replace('O', "0"),
            file,
            broken,
        ] {
            assert_eq!(RecoveryKey::parse(&same), Ok(key.clone()), "{same}");
        }
        let first = if text.starts_with('A') { "B" } else { "A" };
        let slip = format!("{first}{}", &text[1..]);
        for wrong in [slip.as_str(), &text[1..], &text[..50], "", "kunci", &"A".repeat(1_000_000)] {
            assert_eq!(RecoveryKey::parse(wrong), Err(InvalidRecoveryKey));
        }
    }
}
