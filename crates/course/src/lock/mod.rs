//! `ids.lock`: every id ever issued, so that none is used twice, lost or given to something else.
//!
//! One line per id, sorted, made by the tool and reviewed like any other change:
//!
//! ```text
//! # ids.lock 1
//! net-101-l06 lesson active 2026.11.0 v1.0 objectives=0123456789abcdef,body=…
//! q-k3f9 question active - - -
//! q-p2wd question retired 2026.11.0 - - q-z8mk
//! ```
//!
//! The columns are id, kind, state, first release, revision and part hashes at the last release, and what replaced it;
//! `-` where there is nothing.

mod issue;
mod line;
mod parts;

use std::{collections::BTreeMap, fmt::Write as _};

use learning::rev::Rev;

pub use line::{IdKind, State};
pub use parts::PartHashes;

use crate::{span::Span, yaml::Report};

const HEADER: &str = "# ids.lock 1";

/// All ids by their text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lock {
    entries: BTreeMap<String, LockEntry>,
}

/// What is known of one id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockEntry {
    pub kind: IdKind,
    pub state: State,
    /// Version of the first edition it was in.
    pub released: Option<String>,
    /// Revision at the last release.
    pub rev: Option<Rev>,
    /// Its content at the last release.
    pub parts: Option<PartHashes>,
    pub replaced_by: Option<String>,
    /// Its line in the file; empty for an id that is not written yet.
    pub span: Span,
}

impl LockEntry {
    #[must_use]
    pub const fn issued(kind: IdKind) -> Self {
        Self {
            kind,
            state: State::Active,
            released: None,
            rev: None,
            parts: None,
            replaced_by: None,
            span: Span::new(0, 0),
        }
    }
}

impl Lock {
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&LockEntry> {
        self.entries.get(id)
    }

    /// In the order of the ids.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &LockEntry)> {
        self.entries.iter().map(|(id, entry)| (id.as_str(), entry))
    }

    /// Adds an id that was never issued; says whether it did.
    pub fn issue(&mut self, id: &str, kind: IdKind) -> bool {
        let is_new = !self.entries.contains_key(id);
        if is_new {
            self.entries.insert(id.to_owned(), LockEntry::issued(kind));
        }
        is_new
    }

    /// Notes that an id is in an edition with this revision and content.
    pub fn release(&mut self, id: &str, version: &str, rev: Option<Rev>, parts: Option<PartHashes>) {
        if let Some(entry) = self.entries.get_mut(id) {
            entry.released.get_or_insert_with(|| version.to_owned());
            entry.rev = rev;
            entry.parts = parts;
        }
    }

    /// Marks an id as gone for good; says whether it was known.
    pub fn retire(&mut self, id: &str, replaced_by: Option<&str>) -> bool {
        let Some(entry) = self.entries.get_mut(id) else { return false };
        entry.state = State::Retired;
        entry.replaced_by = replaced_by.map(str::to_owned);
        true
    }

    /// Reads the file; a line that cannot be read is reported as `F105` and left out.
    pub fn parse(text: &str, report: &mut Report) -> Self {
        let mut lock = Self::default();
        let mut at = 0;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let span = Span::new(at, at + line.trim_end().len());
            at += line.len();
            let line = line.trim_end();
            if number == 0 && line != HEADER {
                line::report_header(span, report);
                return lock;
            }
            if !line.is_empty() && !line.starts_with('#') {
                line::read(line, span, &mut lock.entries, report);
            }
        }
        lock
    }

    /// The file's text: sorted, the same for the same ids.
    #[must_use]
    pub fn render(&self) -> String {
        let mut text = format!(
            "{HEADER}\n# Ditulis oleh `vpa ids issue`; jangan disunting. Written by `vpa ids issue`; do not edit.\n"
        );
        for (id, entry) in &self.entries {
            line::write(&mut text, id, entry);
            text.write_char('\n').unwrap_or_default();
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let mut lock = Lock::default();
        lock.issue("net-101-l06", IdKind::Lesson);
        lock.issue("q-k3f9", IdKind::Question);
        lock.issue("q-p2wd", IdKind::Question);
        let parts = PartHashes { body: Some(7), keys: Some(u64::MAX), ..PartHashes::default() };
        lock.release("net-101-l06", "2026.11.0", "v1.0".parse().ok(), Some(parts));
        lock.release("net-101-l06", "2027.1.0", "v1.1".parse().ok(), Some(parts));
        lock.retire("q-p2wd", Some("q-k3f9"));
        let mut report = Report::new("ids.lock");
        let read = Lock::parse(&lock.render(), &mut report);
        assert_eq!(report.diagnostics, []);
        assert_eq!(read.render(), lock.render());
        let lesson = read.get("net-101-l06").unwrap();
        assert_eq!(lesson.released.as_deref(), Some("2026.11.0"), "the first release stays");
        assert_eq!(lesson.rev, "v1.1".parse().ok());
        assert_eq!(lesson.parts, Some(parts));
        assert_eq!(read.get("q-p2wd").unwrap().replaced_by.as_deref(), Some("q-k3f9"));
    }

    #[test]
    fn damaged_lines_are_reported() {
        for text in ["", "# ids.lock 1\nq-k3f9 question\n", "# ids.lock 1\nq-k3f9 question gone - - -\n"] {
            let mut report = Report::new("ids.lock");
            let lock = Lock::parse(text, &mut report);
            assert_eq!(lock.entries().count(), 0);
            assert_eq!(report.diagnostics.len(), usize::from(!text.is_empty()), "{text:?}");
        }
        let twice = "# ids.lock 1\nq-k3f9 question active - - -\nq-k3f9 question active - - -\n";
        let mut report = Report::new("ids.lock");
        Lock::parse(twice, &mut report);
        assert_eq!(report.diagnostics.len(), 1);
    }
}
