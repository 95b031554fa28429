//! Text to words that compare: lower case, without accents.

use std::ops::{ControlFlow, Range};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Longer runs of letters are no words; what is beyond is cut.
const LONGEST: usize = 48;

/// A word and the bytes it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    pub at: Range<usize>,
}

/// The words of a text in order; whatever is neither letter nor digit separates them.
pub fn words(text: &str) -> impl Iterator<Item = Word> {
    runs(text)
        .map(|at| {
            let mut word = String::new();
            fold(&text[at.clone()], &mut word);
            Word { text: word, at }
        })
        // A run of accents alone folds to nothing.
        .filter(|word| !word.text.is_empty())
}

/// Hands over word after word, until one is the last that is wanted.
pub fn read_words(text: &str, mut take: impl FnMut(&str) -> ControlFlow<()>) {
    let mut word = String::new();
    for at in runs(text) {
        word.clear();
        fold(&text[at], &mut word);
        if !word.is_empty() && take(&word).is_break() {
            return;
        }
    }
}

fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(is_part)?;
        from = start + text[start..].find(|c| !is_part(c)).unwrap_or(text.len() - start);
        Some(start..from)
    })
}

/// Words joined by one sign that people leave out or put in as they please (`Wi-Fi`, `e-mail`), written as one.
pub fn compounds(text: &str) -> impl Iterator<Item = Word> {
    let mut parts = words(text).peekable();
    std::iter::from_fn(move || {
        loop {
            let mut whole = parts.next()?;
            let first = whole.at.end;
            while let Some(next) = parts.next_if(|next| is_joined(&text[whole.at.end..next.at.start])) {
                whole.text.push_str(&next.text);
                whole.at.end = next.at.end;
            }
            if whole.at.end > first && whole.text.chars().count() <= LONGEST {
                return Some(whole);
            }
        }
    })
}

fn is_joined(between: &str) -> bool {
    matches!(between, "-" | "\u{2010}" | "\u{2011}" | "'" | "\u{2019}")
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || (!c.is_ascii() && is_combining_mark(c))
}

fn fold(word: &str, out: &mut String) {
    if word.is_ascii() {
        // Nothing to take apart.
        out.extend(word.bytes().take(LONGEST).map(|byte| char::from(byte.to_ascii_lowercase())));
        return;
    }
    let plain = word.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    out.extend(plain.filter(|c| is_indexed(*c)).take(LONGEST));
}

/// What the index takes for a part of a word (FTS5, unicode61: letters and numbers). Marks and letters in squares are
/// alphabetic as well, but it would cut a word there.
fn is_indexed(c: char) -> bool {
    c.is_alphanumeric() && !is_combining_mark(c) && !matches!(c, '\u{1f100}'..='\u{1f1ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_keep_their_place() {
        let text = "Café-TCP/IP, 802.11 \u{1f600} a\u{0}b";
        let found: Vec<String> = words(text).map(|word| word.text).collect();
        assert_eq!(found, ["cafe", "tcp", "ip", "802", "11", "a", "b"]);
        let first = words(text).next().unwrap();
        assert_eq!(&text[first.at], "Café");
    }

    #[test]
    fn a_word_holds_nothing_at_which_the_index_would_cut_it() {
        let found: Vec<String> = words("a\u{659}b\u{93f}c\u{1f150}d").map(|word| word.text).collect();
        assert_eq!(found, ["abcd"]);
    }

    #[test]
    fn joined_words_are_one_as_well() {
        let text = "Wi-Fi dan SD-WAN, 3-2-1; a - b, TCP/IP Jum'at";
        let found: Vec<String> = compounds(text).map(|word| word.text).collect();
        assert_eq!(found, ["wifi", "sdwan", "321", "jumat"]);
        assert_eq!(&text[compounds(text).next().unwrap().at], "Wi-Fi");
    }

    #[test]
    fn nothing_but_signs_is_no_word() {
        assert_eq!(words("\u{301}\u{302} -- \"*\" \u{0}").count(), 0);
    }
}
