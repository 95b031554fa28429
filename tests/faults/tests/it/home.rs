//! A machine for one test: a folder of its own, and the real curriculum in two editions.

use std::{
    path::{Path, PathBuf},
    sync::LazyLock,
};

use academy_faults::Machine;
use chrono::NaiveDate;
use course::{academy, edition, source};

pub const OLDER: &str = "2026.10.0";
pub const NEWER: &str = "2026.11.0";

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();

/// The curriculum, read once.
static CONTENT: LazyLock<(academy::Academy, source::Source)> = LazyLock::new(|| {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content"));
    let source = source::read_folder(folder).unwrap();
    (academy::load(&source, TODAY).0, source)
});

static NEWER_FILE: LazyLock<Vec<u8>> = LazyLock::new(|| pack(NEWER));

/// The curriculum as the file of this version.
pub fn pack(version: &str) -> Vec<u8> {
    let (academy, source) = &*CONTENT;
    edition::pack(academy, source, version.parse().unwrap()).unwrap().to_bytes().unwrap()
}

#[derive(Debug)]
pub struct Home {
    pub dir: tempfile::TempDir,
}

impl Home {
    /// Nothing but the app, with the newer edition.
    pub fn new() -> Self {
        Self::with_edition(&NEWER_FILE)
    }

    pub fn with_edition(bytes: &[u8]) -> Self {
        let home = Self { dir: tempfile::tempdir().unwrap() };
        home.carries(bytes);
        home
    }

    /// The app carries this edition from now on.
    pub fn carries(&self, bytes: &[u8]) {
        std::fs::write(self.machine().edition, bytes).unwrap();
    }

    pub fn machine(&self) -> Machine {
        Machine { data: self.data(), edition: self.dir.path().join("academy.edition") }
    }

    pub fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    /// The same machine once more.
    pub fn copy(&self) -> Self {
        let copy = Self { dir: tempfile::tempdir().unwrap() };
        copy_folder(self.dir.path(), copy.dir.path());
        copy
    }
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
