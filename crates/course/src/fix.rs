//! Changes of a text that mend a finding and need nobody's judgement.

use crate::span::Span;

/// Bytes that are replaced; an empty span is an insertion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub span: Span,
    pub text: String,
}

/// What mends one finding: all of its edits or none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fix {
    pub edits: Vec<Edit>,
}

impl Fix {
    #[must_use]
    pub fn replace(span: impl Into<Span>, text: impl Into<String>) -> Self {
        Self { edits: vec![Edit { span: span.into(), text: text.into() }] }
    }

    /// Removes all of these.
    pub fn remove(spans: impl IntoIterator<Item = Span>) -> Self {
        Self { edits: spans.into_iter().map(|span| Edit { span, text: String::new() }).collect() }
    }
}

/// The text after the fixes, and how many of them were made. One that touches what an earlier one changes, or that does
/// not fit the text, is left for the next pass.
#[must_use]
pub fn apply<'a>(text: &str, fixes: impl IntoIterator<Item = &'a Fix>) -> (String, usize) {
    let mut accepted: Vec<&Edit> = Vec::new();
    let mut made = 0;
    for fix in fixes {
        let fits = fix.edits.iter().all(|edit| {
            text.get(edit.span.range()).is_some() && !accepted.iter().any(|other| meet(edit, other))
        });
        if fits && !fix.edits.is_empty() {
            accepted.extend(&fix.edits);
            made += 1;
        }
    }
    accepted.sort_by_key(|edit| edit.span);
    (rewrite(text, &accepted), made)
}

/// Whether two edits share a byte, or one of them inserts at the other's edge, where the order would be a guess.
const fn meet(one: &Edit, other: &Edit) -> bool {
    let (a, b) = (one.span, other.span);
    let shared = a.start < b.end && b.start < a.end;
    let inserts = a.start == a.end || b.start == b.end;
    shared || (inserts && a.start <= b.end && b.start <= a.end)
}

fn rewrite(text: &str, edits: &[&Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.span.start]);
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(fixes: &[Fix], expected: &str, made: usize) {
        assert_eq!(apply("a é c", fixes), (expected.to_owned(), made));
    }

    #[test]
    fn edits_are_made_together_and_never_over_each_other() {
        let ends = Fix::remove([Span::new(0, 1), Span::new(5, 6)]);
        check(&[ends.clone(), Fix::replace(2..4, "b")], " b ", 2);
        check(&[Fix::replace(2..4, "b"), Fix::replace(1..4, "x")], "a b c", 1);
        check(&[Fix::replace(4..4, "!"), Fix::replace(2..4, "b")], "a é! c", 1);
        check(&[Fix::replace(0..1, "b"), Fix::replace(1..2, "_")], "b_é c", 2);
    }

    #[test]
    fn what_does_not_fit_the_text_is_left_whole() {
        check(&[Fix::replace(3..4, "x"), Fix::replace(5..9, "x"), Fix::default()], "a é c", 0);
        let half = Fix::remove([Span::new(0, 1), Span::new(3, 4)]);
        check(&[half], "a é c", 0);
    }
}
