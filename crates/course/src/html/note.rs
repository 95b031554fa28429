//! Which footnotes a part refers to, in the order of their first reference.

use std::collections::{HashSet, VecDeque};

#[derive(Debug)]
pub(super) struct Notes {
    /// Names are unique in the file, although each part brings its own notes.
    key: usize,
    known: HashSet<String>,
    waiting: VecDeque<Note>,
}

#[derive(Debug)]
pub(super) struct Note {
    pub label: String,
    pub name: String,
    /// The first reference.
    pub from: usize,
}

impl Notes {
    pub(super) fn new(key: usize) -> Self {
        Self { key, known: HashSet::new(), waiting: VecDeque::new() }
    }

    /// Notes a reference; answers the name of the definition.
    pub(super) fn refer(&mut self, label: &str, number: usize, from: usize) -> String {
        let name = format!("fn-{}-{number}", self.key);
        if self.known.insert(label.to_owned()) {
            self.waiting.push_back(Note { label: label.to_owned(), name: name.clone(), from });
        }
        name
    }

    pub(super) fn take(&mut self) -> Option<Note> {
        self.waiting.pop_front()
    }
}
