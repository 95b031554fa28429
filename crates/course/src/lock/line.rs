//! One line of `ids.lock`.

use std::{collections::BTreeMap, fmt::Write as _};

use super::{HEADER, LockEntry, PartHashes};
use crate::{
    diagnostic::Code,
    span::Span,
    yaml::{Report, one_of},
};

one_of! {
    /// What an id names.
    IdKind {
        Track = "track",
        Course = "course",
        Module = "module",
        Lesson = "lesson",
        Lab = "lab",
        Quiz = "quiz",
        /// `net-101-l06.o1`
        Objective = "objective",
        Question = "question",
        Step = "step",
        /// `net-101-x.p-prefix`
        Pool = "pool",
        Glossary = "glossary",
        /// `term:latency`, so that a term may be called like a track.
        Term = "term",
    }
    /// Whether an id is in use.
    State {
        Active = "active",
        Retired = "retired",
    }
}

pub(super) fn read(line: &str, span: Span, entries: &mut BTreeMap<String, LockEntry>, report: &mut Report) {
    match parse(line, span) {
        Some((id, _)) if entries.contains_key(&id) => report.push(
            Code::F105,
            span,
            format!("`{id}` tercatat dua kali di ids.lock. Hapus salah satu barisnya."),
            format!("`{id}` is recorded twice in ids.lock. Remove one of the lines."),
        ),
        Some((id, entry)) => {
            entries.insert(id, entry);
        }
        None => report.push(
            Code::F105,
            span,
            "Baris ids.lock ini rusak. Ambil kembali barisnya dari versi sebelumnya; berkas ini tidak disunting tangan.",
            "This line of ids.lock is damaged. Take the line from the version before; the file is not edited by hand.",
        ),
    }
}

pub(super) fn report_header(span: Span, report: &mut Report) {
    report.push(
        Code::F105,
        span,
        format!("Baris pertama ids.lock harus `{HEADER}`. Ambil kembali berkasnya dari versi sebelumnya."),
        format!("The first line of ids.lock must be `{HEADER}`. Take the file from the version before."),
    );
}

fn parse(line: &str, span: Span) -> Option<(String, LockEntry)> {
    let mut columns = line.split(' ');
    let id = columns.next()?;
    let kind = word(IdKind::ALL, IdKind::as_str, columns.next()?)?;
    let state = word(State::ALL, State::as_str, columns.next()?)?;
    let released = optional(columns.next()?).map(str::to_owned);
    let rev = match optional(columns.next()?) {
        Some(rev) => Some(rev.parse().ok()?),
        None => None,
    };
    let parts = match optional(columns.next()?) {
        Some(parts) => Some(PartHashes::parse(parts)?),
        None => None,
    };
    let replaced_by = columns.next().map(str::to_owned);
    if id.is_empty() || columns.next().is_some() {
        return None;
    }
    Some((id.to_owned(), LockEntry { kind, state, released, rev, parts, replaced_by, span }))
}

fn word<T: Copy>(all: &[T], name: fn(T) -> &'static str, text: &str) -> Option<T> {
    all.iter().copied().find(|one| name(*one) == text)
}

fn optional(column: &str) -> Option<&str> {
    (column != "-").then_some(column)
}

pub(super) fn write(text: &mut String, id: &str, entry: &LockEntry) {
    let released = entry.released.as_deref().unwrap_or("-");
    let rev = entry.rev.map_or_else(|| "-".to_owned(), |rev| rev.to_string());
    let parts = entry.parts.map_or_else(String::new, |parts| parts.to_string());
    let parts = if parts.is_empty() { "-" } else { &parts };
    write!(text, "{id} {} {} {released} {rev} {parts}", entry.kind.as_str(), entry.state.as_str())
        .unwrap_or_default();
    if let Some(replacement) = &entry.replaced_by {
        write!(text, " {replacement}").unwrap_or_default();
    }
}
