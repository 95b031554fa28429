//! A stretch of the text around what was found, escaped, with the words marked.

use std::ops::Range;

use course::lang::Lang;

use super::{
    fold::{Word, words},
    query::Term,
};

/// Words in a stretch, and how many of them stand before the first one found.
const LENGTH: usize = 28;
const BEFORE: usize = 6;

#[must_use]
pub fn snippet(text: &str, terms: &[Term], lang: Lang) -> String {
    let words: Vec<Word> = words(text).collect();
    let met: Vec<bool> =
        words.iter().map(|word| terms.iter().any(|term| term.is_met_by(&word.text, lang))).collect();
    let shown = densest(&met);
    let Some(first) = words.get(shown.start) else { return escape(text.trim()) };
    let start = if shown.start == 0 { 0 } else { first.at.start };
    let end = if shown.end == words.len() { text.len() } else { words[shown.end - 1].at.end };
    let mut html = String::from(if start > 0 { "… " } else { "" });
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
        assert_eq!(snippet(text, &terms(typed), Lang::Id), expected);
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
        let html = snippet(&text, &terms("subnet"), Lang::Id);
        assert!(html.starts_with("… awal ") && html.ends_with("akhir …"), "{html}");
        assert!(html.contains("<mark>subnet</mark> kecil"), "{html}");
    }
}
