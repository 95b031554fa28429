//! Whether HTML consists of nothing but what the cleaner lets pass, seen without building its tree.
//!
//! Reads a strict form of HTML only: elements that close in order, attributes in double quotes, every `<` a tag and
//! every `&` one of five entities. Whatever does not fit is not called harmful but left to the cleaner. The lists are
//! the cleaner's own; `tests` and the fuzz target hold this reader against the cleaner.

use std::borrow::Cow;

use crate::html::clean;

const VOID: [&str; 3] = ["br", "hr", "img"];
const ENTITIES: [&str; 5] = ["amp;", "lt;", "gt;", "quot;", "#39;"];

pub(super) fn is_harmless(html: &str) -> bool {
    let mut open: Vec<&'static str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.bytes().position(|b| matches!(b, b'<' | b'&' | 0 | b'\r')) {
        let after = &rest[at + 1..];
        let read = match rest.as_bytes()[at] {
            b'<' => tag(after, &mut open),
            b'&' => entity(after),
            _ => None,
        };
        let Some(next) = read else { return false };
        rest = next;
    }
    open.is_empty()
}

fn entity(after: &str) -> Option<&str> {
    ENTITIES.iter().find_map(|name| after.strip_prefix(name))
}

/// What follows the tag whose `<` stands before `text`.
fn tag<'t>(text: &'t str, open: &mut Vec<&'static str>) -> Option<&'t str> {
    if let Some(closing) = text.strip_prefix('/') {
        return closing.strip_prefix(open.pop()?)?.strip_prefix('>');
    }
    let (name, mut rest) = name(text);
    let name = clean::TAGS[clean::TAGS.binary_search(&name).ok()?];
    loop {
        if let Some(after) = rest.strip_prefix('>') {
            if !VOID.contains(&name) {
                open.push(name);
            }
            return Some(after);
        }
        rest = attribute(name, rest.strip_prefix(' ')?)?;
    }
}

/// What follows the attribute, if the cleaner would keep it as it is.
fn attribute<'t>(tag: &str, text: &'t str) -> Option<&'t str> {
    let (name, rest) = name(text);
    let rest = rest.strip_prefix("=\"")?;
    let (value, after) =
        rest.split_at(rest.bytes().position(|b| matches!(b, b'"' | b'<' | b'>' | 0 | b'\r'))?);
    let mut entities = value.split('&').skip(1);
    let is_kept = clean::is_allowed(tag, name)
        && matches!(clean::filter(name, value), Some(Cow::Borrowed(_)))
        && entities.all(|part| entity(part).is_some());
    after.strip_prefix('"').filter(|_| is_kept)
}

fn name(text: &str) -> (&str, &str) {
    let is_name = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    text.split_at(text.bytes().position(|b| !is_name(b)).unwrap_or(text.len()))
}
