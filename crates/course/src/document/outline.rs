//! Headings as an outline: one H1, levels that go down one at a time, no two alike (`M301`, `M302`, `M307`).

use std::collections::HashMap;

use crate::{
    diagnostic::{Code, Diagnostic},
    document::Heading,
    span::Span,
};

pub(super) fn check(headings: &[Heading], path: &str) -> Vec<Diagnostic> {
    let mut found = titles(headings, path);
    found.extend(levels(headings, path));
    found.extend(repeated(headings, path));
    found
}

/// Questions are left out: the same instruction may begin several of them.
fn repeated(headings: &[Heading], path: &str) -> Vec<Diagnostic> {
    let is_question = |heading: &Heading| heading.id.as_ref().is_some_and(|id| id.value.starts_with("q-"));
    let mut first: HashMap<(u8, &str), Span> = HashMap::with_capacity(headings.len());
    let mut found = Vec::new();
    for heading in headings.iter().filter(|heading| heading.level > 1 && !is_question(heading)) {
        match first.get(&(heading.level, heading.text.as_str())) {
            Some(span) => found.push(same_again(heading, path).related(path, *span)),
            None => drop(first.insert((heading.level, &heading.text), heading.span)),
        }
    }
    found
}

fn same_again(heading: &Heading, path: &str) -> Diagnostic {
    let text = &heading.text;
    Diagnostic::new(
        Code::M307,
        path,
        heading.span,
        format!(
            "Judul \"{text}\" sudah ada di tingkat yang sama. Beri judul lain, supaya pembaca dan tautan tidak tersesat."
        ),
        format!(
            "There is already a heading \"{text}\" on the same level. Give it another title, so that readers and links do not get lost."
        ),
    )
}

fn titles(headings: &[Heading], path: &str) -> Vec<Diagnostic> {
    let mut titles = headings.iter().filter(|heading| heading.level == 1);
    let Some(title) = titles.next() else { return vec![missing(Span::default(), path)] };
    let empty = title.text.is_empty().then(|| missing(title.span, path));
    empty.into_iter().chain(titles.map(|extra| second(extra, path).related(path, title.span))).collect()
}

fn missing(span: Span, path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::M301,
        path,
        span,
        "Berkas ini belum punya judul. Tulis satu baris `# Judul` di bawah metadata.",
        "This file has no title. Write one line `# Title` below the front matter.",
    )
}

fn second(heading: &Heading, path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::M301,
        path,
        heading.span,
        "Judul tingkat 1 hanya boleh satu. Pakai `##` untuk bagian.",
        "There may be only one level 1 heading. Use `##` for sections.",
    )
}

fn levels(headings: &[Heading], path: &str) -> Vec<Diagnostic> {
    let titled = headings.iter().any(|heading| heading.level == 1);
    let mut before = u8::from(!titled);
    let mut found = Vec::new();
    for heading in headings {
        if heading.level > before + 1 {
            found.push(skipped(heading, before, path));
        }
        before = heading.level;
    }
    found
}

fn skipped(heading: &Heading, before: u8, path: &str) -> Diagnostic {
    let (level, next) = (heading.level, before + 1);
    Diagnostic::new(
        Code::M302,
        path,
        heading.span,
        format!("Judul tingkat {level} melompati tingkat. Yang boleh di sini paling dalam tingkat {next}."),
        format!("This level {level} heading skips a level. The deepest allowed here is level {next}."),
    )
}
