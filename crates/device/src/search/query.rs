//! What was typed, as words to look for. Any text is a question; nothing in it is an operator.

use course::lang::Lang;

use super::{fold::words, stem};

/// Nobody types more; the rest of a pasted page is not read.
const LONGEST: usize = 400;
const MOST: usize = 12;
/// A single letter begins nearly every word of the curriculum: it is looked for as a word of its own.
const OPEN_FROM: usize = 2;

/// Words that say nothing about where to look, unless they are all there is.
const COMMON: &[&str] = &[
    "ada",
    "adalah",
    "apa",
    "atau",
    "bagaimana",
    "cara",
    "dan",
    "dari",
    "dengan",
    "di",
    "ini",
    "itu",
    "ke",
    "mana",
    "oleh",
    "pada",
    "saya",
    "untuk",
    "yang",
    "a",
    "an",
    "and",
    "are",
    "how",
    "in",
    "is",
    "it",
    "of",
    "on",
    "or",
    "the",
    "to",
    "use",
    "what",
    "when",
    "with",
];

/// A word to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub word: String,
    /// Perhaps not typed to its end.
    pub open: bool,
    /// In Indonesian and in English.
    stems: [String; 2],
}

/// The words of a question, without the common ones if others are left.
#[must_use]
pub fn terms(text: &str) -> Vec<Term> {
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let text = &text[..end];
    let ends_open = text.chars().next_back().is_some_and(char::is_alphanumeric);
    let mut terms: Vec<Term> = Vec::new();
    for word in words(text) {
        let open = ends_open && word.at.end == text.len() && word.text.chars().nth(OPEN_FROM - 1).is_some();
        match terms.iter_mut().find(|term| term.word == word.text) {
            Some(known) => known.open |= open,
            None => terms.push(Term::new(word.text, open)),
        }
    }
    let telling = |term: &Term| !COMMON.contains(&term.word.as_str());
    if terms.iter().any(telling) {
        terms.retain(telling);
    }
    terms.truncate(MOST);
    terms
}

impl Term {
    #[must_use]
    pub fn new(word: String, open: bool) -> Self {
        let stems = Lang::ALL.map(|lang| stemmed(&word, lang));
        Self { word, open, stems }
    }

    /// This word in FTS5's language: as typed, or in any form of it. Only letters and digits reach it, in quotes.
    #[must_use]
    pub fn expression(&self) -> String {
        let star = if self.open { "*" } else { "" };
        let mut forms = vec![format!("\"{}\"{star}", self.word)];
        for stem in &self.stems {
            let form = format!("\"{stem}\"");
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
        format!("({})", forms.join(" OR "))
    }

    /// Whether a word of a text is what was looked for.
    #[must_use]
    pub fn is_met_by(&self, word: &str, lang: Lang) -> bool {
        word == self.word
            || (self.open && word.starts_with(&self.word))
            || stemmed(word, lang) == self.stems[lang as usize]
    }
}

/// The stem as it stands in the index: marked, so that it is never taken for a word as written.
#[must_use]
pub fn stemmed(word: &str, lang: Lang) -> String {
    let stem = match lang {
        Lang::Id => stem::indonesian(word),
        Lang::En => stem::english(word),
    };
    format!("_{stem}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, bool)]) {
        let found = terms(text);
        let found: Vec<(&str, bool)> = found.iter().map(|term| (term.word.as_str(), term.open)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn the_last_word_may_be_half_typed() {
        check("Apa itu sub", &[("sub", true)]);
        check("apa itu subnet?", &[("subnet", false)]);
        check("jaringan jaringan", &[("jaringan", true)]);
        check("apa", &[("apa", true)]);
        check("bahasa c", &[("bahasa", false), ("c", false)]);
        check("bahasa cs", &[("bahasa", false), ("cs", true)]);
    }

    #[test]
    fn nothing_is_an_operator() {
        check("\"a* OR title:b) NEAR(", &[("title", false), ("b", false), ("near", false)]);
        check("\u{0}';--\u{1f600}", &[]);
        assert_eq!(terms(&"kata ".repeat(200_000)).len(), 1);
        assert_eq!(terms(&(0..1_000).map(|n| format!("k{n} ")).collect::<String>()).len(), MOST);
    }
}
