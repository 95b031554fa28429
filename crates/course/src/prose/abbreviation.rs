//! Abbreviations that are not spelled out where they are used first (`A807`).

use std::collections::HashSet;

use super::{Paragraph, is_any, word::Word, words};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::FileContext,
    span::Span,
};

/// Abbreviations that every reader knows better than the words they stand for. The one place for them.
const EVERYDAY: &[&str] = &[
    // Devices, files and the web.
    "IT", "TI", "PC", "USB", "CPU", "RAM", "TV", "CD", "DVD", "HDMI", "HP", "PDF", "URL", "WWW", "HTTP",
    "HTTPS", "HTML", "QR", "GPS", "SMS", "CC", "BCC", "PIN", "ID", "FAQ", "KB", "MB", "GB", "TB", "IP", "AC",
    // Business and state.
    "PT", "CV", "UD", "RI", "UU", "PP", "DKI", "KTP", "SIM", "NPWP", "SD", "SMP", "SMA", "SMK", "CEO", "UK",
    "US", "USA", "AS", "EU", "WIB", "WITA", "WIT", "AM", "PM", "OK",
    // Bodies whose documents are cited by number.
    "ISO", "IEC", "IEEE", "RFC", "SP", "ISBN", "DOI",
];

/// Words that are only written large: to stress them, or as what `vpa new` leaves to be written.
const SHOUTED: &[&str] = &[
    "TULIS", "WRITE", "TIDAK", "BUKAN", "KECUALI", "HARUS", "WAJIB", "JANGAN", "DAN", "ATAU", "HANYA",
    "SEMUA", "NOT", "EXCEPT", "MUST", "AND", "OR", "ONLY", "ALL", "ANY", "NO", "NEVER", "ALWAYS",
];

/// What stands between an abbreviation and its words: `AI atau kecerdasan artifisial`, `disingkat BAST`.
const BRIDGES: &[&str] = &[
    "atau",
    "alias",
    "disingkat",
    "singkatnya",
    "singkatan",
    "kependekan",
    "kepanjangan",
    "disebut",
    "or",
    "abbreviated",
    "short",
    "stands",
    "called",
];

/// What stands a word before an abbreviation: `often shortened to DPO`.
const SHORTENERS: &[&str] = &["disingkat", "singkatan", "shortened", "abbreviated", "known"];

/// Abbreviations that the glossary explains, as a term or as a part of one: `AI`, `UU PDP`.
#[derive(Debug, Default)]
pub(crate) struct Explained<'a>(HashSet<&'a str>);

impl<'a> Explained<'a> {
    /// By the names of the terms.
    pub(crate) fn of(names: impl Iterator<Item = &'a str>) -> Self {
        Self(names.flat_map(words).flat_map(abbreviations).map(|short| short.text).collect())
    }
}

pub(super) struct Abbreviations<'a> {
    explained: &'a Explained<'a>,
    seen: Vec<String>,
}

impl<'a> Abbreviations<'a> {
    pub(super) const fn new(explained: &'a Explained<'a>) -> Self {
        Self { explained, seen: Vec::new() }
    }

    pub(super) fn see(
        &mut self,
        paragraph: &Paragraph,
        context: &FileContext<'_>,
        found: &mut Vec<Diagnostic>,
    ) {
        // Most paragraphs have none, and that is quickly seen.
        if !has_capitals(paragraph.text()) {
            return;
        }
        for word in words(paragraph.text()) {
            for short in abbreviations(word) {
                if self.is_new(short.text) && !is_spelled_out(paragraph, short) {
                    found.push(unexplained(short.text, paragraph.span(&short.range()), context));
                }
            }
        }
    }

    fn is_new(&mut self, short: &str) -> bool {
        let known = EVERYDAY.contains(&short)
            || SHOUTED.contains(&short)
            || self.explained.0.contains(short)
            || self.seen.iter().any(|seen| seen == short);
        if !known {
            self.seen.push(short.to_owned());
        }
        !known
    }
}

fn has_capitals(text: &str) -> bool {
    text.as_bytes().windows(2).any(|pair| pair[1].is_ascii_uppercase() && pair[0].is_ascii_alphanumeric())
}

