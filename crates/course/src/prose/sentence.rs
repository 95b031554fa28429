//! Where sentences end.

use std::ops::Range;

/// Never the end of a sentence, whatever follows.
const INSIDE: &[&str] = &[
    "mis", "msl", "ttg", "yg", "dgn", "spt", "a.n", "u.p", "d.a", "s.d", "c.q", "a.l", "e.g", "i.e", "vs",
    "cf", "viz", "approx", // Before a name.
    "dr", "drs", "dra", "ir", "prof", "bpk", "sdr", "sdri", "tn", "ny", "jl", "gg", "mr", "mrs", "ms",
    "messrs",
];

/// Inside a sentence where a number follows.
const BEFORE_NUMBER: &[&str] =
    &["no", "nr", "hlm", "hal", "p", "pp", "fig", "gbr", "vol", "ps", "ay", "tgl", "bab", "sec", "ch", "eq"];

/// A place is ended by `.`, `!`, `?` or `…`, with what closes quotes and brackets, before white space and something that
/// can begin a sentence: no small letter. Abbreviations, initials, numbers and times do not end one; `dll.` and `etc.`
/// do only where a capital follows.
pub(crate) fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text[at..].len() - text[at..].trim_start().len();
        let start = at;
        at = end(text, start)?;
        Some(start..at)
    })
}

fn end(text: &str, start: usize) -> Option<usize> {
    if start >= text.len() {
        return None;
    }
    let marks = text[start..].match_indices(['.', '!', '?', '…']).map(|(at, mark)| (start + at, mark));
    for (at, mark) in marks {
        let after = at + mark.len();
        let rest = text[after..].trim_start_matches(closes);
        let gap = rest.trim_start();
        if gap.is_empty() {
            break;
        }
        let next = gap.chars().find(|c| !opens(*c));
        let spaced = gap.len() < rest.len();
        if spaced
            && !next.is_some_and(char::is_lowercase)
            && !(mark == "." && is_inside(&text[start..at], next))
        {
            return Some(text.len() - rest.len());
        }
    }
    Some(text.trim_end().len())
}

/// What may stand between the mark and the space; further marks are as one.
fn closes(c: char) -> bool {
    matches!(c, '"' | '\'' | ')' | ']' | '”' | '’' | '»' | '.' | '!' | '?' | '…')
}

fn opens(c: char) -> bool {
    matches!(c, '"' | '\'' | '(' | '[' | '“' | '‘' | '«')
}

/// Whether the dot after this text belongs to an abbreviation or an initial.
fn is_inside(before: &str, next: Option<char>) -> bool {
    let from = before.rfind(|c: char| c.is_whitespace() || opens(c)).map_or(0, |at| at + 1);
    let Some(word) = before.get(from..) else { return false };
    let is = |list: &[&str]| super::is_any(word, list);
    is(INSIDE) || is_initial(word) || (next.is_some_and(|c| c.is_ascii_digit()) && is(BEFORE_NUMBER))
}

/// `J` of `J. Satria`.
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(text).map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_sentence_ends_before_a_new_beginning() {
        check("", &[]);
        check("tanpa titik", &["tanpa titik"]);
        check("Satu. Dua! Tiga? Empat… ", &["Satu.", "Dua!", "Tiga?", "Empat…"]);
        check(
            "\"Beli server baru?\" Pertanyaan itu (satu). 27 kantor.",
            &["\"Beli server baru?\"", "Pertanyaan itu (satu).", "27 kantor."],
        );
        check("\"Apa?\" tanyanya. \u{FFFC} berjalan.", &["\"Apa?\" tanyanya.", "\u{FFFC} berjalan."]);
    }

    #[test]
    fn numbers_times_and_versions_are_whole() {
        check(
            "Biaya Rp1.250.000 pukul 17.00 untuk v1.2.3 selesai.",
            &["Biaya Rp1.250.000 pukul 17.00 untuk v1.2.3 selesai."],
        );
        check("Pukul 10.00. Itu sebelum 3.5 jam.", &["Pukul 10.00.", "Itu sebelum 3.5 jam."]);
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        check("Perangkat, mis. Router A, dsb. dipasang.", &["Perangkat, mis. Router A, dsb. dipasang."]);
        check("Router, switch, dll. Kemudian uji.", &["Router, switch, dll.", "Kemudian uji."]);
        check("UU No. 27 (lih. hlm. 3) berlaku.", &["UU No. 27 (lih. hlm. 3) berlaku."]);
        check(
            "The answer is no. Then ask Dr. J. Smith, e.g. Monday.",
            &["The answer is no.", "Then ask Dr. J. Smith, e.g. Monday."],
        );
    }
}
