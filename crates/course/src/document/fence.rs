//! Code blocks without a language (`M308`): no colours, and a screen reader reads commands as prose.

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;

use crate::{
    diagnostic::{Code, Diagnostic},
    fix::Fix,
    span::Span,
};

pub(super) fn check(
    source: &str,
    kind: &CodeBlockKind<'_>,
    range: &Range<usize>,
    path: &str,
) -> Option<Diagnostic> {
    let block = &source[range.clone()];
    let first = block.lines().next().unwrap_or_default();
    let line = Span::new(range.start, range.start + first.len());
    match kind {
        CodeBlockKind::Fenced(info) if info.trim().is_empty() => {
            Some(unnamed(line, path).fixed_by(name_it(block, line)))
        }
        CodeBlockKind::Fenced(_) => None,
        CodeBlockKind::Indented => Some(indented(line, path)),
    }
}

fn unnamed(line: Span, path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::M308,
        path,
        line,
        "Blok kode ini belum menyebut bahasanya. Tulis sesudah tanda pembuka, misalnya ```` ```bash ````; pakai `text` untuk teks biasa dan `console` untuk hasil di layar.",
        "This code block does not name its language. Write it after the opening marks, for example ```` ```bash ````; use `text` for plain text and `console` for what a screen shows.",
    )
}

fn indented(line: Span, path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::M308,
        path,
        line,
        "Teks yang menjorok empat spasi tampil sebagai kode. Kalau memang kode, tulis di antara ```` ``` ```` dengan nama bahasanya; kalau bukan, hapus spasi di depannya.",
        "Text indented by four spaces is shown as code. If it is code, write it between ```` ``` ```` with the name of its language; if not, remove the spaces before it.",
    )
}

/// The language where the text leaves no doubt.
fn name_it(block: &str, line: Span) -> Option<Fix> {
    let inside = block.split_once('\n')?.1;
    let code = inside.trim_end().trim_end_matches(['`', '~']);
    let name = language(code.trim())?;
    let end = line.start + block.lines().next()?.trim_end().len();
    Some(Fix::replace(end..end, name))
}

fn language(code: &str) -> Option<&'static str> {
    let first = code.lines().next()?.trim_end();
    match first {
        "#!/bin/sh" | "#!/bin/bash" | "#!/usr/bin/env bash" => return Some("bash"),
        "#!/usr/bin/env python3" | "#!/usr/bin/python3" => return Some("python"),
        _ if first.starts_with("<?xml ") => return Some("xml"),
        _ => {}
    }
    let object = code.starts_with(['{', '[']) && code.contains('"');
    (object && serde_json::from_str::<serde::de::IgnoredAny>(code).is_ok()).then_some("json")
}
