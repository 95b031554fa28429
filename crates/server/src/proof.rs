//! Codes that travel by letter or by hand: short enough to type, and useless after a few tries or an hour.

use chrono::TimeDelta;

use crate::{chance::Chance, token};

/// What a code sent by letter is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To show that an address is one's own.
    Verify,
    /// To set another password.
    Reset,
}

impl Purpose {
    /// As it is kept.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Verify => "verify",
            Self::Reset => "reset",
        }
    }
}

/// How long a code sent by letter is good.
pub(crate) const LETTER_CODE_LIVES: TimeDelta = TimeDelta::hours(1);

/// Crockford's base 32: no letter that looks like a digit.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A new code of `groups` groups of four, such as `7MK2-9XQD`; each group has 20 random bits.
pub(crate) fn new_code(chance: &dyn Chance, groups: usize) -> String {
    let mut random = vec![0_u8; groups * 4];
    chance.fill(&mut random);
    let letter = |byte: &u8| char::from(LETTERS[usize::from(byte % 32)]);
    random.chunks(4).map(|group| group.iter().map(letter).collect::<String>()).collect::<Vec<_>>().join("-")
}

/// The hash of a code as typed: in any case, with or without hyphens and spaces, with `O` for zero and `I` for one.
pub(crate) fn code_hash(typed: &str) -> [u8; 32] {
    let clean = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').take(64);
    let plain = clean.flat_map(char::to_uppercase).map(|c| match c {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    });
    token::hash(&plain.collect::<String>())
}

/// The hash under which codes for an address are kept.
pub(crate) fn address_hash(email: &str) -> [u8; 32] {
    token::hash(&format!("address {email}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::SystemChance;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let hash = code_hash("70K1-9XQD");
        for typed in ["70k19xqd", " 7ok1 9xqd ", "7OKl-9XQD", "70KI-9XQD"] {
            assert_eq!(code_hash(typed), hash, "{typed}");
        }
        assert_ne!(code_hash("70K2-9XQD"), hash);
    }

    #[test]
    fn codes_differ_and_have_their_form() {
        let code = new_code(&SystemChance, 3);
        assert_eq!(code.len(), 14);
        assert!(code.split('-').all(|group| group.len() == 4), "{code}");
        assert_ne!(code, new_code(&SystemChance, 3));
    }
}
