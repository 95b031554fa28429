//! Footnotes that lead nowhere, and notes that nobody is led to (`M314`).

use std::{collections::HashSet, ops::Range};

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::{
    diagnostic::{Code, Diagnostic},
    span::Span,
};

/// `events`: of a whole file that holds `[^` somewhere.
pub(super) fn check(source: &str, events: &[(Event<'_>, Range<usize>)], path: &str) -> Vec<Diagnostic> {
    let used: HashSet<&str> = events
        .iter()
        .filter_map(|(event, _)| match event {
            Event::FootnoteReference(label) => Some(&**label),
            _ => None,
        })
        .collect();
    let mut found = Vec::new();
    let mut in_code = false;
    for (event, range) in events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::FootnoteDefinition(label)) if !used.contains(&**label) => {
                found.push(never_used(source, range, label, path));
            }
            Event::Text(text) if !in_code && text.contains('[') && !source[..range.start].ends_with('\\') => {
                found.extend(undefined(source, range.start).map(|span| unknown(source, span, path)));
            }
            _ => {}
        }
    }
    found
}

/// A reference that stayed text, `[^1]`, where this piece of text begins: the parser cuts text at each bracket.
fn undefined(source: &str, start: usize) -> Option<Span> {
    let label = source[start..].strip_prefix("[^")?;
    let end = label.find(']')?;
    let plain = end > 0 && !label[..end].contains(|c: char| c.is_whitespace() || "[^`".contains(c));
    let shut = start + 2 + end + 1;
    (plain && !source[shut..].starts_with(['(', '['])).then(|| Span::new(start, shut))
}

fn unknown(source: &str, span: Span, path: &str) -> Diagnostic {
    let mark = &source[span.range()];
    Diagnostic::new(
        Code::M314,
        path,
        span,
        format!("Catatan kaki `{mark}` tidak ada isinya. Tulis `{mark}: …` di baris tersendiri, atau hapus."),
        format!("The footnote `{mark}` says nothing. Write `{mark}: …` on a line of its own, or remove it."),
    )
}

fn never_used(source: &str, range: &Range<usize>, label: &str, path: &str) -> Diagnostic {
    let first = source[range.clone()].lines().next().unwrap_or_default();
    Diagnostic::new(
        Code::M314,
        path,
        range.start..range.start + first.len(),
        format!(
            "Catatan kaki `[^{label}]` tidak dirujuk di mana pun. Tulis `[^{label}]` di tempatnya, atau hapus catatan ini."
        ),
        format!(
            "Nothing leads to the footnote `[^{label}]`. Write `[^{label}]` where it belongs, or remove the note."
        ),
    )
}
