//! Phrases of one or more words.

use std::ops::Range;

use super::word::words;

/// The first of these phrases, which are written in small letters with one space between words.
pub(crate) fn find_phrase(text: &str, phrases: &[&str]) -> Option<Range<usize>> {
    let mut rest = words(text);
    loop {
        let here = rest.clone();
        let first = rest.next()?;
        let found = phrases.iter().find_map(|phrase| Some(first.at..match_end(here.clone(), phrase)?));
        if found.is_some() {
            return found;
        }
    }
}

fn match_end<'a>(mut text: impl Iterator<Item = super::word::Word<'a>>, phrase: &str) -> Option<usize> {
    let mut end = None;
    for wanted in phrase.split(' ') {
        let word = text.next().filter(|word| word.text.eq_ignore_ascii_case(wanted))?;
        end = Some(word.range().end);
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_by_whole_words() {
        let text = "Memastikan itu Tidak  pernah, pasti!";
        assert_eq!(
            find_phrase(text, &["pasti", "tidak pernah"]).map(|range| &text[range]),
            Some("Tidak  pernah")
        );
        assert_eq!(find_phrase(text, &["pernah tidak", "memasti"]), None);
    }
}
