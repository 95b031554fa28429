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
    let range = shim::numeric(text);
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
    let pattern = shim::text(text);
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

/// Until `learning` reads keys itself.
mod shim {
    use learning::key::{NumericRange, TextPattern};

    pub(super) fn numeric(text: &str) -> Option<NumericRange> {
        let number = |text: &str| text.trim().parse::<f64>().ok().filter(|n| n.is_finite());
        if let Some((low, high)) = text.split_once("..") {
            return Some(NumericRange { low: number(low)?, high: number(high)? }).filter(|r| r.low <= r.high);
        }
        let Some((middle, width)) = text.split_once('±') else {
            return number(text).map(|n| NumericRange { low: n, high: n });
        };
        let middle = number(middle)?;
        let width = match width.trim().strip_suffix('%') {
            Some(percent) => middle.abs() * number(percent)? / 100.0,
            None => number(width)?,
        };
        (width >= 0.0).then_some(NumericRange { low: middle - width, high: middle + width })
    }

    pub(super) fn text(text: &str) -> Option<TextPattern> {
        let text = text.trim();
        match text.strip_prefix('/').and_then(|text| text.strip_suffix('/')) {
            Some(pattern) => {
                let regex = regex::Regex::new(&format!("(?i)^(?:{pattern})$")).ok()?;
                (!regex.is_match("")).then_some(TextPattern::Pattern(regex))
            }
            None => (!text.is_empty()).then(|| TextPattern::Literal(text.to_owned())),
        }
    }
}

pub(super) fn overlaps(a: &NumericRange, b: &NumericRange) -> bool {
    a.low <= b.high && b.low <= a.high
}
