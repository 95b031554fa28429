//! An edition: everything a learner's machine can install, as one file. A compressed archive with `manifest.json`
//! first and then `blobs/<hash>`: Markdown files and pictures by the hash of their bytes.
//!
//! The same content makes the same bytes. Opening writes nothing anywhere and refuses what is not exactly right. Must
//! not know where editions are kept, who signs them or who learns.

mod error;
mod manifest;
mod open;
mod pack;
mod version;
mod write;

use std::collections::BTreeMap;

use learning::{hash::ContentHash, id::CourseId, outline::CourseOutline};

pub use error::EditionError;
pub use manifest::{
    AssetEntry, CourseEntry, ItemEntry, ItemKind, LessonEntry, Manifest, ModuleEntry, ObjectiveEntry,
    PathEntry, QuizEntry, RoleEntry, SCHEMA, TermEntry, TrackEntry,
};
pub use open::{Limits, open};
pub use pack::pack;
pub use version::{InvalidVersion, Version};

use crate::{document::FileContext, lang::Lang};

/// An opened or freshly packed edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    pub manifest: Manifest,
    pub(crate) blobs: BTreeMap<ContentHash, Vec<u8>>,
}

impl Edition {
    /// The bytes with this hash.
    #[must_use]
    pub fn blob(&self, hash: ContentHash) -> Option<&[u8]> {
        self.blobs.get(&hash).map(Vec::as_slice)
    }

    /// Every blob, in the order of the hashes.
    pub fn blobs(&self) -> impl Iterator<Item = (ContentHash, &[u8])> {
        self.blobs.iter().map(|(hash, bytes)| (*hash, bytes.as_slice()))
    }

    /// An item in the wanted language or, where the translation is missing, in Indonesian.
    #[must_use]
    pub fn item(&self, id: &str, lang: Lang) -> Option<&ItemEntry> {
        self.manifest.item(id, lang)
    }

    /// The Markdown source of an item.
    #[must_use]
    pub fn text(&self, item: &ItemEntry) -> Option<&str> {
        std::str::from_utf8(self.blob(item.hash)?).ok()
    }

    /// What the readers have to know about an item's file.
    #[must_use]
    pub fn context<'a>(&'a self, item: &'a ItemEntry) -> FileContext<'a> {
        self.manifest.context(item)
    }

    /// The shape of a released course.
    #[must_use]
    pub fn outline(&self, course: &CourseId) -> Option<&CourseOutline> {
        self.manifest.course(course)?.outline.as_ref()
    }
}
