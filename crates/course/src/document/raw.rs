//! Raw HTML is refused; the one exception is the comment that allows a finding (`M303`).

use std::ops::Range;

use crate::{
    diagnostic::{Code, Diagnostic},
    document::Allow,
    span::Span,
};

/// The allow comments this HTML consists of, or nothing when it is anything else.
pub(super) fn allows(source: &str, range: Range<usize>) -> Option<Vec<Allow>> {
    let mut at = range.start;
    let mut found = Vec::new();
    for line in source[range].split_inclusive('\n') {
        let text = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        if !text.is_empty() {
            found.push(allow(text, Span::new(start, start + text.len()))?);
        }
    }
    (!found.is_empty()).then_some(found)
}

fn allow(comment: &str, span: Span) -> Option<Allow> {
    let inside = comment.strip_prefix("<!--")?.strip_suffix("-->")?;
    let (code, reason) = inside.trim().strip_prefix("vpa-allow ")?.split_once(':')?;
    let (code, reason) = (code.trim(), reason.trim());
    let coded = matches!(code.as_bytes(), [b'A'..=b'Z', rest @ ..] if rest.len() == 3 && rest.iter().all(u8::is_ascii_digit));
    let closed = reason.contains("--");
    (coded && !reason.is_empty() && !closed).then(|| Allow {
        code: code.to_owned(),
        reason: reason.to_owned(),
        span,
    })
}

pub(super) fn refuse(source: &str, range: Range<usize>, path: &str) -> Diagnostic {
    let (id, en) = if source[range.clone()].contains("vpa-allow") {
        (
            "Komentar ini tidak lengkap. Tulis `<!-- vpa-allow KODE: alasan -->` dalam satu baris, dengan alasannya.",
            "This comment is not complete. Write `<!-- vpa-allow CODE: reason -->` on one line, with the reason.",
        )
    } else {
        (
            "HTML tidak boleh ada di sini dan tidak akan tampil. Tulis dengan Markdown, atau sebagai kode.",
            "HTML is not allowed here and would not be shown. Write it in Markdown, or as code.",
        )
    };
    Diagnostic::new(Code::M303, path, range, id, en)
}
