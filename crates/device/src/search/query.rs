//! What was typed, as words to look for. Any text is a question; nothing in it is an operator.

use course::lang::Lang;

use super::{
    fold::{Word, compounds, words},
    stem,
};

/// Nobody types more; the rest of a pasted page is not read.
const LONGEST: usize = 400;
const MOST: usize = 12;
/// A single letter begins nearly every word of the curriculum: it is looked for as a word of its own.
const OPEN_FROM: usize = 2;

/// Words that say nothing about where to look, unless they are all there is.
const COMMON: &[&str] = &[
    "ada",
    "adalah",
    "aja",
    "apa",
    "atau",
    "bagaimana",
    "berapa",
    "biar",
    "bisa",
    "buat",
    "cara",
    "dan",
    "dari",
    "dengan",
    "di",
    "ga",
    "gak",
    "gimana",
    "ini",
    "itu",
    "kalau",
    "kalo",
    "kapan",
    "ke",
    "kenapa",
    "mana",
    "mengapa",
    "nggak",
    "oleh",
    "pada",
    "saja",
    "sama",
    "saya",
    "siapa",
    "untuk",
    "vs",
    "yang",
    "a",
    "an",
    "and",
    "are",
    "between",
    "can",
    "do",
    "does",
    "for",
    "how",
    "in",
    "is",
    "it",
    "me",
    "my",
    "of",
    "on",
    "or",
    "the",
    "to",
    "use",
    "what",
    "when",
    "which",
    "who",
    "with",
    "you",
    "your",
];

/// A word to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub word: String,
    /// Perhaps not typed to its end.
    pub open: bool,
    /// Not what was typed, but the nearest that occurs.
    pub guessed: bool,
    /// In Indonesian and in English.
    stems: [String; 2],
    /// What was typed with a sign between (`wi-fi`): found as one word or as each of these.
    parts: Vec<Self>,
}

/// The words of a question, without the common ones if others are left.
#[must_use]
pub fn terms(text: &str) -> Vec<Term> {
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let text = &text[..end];
    let joined: Vec<Word> = compounds(text).collect();
    let is_part = |word: &Word| joined.iter().any(|whole| whole.at.contains(&word.at.start));
    let mut found: Vec<Word> = words(text).filter(|word| !is_part(word)).chain(joined.clone()).collect();
    found.sort_by_key(|word| word.at.start);
    let is_open = |word: &Word| {
        word.at.end == text.len() && ends_open(text) && word.text.chars().nth(OPEN_FROM - 1).is_some()
    };
    let mut terms: Vec<Term> = Vec::new();
    for word in found {
        let open = is_open(&word);
        let parts = words(&text[word.at.clone()]).map(|part| Term::new(part.text, false));
        let parts = if joined.contains(&word) { parts.collect() } else { Vec::new() };
        match terms.iter_mut().find(|term| term.word == word.text) {
            Some(known) => known.open |= open,
            None => terms.push(Term { parts, ..Term::new(word.text, open) }),
        }
    }
    let telling = |term: &Term| !COMMON.contains(&term.word.as_str());
    if terms.iter().any(telling) {
        terms.retain(telling);
    }
    terms.truncate(MOST);
    terms
}

fn ends_open(text: &str) -> bool {
    text.chars().next_back().is_some_and(char::is_alphanumeric)
}

impl Term {
    #[must_use]
    pub fn new(word: String, open: bool) -> Self {
        let stems = Lang::ALL.map(|lang| stemmed(&word, lang));
        Self { word, open, guessed: false, stems, parts: Vec::new() }
    }

    /// The same, typed to its end.
    #[must_use]
    pub fn closed(&self) -> Self {
        Self { open: false, ..self.clone() }
    }

    /// A word that occurs, instead of the one that was typed.
    #[must_use]
    pub fn guessed(word: String) -> Self {
        Self { guessed: true, ..Self::new(word, false) }
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
        if !self.parts.is_empty() {
            let parts: Vec<String> = self.parts.iter().map(Self::expression).collect();
            forms.push(format!("({})", parts.join(" AND ")));
        }
        format!("({})", forms.join(" OR "))
    }

    /// Whether a word of a text is what was looked for.
    #[must_use]
    pub fn is_met_by(&self, word: &str, lang: Lang) -> bool {
        self.is_met_by_stem(word, &mut None, lang)
    }

    /// The same for several terms and one word, whose stem is looked for once.
    #[must_use]
    pub fn is_met_by_stem(&self, word: &str, stem: &mut Option<String>, lang: Lang) -> bool {
        let wanted = &self.stems[lang as usize];
        word == self.word
            || (self.open && word.starts_with(&self.word))
            || (may_have(word, wanted) && *stem.get_or_insert_with(|| stemmed(word, lang)) == *wanted)
            || self.parts.iter().any(|part| part.is_met_by_stem(word, stem, lang))
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

/// Whether a word can have this stem, without working it out: stemming changes no more than the first sound and the last
/// letter of what it leaves.
fn may_have(word: &str, stem: &str) -> bool {
    // Behind the mark, a sound of up to two letters.
    stem.get(3..stem.len().saturating_sub(1)).is_none_or(|middle| word.contains(middle))
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
        check("zero-trust NAS/SAN", &[("zerotrust", false), ("nas", false), ("san", true)]);
    }

    #[test]
    fn nothing_is_an_operator() {
        check("\"a* OR title:b) NEAR(", &[("title", false), ("b", false), ("near", false)]);
        check("\u{0}';--\u{1f600}", &[]);
        assert_eq!(terms(&"kata ".repeat(200_000)).len(), 1);
        assert_eq!(terms(&(0..1_000).map(|n| format!("k{n} ")).collect::<String>()).len(), MOST);
    }

    #[test]
    fn no_word_is_passed_over_that_has_the_stem() {
        let text = include_str!("../../../../content/glossary.md");
        let english = include_str!("../../../../content/glossary.en.md");
        for (text, lang) in [(text, Lang::Id), (english, Lang::En)] {
            let mut seen = 0;
            for word in words(text).chain(words("menyambungkan mengecek kategori policies skies")) {
                let stem = stemmed(&word.text, lang);
                assert!(may_have(&word.text, &stem), "{} {stem}", word.text);
                seen += 1;
            }
            assert!(seen > 1_000);
        }
    }
}
