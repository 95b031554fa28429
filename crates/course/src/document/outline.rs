//! Headings as an outline: one H1, and levels that go down one at a time (`M301`, `M302`).

use crate::{
    diagnostic::{Code, Diagnostic},
    document::Heading,
    span::Span,
};

pub(super) fn check(headings: &[Heading], path: &str) -> Vec<Diagnostic> {
    let mut found = titles(headings, path);
    found.extend(levels(headings, path));
    found
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
