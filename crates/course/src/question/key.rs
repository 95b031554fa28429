//! Keys as text to keys as values.

use learning::key::{NumericRange, TextPattern};

use crate::{
    diagnostic::{Code, Diagnostic},
    question::read::Source,
    span::Span,
};

/// `n`, `n ± d`, `n ± p%`, `a..b`: `Q424` for anything else.
pub(super) fn numeric(
    source: &Source<'_>,
    text: &str,
    span: Span,
    found: &mut Vec<Diagnostic>,
) -> Option<NumericRange> {
    let range = NumericRange::parse(text).ok();
    if range.is_none() {
        found.push(Diagnostic::new(
            Code::Q424,
            source.context.path,
            span,
            format!("`{text}` bukan kunci angka. Tulis `9.5`, `9.5 ± 0.1`, `100 ± 5%`, atau `1..10`, dengan titik desimal."),
            format!("`{text}` is not a numeric key. Write `9.5`, `9.5 ± 0.1`, `100 ± 5%` or `1..10`, with a decimal point."),
        ));
    }
    range
}

/// A literal or `/regex/`: `Q427` for a pattern that is invalid or accepts an empty answer.
pub(super) fn text(
    source: &Source<'_>,
    text: &str,
    span: Span,
    found: &mut Vec<Diagnostic>,
) -> Option<TextPattern> {
    let pattern = TextPattern::parse(text).ok();
    if pattern.is_none() {
        found.push(Diagnostic::new(
            Code::Q427,
            source.context.path,
            span,
            format!(
                "`{text}` tidak bisa dipakai sebagai kunci: polanya salah tulis atau menerima jawaban kosong."
            ),
            format!("`{text}` cannot be used as a key: the pattern is invalid or accepts an empty answer."),
        ));
    }
    pattern
}
