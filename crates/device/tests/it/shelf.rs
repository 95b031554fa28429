//! A library for one test, and editions to put into it.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use course::{
    academy::load,
    edition::{Edition, Version, pack},
    source::{Source, read_folder},
};
use device::{FixedClock, Library, LibraryNotice};
use learning::hash::ContentHash;

use crate::home::noon;

pub const LESSON: &str = "net/net-101-dasar/01-alamat/prefiks.md";

/// What an edition's file hashes to, where it does not matter.
pub const FILE: ContentHash = ContentHash::from_bytes([7; 32]);

pub struct Shelf {
    pub dir: tempfile::TempDir,
    pub clock: FixedClock,
}

impl Shelf {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap(), clock: FixedClock::at(noon()) }
    }

    pub fn path(&self) -> PathBuf {
        self.dir.path().join("library.sqlite")
    }

    pub async fn open(&self) -> (Library, Vec<LibraryNotice>) {
        Library::open(&self.path(), &self.clock).await.unwrap()
    }

    /// A library with these editions installed one after the other, nothing pinned.
    pub async fn with(editions: &[&Edition]) -> (Self, Library) {
        let shelf = Self::new();
        let (mut library, _) = shelf.open().await;
        for edition in editions {
            library.install(edition, FILE, &BTreeSet::new(), noon()).await.unwrap();
        }
        (shelf, library)
    }
}

pub fn version(text: &str) -> Version {
    text.parse().unwrap()
}

/// The small academy of crate `course`.
pub fn academy() -> Source {
    read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../course/tests/academy")).unwrap()
}

pub fn edition(name: &str) -> Edition {
    edition_of(&academy(), name)
}

pub fn edition_of(source: &Source, name: &str) -> Edition {
    let (academy, _) = load(source, noon().date_naive());
    pack(&academy, source, version(name)).unwrap()
}

/// The academy with other words in its lesson.
pub fn edition_with(name: &str, from: &str, to: &str) -> Edition {
    let mut source = academy();
    replace(&mut source, LESSON, from, to);
    edition_of(&source, name)
}

pub fn replace(source: &mut Source, path: &str, from: &str, to: &str) {
    let text = String::from_utf8(source.get(path).unwrap().to_vec()).unwrap();
    assert_eq!(text.matches(from).count(), 1, "`{from}` stands once in {path}");
    source.insert(path, text.replace(from, to));
}
