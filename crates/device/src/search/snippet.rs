//! A stretch of the text around what was found, escaped, with the words marked, and where it stands.

use std::ops::Range;

use course::lang::Lang;

use super::{
    fold::{Word, compounds, words},
    query::Term,
};

/// Words in a stretch, and how many of them stand before the first one found.
const LENGTH: usize = 28;
const BEFORE: usize = 6;

/// Words told of a hit; nobody counts more marks.
const MOST_WORDS: usize = 16;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// Escaped text with `<mark>` around what was found.
    pub html: String,
    /// The line of the text in which the stretch begins to say what was found.
    pub line: usize,
    /// The words found, folded, as they stand in the text.
    pub words: Vec<String>,
}

#[must_use]
pub fn snippet(text: &str, terms: &[Term], lang: Lang) -> Snippet {
    let words: Vec<Word> = words(text).collect();
    let met = met(text, &words, terms, lang);
    let shown = densest(&met);
    let found = shown.clone().find(|at| met[*at]).map(|at| words[at].at.start);
    Snippet {
        html: html(text, &words, &met, shown),
        line: found.map_or(0, |at| text[..at].matches('\n').count()),
        words: distinct(words.into_iter().zip(&met).filter(|(_, met)| **met).map(|(word, _)| word.text)),
    }
}

/// The words of a text that are what was looked for, each once.
pub fn words_met(text: &str, terms: &[Term], lang: Lang) -> Vec<String> {
    let words: Vec<Word> = words(text).collect();
    let met = met(text, &words, terms, lang);
    distinct(words.into_iter().zip(met).filter(|(_, met)| *met).map(|(word, _)| word.text))
}

fn distinct(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in words {
        if found.len() < MOST_WORDS && !found.contains(&word) {
            found.push(word);
        }
    }
    found
}

/// Which of the words are what was looked for, alone or as parts of a compound.
fn met(text: &str, words: &[Word], terms: &[Term], lang: Lang) -> Vec<bool> {
    let is_met = |word: &str| terms.iter().any(|term| term.is_met_by(word, lang));
    let joined: Vec<Word> = compounds(text).filter(|whole| is_met(&whole.text)).collect();
    let is_part = |word: &Word| joined.iter().any(|whole| whole.at.contains(&word.at.start));
    words.iter().map(|word| is_met(&word.text) || is_part(word)).collect()
}

fn html(text: &str, words: &[Word], met: &[bool], shown: Range<usize>) -> String {
    let Some(first) = words.get(shown.start) else { return escape(text.trim()) };
    let start = if shown.start == 0 { text.len() - text.trim_start().len() } else { first.at.start };
    let end = if shown.end == words.len() { text.len() } else { words[shown.end - 1].at.end };
    let mut html = String::from(if shown.start > 0 { "… " } else { "" });
    let mut from = start;
    for at in shown {
        if met[at] {
            let word = &words[at].at;
            html.push_str(&escape(&text[from..word.start]));
            html.push_str("<mark>");
            html.push_str(&escape(&text[word.clone()]));
            html.push_str("</mark>");
            from = word.end;
        }
    }
    html.push_str(&escape(text[from..end].trim_end()));
    if end < text.len() {
        html.push_str(" …");
    }
    html
}

/// The stretch with the most words found; of equals the first.
fn densest(met: &[bool]) -> Range<usize> {
    let count = |start: usize| met[start..].iter().take(LENGTH - BEFORE).filter(|met| **met).count();
    let starts = (0..met.len()).filter(|at| met[*at]);
    let best = starts.rev().max_by_key(|start| count(*start)).unwrap_or(0);
    let start = best.saturating_sub(BEFORE);
    start..met.len().min(start + LENGTH)
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::query::terms;

    fn check(text: &str, typed: &str, expected: &str) {
        assert_eq!(snippet(text, &terms(typed), Lang::Id).html, expected);
    }

    #[test]
    fn forms_of_the_word_are_marked() {
        check(
            "Router menghubungkan dua jaringan.",
            "hubungan",
            "Router <mark>menghubungkan</mark> dua jaringan.",
        );
        check("Jaringan kecil", "jar", "<mark>Jaringan</mark> kecil");
    }

    #[test]
    fn text_stays_text() {
        check("a <b> & \"c\" kata", "kata", "a &lt;b&gt; &amp; &quot;c&quot; <mark>kata</mark>");
        check("<script>", "script", "&lt;<mark>script</mark>&gt;");
        check("", "kata", "");
    }

    #[test]
    fn a_long_text_is_cut_around_what_was_found() {
        let text = format!("{}subnet kecil {}", "awal ".repeat(60), "akhir ".repeat(60));
        let html = snippet(&text, &terms("subnet"), Lang::Id).html;
        assert!(html.starts_with("… awal ") && html.ends_with("akhir …"), "{html}");
        assert!(html.contains("<mark>subnet</mark> kecil"), "{html}");
    }

    #[test]
    fn the_line_and_the_words_are_told() {
        let text = "\nAwal.\nRouter menghubungkan kantor.\nDihubungkan lagi, menghubungkan.";
        let found = snippet(text, &terms("hubungan "), Lang::Id);
        assert_eq!(
            (found.line, found.words),
            (2, vec!["menghubungkan".to_owned(), "dihubungkan".to_owned()])
        );
        check("Sinyal Wi-Fi", "wifi", "Sinyal <mark>Wi</mark>-<mark>Fi</mark>");
        assert_eq!(snippet("", &terms("kata"), Lang::Id), Snippet::default());
    }
}
