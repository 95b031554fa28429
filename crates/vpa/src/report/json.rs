//! Findings as JSON, all that is known of them. The form is described in docs/diagnostics.md; a new field may appear,
//! none changes its meaning without a new `schema`.

use std::io::{self, Write};

use course::{
    diagnostic::{Diagnostic, Severity},
    fix::Fix,
};
use serde::Serialize;

use super::{
    Counts, Finished,
    place::{Places, Region},
};

const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    schema: u32,
    vpa: &'static str,
    counts: Numbers,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Numbers {
    errors: usize,
    warnings: usize,
    notes: usize,
    fixed: usize,
    files: usize,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'static str,
    severity: &'static str,
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
    message: Message<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fix: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Message<'a> {
    id: &'a str,
    en: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Edit<'a> {
    range: Option<Range>,
    text: &'a str,
}

#[derive(Serialize)]
struct Range {
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    byte: usize,
    line: usize,
    column: usize,
}

pub fn write(finished: &Finished<'_>, out: &mut impl Write) -> io::Result<()> {
    let content = finished.content;
    let Counts { errors, warnings, notes } = Counts::of(&content.diagnostics);
    let files = content.source.paths().count();
    let mut places = Places::of(finished);
    let report = Report {
        schema: SCHEMA,
        vpa: env!("CARGO_PKG_VERSION"),
        counts: Numbers { errors, warnings, notes, fixed: finished.fixed, files },
        findings: content.diagnostics.iter().map(|found| finding(found, &mut places)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}

fn finding<'a>(found: &'a Diagnostic, places: &mut Places<'a>) -> Finding<'a> {
    let related = found.related.iter();
    Finding {
        code: found.code.as_str(),
        severity: match found.code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "note",
        },
        path: &found.path,
        range: places.region(&found.path, found.span).map(range),
        message: Message { id: &found.message.id, en: &found.message.en },
        related: related
            .map(|place| Related {
                path: &place.path,
                range: places.region(&place.path, place.span).map(range),
            })
            .collect(),
        fix: found.fix.as_ref().map(|fix| edits(fix, &found.path, places)).unwrap_or_default(),
    }
}

fn edits<'a>(fix: &'a Fix, path: &'a str, places: &mut Places<'a>) -> Vec<Edit<'a>> {
    let edits = fix.edits.iter();
    edits.map(|edit| Edit { range: places.exact(path, edit.span).map(range), text: &edit.text }).collect()
}

fn range(Region { start, end, span }: Region) -> Range {
    Range {
        start: Point { byte: span.start, line: start.line, column: start.column },
        end: Point { byte: span.end, line: end.line, column: end.column },
    }
}
