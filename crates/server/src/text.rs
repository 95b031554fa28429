//! Words that people type into fields.

use std::ops::RangeInclusive;

use crate::failure::{Failure, Result};

/// One line of so many characters, without blanks around it and without characters that nobody sees.
///
/// # Errors
/// `invalid` with the field's name.
pub(crate) fn line(field: &str, typed: &str, length: RangeInclusive<usize>) -> Result<String> {
    let text = typed.trim();
    let is_good = length.contains(&text.chars().count()) && !text.chars().any(char::is_control);
    is_good.then(|| text.to_owned()).ok_or_else(|| Failure::invalid(field))
}

/// Any number of lines.
///
/// # Errors
/// `invalid` with the field's name.
pub(crate) fn lines(field: &str, typed: &str, most: usize) -> Result<String> {
    let hidden = |c: char| c.is_control() && c != '\n' && c != '\t';
    let text = typed.replace("\r\n", "\n");
    let is_good = text.chars().count() <= most && !text.chars().any(hidden);
    is_good.then_some(text).ok_or_else(|| Failure::invalid(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_and_lengths_are_refused() {
        assert_eq!(line("name", " Budi ", 1..=80).unwrap(), "Budi");
        for text in ["", "  ", "a\nb", "a\u{0}b", &"a".repeat(81)] {
            assert!(line("name", text, 1..=80).is_err(), "{text:?}");
        }
        assert_eq!(lines("words", "satu\r\ndua", 10).unwrap(), "satu\ndua");
        assert!(lines("words", "a\u{7}", 10).is_err() && lines("words", "abcdefghijk", 10).is_err());
    }
}
