//! Quotes that look like an alert but would be shown as an ordinary quote (`M309`).

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(source: &str, range: Range<usize>, path: &str) -> Option<Diagnostic> {
    let line = source[range.clone()].lines().next()?;
    let inside = line.trim_start().strip_prefix('>')?.trim_start().strip_prefix("[!")?;
    let (tag, rest) = inside.split_once(']')?;
    let looks = !tag.is_empty() && tag.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-' || b == b'_');
    let link = rest.starts_with(['(', '[']);
    (looks && !link).then(|| {
        Diagnostic::new(
            Code::M309,
            path,
            range.start..range.start + line.len(),
            format!(
                "`[!{tag}]` tidak akan tampil sebagai catatan. Pakai NOTE, TIP, IMPORTANT, WARNING, atau CAUTION, \
                 sendirian di barisnya; tulis teksnya di baris berikut."
            ),
            format!(
                "`[!{tag}]` would not be shown as an alert. Use NOTE, TIP, IMPORTANT, WARNING or CAUTION, alone on \
                 its line; write the text on the next line."
            ),
        )
    })
}
