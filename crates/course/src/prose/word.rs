//! The words of a plain text.

use std::ops::Range;

use super::paragraph::OBJECT;

/// A word without the punctuation around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    pub at: usize,
    pub text: &'a str,
}

impl Word<'_> {
    pub(crate) const fn range(self) -> Range<usize> {
        self.at..self.at + self.text.len()
    }
}

/// What stands between white space and has a letter or a digit; a code span is one word.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word<'_>> + Clone {
    let mut next = 0;
    let stretches = text.split_inclusive(char::is_whitespace).map(move |stretch| {
        let at = next;
        next += stretch.len();
        (at, stretch)
    });
    stretches.filter_map(|(at, stretch)| {
        let belongs = |c: char| c.is_alphanumeric() || c == OBJECT;
        let start = stretch.find(belongs)?;
        let end = stretch
            .rfind(belongs)
            .and_then(|last| stretch[last..].chars().next().map(|c| last + c.len_utf8()))?;
        Some(Word { at: at + start, text: &stretch[start..end] })
    })
}

/// Whether the word is one of these, which are written in small letters.
pub(crate) fn is_any(word: &str, list: &[&str]) -> bool {
    list.iter().any(|one| one.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_place_and_lose_their_punctuation() {
        let text = "Satu, (dua) - \u{FFFC}. \"empat-lima\" 6,5 é!";
        let found: Vec<&str> = words(text).map(|word| word.text).collect();
        assert_eq!(found, ["Satu", "dua", "\u{FFFC}", "empat-lima", "6,5", "é"]);
        assert!(words(text).all(|word| text[word.range()] == *word.text));
    }
}
