//! Secrets and personal numbers that must not be published (`L605`), found anywhere in a file.

use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::{Code, Diagnostic};

/// Forms that are secret whatever stands around them, then a password with its value, then 16 digits outside an
/// address.
const PATTERNS: &str = concat!(
    r"(?P<token>-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----",
    r"|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    r"|\bgh[pousr]_[0-9A-Za-z]{36,}",
    r"|\bgithub_pat_[0-9A-Za-z_]{50,}",
    r"|\bglpat-[0-9A-Za-z_-]{20,}",
    r"|\bxox[abprs]-[0-9A-Za-z-]{10,}",
    r"|\bAIza[0-9A-Za-z_-]{35}",
    r"|\bsk_live_[0-9A-Za-z]{16,}",
    r"|\beyJ[0-9A-Za-z_-]{10,}\.eyJ[0-9A-Za-z_-]{10,}\.[0-9A-Za-z_-]{10,})",
    r#"|\b(?:[Pp]assword|PASSWORD|[Pp]asswd|[Kk]ata sandi) ?[:=] ?["'`]?(?P<password>[!-~&&[^\s"'`|,;<>{}$*]]{8,})"#,
    r"|(?:^|[^\w/.=&-])(?P<number>\d{16})\b",
);

pub(super) fn check(source: &str, path: &str) -> Vec<Diagnostic> {
    static FORMS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(PATTERNS).ok());
    let Some(forms) = FORMS.as_ref() else { return Vec::new() };
    forms
        .captures_iter(source)
        .filter_map(|found| {
            let password = found.name("password").filter(|value| looks_real(value.as_str()));
            let number = found.name("number").filter(|digits| is_resident_number(digits.as_str()));
            let place = found.name("token").or(password).or(number)?;
            Some(Diagnostic::new(
                Code::L605,
                path,
                place.range(),
                "Ini tampak seperti kunci, kata sandi, atau data pribadi sungguhan. Ganti dengan contoh yang jelas karangan, \
                 lalu anggap yang asli sudah bocor.",
                "This looks like a real key, password or personal number. Replace it with an evident example, and treat \
                 the real one as leaked.",
            ))
        })
        .collect()
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
