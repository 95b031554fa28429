//! The library: installed editions of the curriculum and what can be found in them.
//!
//! Everything in it can be made again from an edition's file, so a damaged library is put aside and filled anew.
//! Must not know a learner, nor where an edition comes from.

mod candidate;
mod find;
mod found;
mod install;
mod kept;
mod open;
mod read;

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use course::{
    edition::{Manifest, Version},
    lang::Lang,
};
use learning::hash::ContentHash;
use sqlx::SqlitePool;

pub use install::Installed;
use kept::Kept;
pub use read::{Asset, Source};

use crate::reason::ReadReason;

/// The installed editions.
#[derive(Debug)]
pub struct Library {
    path: PathBuf,
    place: Place,
    pool: SqlitePool,
    /// Of each version the content installed last, then what attempts began on before it was installed with other
    /// content.
    editions: BTreeMap<Version, Vec<Kept>>,
    active: Option<Version>,
    /// Hash of the file that the active edition came from, so that a start need not open that file again.
    active_file: Option<ContentHash>,
}

/// Where the library is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Disk,
    /// Nothing can be installed; what stood in the way when it was opened.
    ReadOnly(ReadReason),
    /// Until the app is closed: there is no library on the disk and none can be made.
    Memory,
}

/// What became of the file when it was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LibraryNotice {
    /// The file was damaged and lies under another name; the library is empty.
    LibraryPutAside {
        to: PathBuf,
    },
    /// The same with a file that a newer version wrote.
    LibraryNewer {
        to: PathBuf,
    },
    /// Another window or program is writing to it.
    Locked,
    ReadOnly,
    DiskFull,
}

impl From<ReadReason> for LibraryNotice {
    fn from(reason: ReadReason) -> Self {
        match reason {
            ReadReason::Locked => Self::Locked,
            ReadReason::DiskFull => Self::DiskFull,
            ReadReason::Refused => Self::ReadOnly,
        }
    }
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
        self.editions.get(version)?.first()?.manifest()
    }

    /// The manifest of this version in which an item has this content. A version may have been installed twice, with
    /// other content the second time; an attempt stays with the one that it began on.
    #[must_use]
    pub fn manifest_with(&self, version: &Version, id: &str, content: ContentHash) -> Option<&Arc<Manifest>> {
        let mut all = self.editions.get(version)?.iter().filter_map(Kept::manifest);
        all.find(|manifest| manifest.item(id, Lang::Id).is_some_and(|item| item.content == content))
    }

    /// The manifests of all installed editions, that of the active one first.
    fn manifests(&self) -> impl Iterator<Item = &Arc<Manifest>> {
        let active = |kept: &Kept| Some(kept.version) == self.active && !kept.is_former;
        let others = self.editions.values().flatten().filter(move |kept| !active(kept));
        self.active().into_iter().chain(others.filter_map(Kept::manifest))
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
