//! Secrets and personal numbers that must not be published (`L605`), found anywhere in a file.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use crate::diagnostic::{Code, Diagnostic};

/// How a secret begins; literals only, so that the search runs at the speed of memory.
const BEGINNINGS: &str = concat!(
    "-----BEGIN |AKIA|ASIA|ghp_|gho_|ghu_|ghs_|ghr_|github_pat_|glpat-|xoxa-|xoxb-|xoxp-|xoxr-|xoxs-|AIza|sk_live_|eyJ",
    "|Password|password|PASSWORD|Passwd|passwd|Kata sandi|kata sandi",
);

/// How it goes on: a token, or a password with its value.
const FORMS: &str = concat!(
    r"^(?:(?P<token>-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----",
    r"|(?:AKIA|ASIA)[0-9A-Z]{16}(?-u:\b)",
    r"|gh[pousr]_[0-9A-Za-z]{36,}",
    r"|github_pat_[0-9A-Za-z_]{50,}",
    r"|glpat-[0-9A-Za-z_-]{20,}",
    r"|xox[abprs]-[0-9A-Za-z-]{10,}",
    r"|AIza[0-9A-Za-z_-]{35}",
    r"|sk_live_[0-9A-Za-z]{16,}",
    r"|eyJ[0-9A-Za-z_-]{10,}\.eyJ[0-9A-Za-z_-]{10,}\.[0-9A-Za-z_-]{10,})",
    r#"|(?i:password|passwd|kata sandi) ?[:=] ?["'`]?(?P<password>[!-~&&[^\s"'`|,;<>{}$*]]{8,}))"#,
);

static SEARCH: LazyLock<Option<(Regex, Regex)>> =
    LazyLock::new(|| Some((Regex::new(BEGINNINGS).ok()?, Regex::new(FORMS).ok()?)));

pub(super) fn check(source: &str, path: &str) -> Vec<Diagnostic> {
    let mut places = numbers(source);
    if let Some((beginnings, forms)) = SEARCH.as_ref() {
        let starts = beginnings.find_iter(source).map(|found| found.start());
        let starts = starts.filter(|start| !in_word(source, *start));
        places.extend(starts.filter_map(|start| secret(source, start, forms)));
    }
    places.into_iter().map(|place| leaked(place, path)).collect()
}

fn secret(source: &str, start: usize, forms: &Regex) -> Option<Range<usize>> {
    let found = forms.captures(&source[start..])?;
    let password = found.name("password").filter(|value| looks_real(value.as_str()));
    let place = found.name("token").or(password)?.range();
    Some(start + place.start..start + place.end)
}

fn in_word(source: &str, at: usize) -> bool {
    source[..at].chars().next_back().is_some_and(char::is_alphanumeric)
}

/// Runs of 16 digits that are a resident number and no part of an address. Such a run holds one byte of every 16, so
/// only those are looked at.
fn numbers(source: &str) -> Vec<Range<usize>> {
    let bytes = source.as_bytes();
    let digit = |byte: &&u8| byte.is_ascii_digit();
    let glued = |byte: &u8| byte.is_ascii_alphanumeric() || b"/_=&".contains(byte);
    let run = |at: usize| {
        let before = bytes[..at].iter().rev().take(17).take_while(digit).count();
        let after = bytes[at..].iter().take(17).take_while(digit).count();
        at - before..at + after
    };
    (15..bytes.len())
        .step_by(16)
        .filter(|at| bytes[*at].is_ascii_digit())
        .map(run)
        .filter(|place| place.len() == 16 && is_resident_number(&source[place.clone()]))
        .filter(|place| !bytes[..place.start].last().is_some_and(|byte| glued(byte) || b".-".contains(byte)))
        .filter(|place| !bytes.get(place.end).is_some_and(glued))
        .collect()
}

fn leaked(place: Range<usize>, path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::L605,
        path,
        place,
        "Ini tampak seperti kunci, kata sandi, atau data pribadi sungguhan. Ganti dengan contoh yang jelas karangan, \
         lalu anggap yang asli sudah bocor.",
        "This looks like a real key, password or personal number. Replace it with an evident example, and treat the \
         real one as leaked.",
    )
}

/// A password that is meant as one has letters and digits and does not call itself an example.
fn looks_real(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let sample = ["contoh", "example", "sample", "changeme", "xxxx", "1234", "rahasia", "secret", "password"];
    value.bytes().any(|b| b.is_ascii_digit())
        && value.bytes().any(|b| b.is_ascii_alphabetic())
        && !sample.iter().any(|word| lower.contains(word))
}

/// The Indonesian resident number: province 11 to 96, then a date of birth from digit 7, the day of women plus 40.
fn is_resident_number(digits: &str) -> bool {
    let two = |at: usize| digits.get(at..at + 2).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0);
    let (province, day, month) = (two(0), two(6), two(8));
    (11..=96).contains(&province)
        && matches!(day, 1..=31 | 41..=71)
        && (1..=12).contains(&month)
        && !digits.ends_with("0000")
        && !digits.bytes().all(|b| digits.as_bytes().first() == Some(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resident_number_is_found_wherever_it_stands() {
        for before in 0..40 {
            let text = format!("{}3174051208900003.", " ".repeat(before));
            assert_eq!(numbers(&text).first(), Some(&(before..before + 16)), "{before}");
        }
        for text in [
            "/3174051208900003",
            "31740512089000031",
            "3174053208900003",
            "a3174051208900003",
            "3174051208900000",
        ] {
            assert!(numbers(text).is_empty(), "{text}");
        }
    }
}
