//! The library: installed editions of the curriculum and what can be found in them.
//!
//! Everything in it can be made again from an edition's file, so a damaged library is put aside and filled anew.
//! Must not know a learner, nor where an edition comes from.

mod find;
mod install;
mod open;
mod read;

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use course::edition::{Manifest, Version};
use learning::hash::ContentHash;
use sqlx::SqlitePool;

pub use install::Installed;
pub use read::{Asset, Source};

/// The installed editions.
#[derive(Debug)]
pub struct Library {
    path: PathBuf,
    place: Place,
    pool: SqlitePool,
    editions: BTreeMap<Version, Arc<Manifest>>,
    active: Option<Version>,
    /// Hash of the file that the active edition came from, so that a start need not open that file again.
    active_file: Option<ContentHash>,
}

/// Where the library is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Disk,
    /// Nothing can be installed.
    ReadOnly,
    /// Until the app is closed: there is no library on the disk and none can be made.
    Memory,
}

/// What became of the file when it was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LibraryNotice {
    /// The file was damaged, or a newer version's, and lies under another name; the library is empty.
    LibraryPutAside {
        to: PathBuf,
    },
    ReadOnly,
    DiskFull,
}

impl Library {
    /// The edition shown to the learner.
    #[must_use]
    pub fn active(&self) -> Option<&Arc<Manifest>> {
        self.manifest(&self.active?)
    }

    /// The catalogue of an installed edition: titles, outlines, terms, paths.
    #[must_use]
    pub fn manifest(&self, version: &Version) -> Option<&Arc<Manifest>> {
        self.editions.get(version)
    }

    /// The versions installed, the oldest first.
    pub fn versions(&self) -> impl Iterator<Item = Version> {
        self.editions.keys().copied()
    }

    #[must_use]
    pub const fn place(&self) -> Place {
        self.place
    }

    /// Bytes on the disk.
    #[must_use]
    pub fn size(&self) -> u64 {
        crate::sqlite::open::size(&self.path)
    }

    /// Ends all use of the file.
    pub async fn close(self) {
        self.pool.close().await;
    }
}