/// The abbreviations in a word: all of `SD-WAN`, two of `ISO/IEC`, `VM` of `antar-VM` and of `VMs`; none of a number such
/// as `151/PUU-XXII/2024`.
fn abbreviations(word: Word<'_>) -> impl Iterator<Item = Word<'_>> {
    let is_number = word.text.contains('/') && word.text.starts_with(|c: char| c.is_ascii_digit());
    parts(word, '/').filter(move |_| !is_number).flat_map(|part| {
        let whole = parts(part, '-').all(|piece| is_short(piece.text));
        let separator = if whole { '/' } else { '-' };
        parts(part, separator).filter_map(singular)
    })
}

fn parts(word: Word<'_>, separator: char) -> impl Iterator<Item = Word<'_>> {
    let start = word.text.as_ptr() as usize;
    word.text.split(separator).map(move |text| Word { at: word.at + (text.as_ptr() as usize - start), text })
}

/// Without the plural `s`, where it is an abbreviation at all.
fn singular(word: Word<'_>) -> Option<Word<'_>> {
    let single = word.text.strip_suffix("'s").or_else(|| word.text.strip_suffix('s'));
    let text = single.filter(|text| text.ends_with(|c: char| c.is_ascii_uppercase())).unwrap_or(word.text);
    is_short(text).then_some(Word { at: word.at, text })
}

/// Two to six letters of the Latin alphabet, half of them or more capitals, and no Roman number: `NIST`, `IaaS`, `IPv4`.
fn is_short(text: &str) -> bool {
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    let capitals = text.bytes().filter(u8::is_ascii_uppercase).count();
    let roman = text.bytes().all(|byte| b"IVX".contains(&byte));
    (2..=6).contains(&letters)
        && capitals >= 2
        && capitals * 2 >= letters
        && !roman
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// `NIST (*National …*)`, `*Identity provider* (IdP)`, `[AI](term:…)`, `AI atau kecerdasan artifisial`.
fn is_spelled_out(paragraph: &Paragraph, short: Word<'_>) -> bool {
    let range = short.range();
    if paragraph.marks(range.start).term {
        return true;
    }
    let text = paragraph.text();
    let (before, after) = (&text[..range.start], &text[range.end..]);
    opens_explanation(after)
        || is_in_explanation(before, after)
        || follows_bridge(before)
        || words(after).take(2).any(|word| is_any(word.text, BRIDGES))
}

fn follows_bridge(before: &str) -> bool {
    let (mut earlier, mut last) = ("", "");
    words(before).for_each(|word| (earlier, last) = (last, word.text));
    is_any(last, BRIDGES) || is_any(earlier, SHORTENERS)
}

/// ` (` with words inside, perhaps behind a version: `CSF 2.0 (*Cybersecurity Framework*)`.
fn opens_explanation(after: &str) -> bool {
    let number = |c: char| c.is_ascii_digit() || c == '.' || c == ' ' || c == '"' || c == '”';
    let inside = after.trim_start_matches(number).strip_prefix('(');
    let inside = inside.and_then(|text| text.split(')').next());
    inside.is_some_and(|text| text.chars().filter(|c| c.is_lowercase()).count() >= 4)
}

/// `… (IdP)`, `… (IdP, lalu …)`, `… (berita acara, BAST)`: first or last in brackets that follow words.
fn is_in_explanation(before: &str, after: &str) -> bool {
    let quotes = ['"', '“', '”', ' '];
    let (before, after) = (before.trim_end_matches(quotes), after.trim_start_matches(quotes));
    let first = before.strip_suffix('(').is_some_and(|words| !words.trim().is_empty());
    let last = before.ends_with([',', ';']) && before.rfind('(') > before.rfind(')');
    (first && (after.starts_with([')', ',', ';', ':']) || in_version(after)))
        || (last && after.starts_with(')'))
}

fn in_version(after: &str) -> bool {
    after.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ').starts_with(')')
}

fn unexplained(short: &str, span: Span, context: &FileContext<'_>) -> Diagnostic {
    Diagnostic::new(
        Code::A807,
        context.path,
        span,
        format!(
            "Singkatan {short} dipakai tanpa kepanjangannya. Tulis \"{short} (kepanjangan)\" di pemakaian pertama ini, atau tautkan ke glosarium."
        ),
        format!(
            "The abbreviation {short} is used without the words it stands for. Write \"{short} (the words)\" at this first use, or link to the glossary."
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shorts(text: &str) -> Vec<&str> {
        words(text).flat_map(abbreviations).map(|word| word.text).collect()
    }

    #[test]
    fn abbreviations_are_told_from_other_words() {
        assert_eq!(
            shorts("SD-WAN, ISO/IEC 27001, antar-VM, PO-nya, dua VMs, IaaS, IdP, IPv4, WPA2"),
            ["SD-WAN", "ISO", "IEC", "VM", "PO", "VM", "IaaS", "IdP", "IPv4", "WPA2"]
        );
        assert_eq!(
            shorts(
                "151/PUU-XXII/2024, GitHub, Mbps, kB, A, II, XIV, 5G, McKinsey, Surabaya, 3-2-1, DEMONSTRASI"
            ),
            [] as [&str; 0]
        );
    }

    #[test]
    fn lists_hold_nothing_that_is_no_abbreviation() {
        for short in EVERYDAY {
            assert!(is_short(short), "{short}");
        }
        for word in SHOUTED {
            assert!(is_short(word) || word.len() > 6, "{word}");
        }
    }

    #[test]
    fn places_of_parts_are_their_own() {
        let text = "x antar-VM/SD-WAN";
        for short in words(text).flat_map(abbreviations) {
            assert_eq!(&text[short.range()], short.text);
        }
    }
}
