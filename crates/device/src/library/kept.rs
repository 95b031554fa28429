//! An installed edition's manifest. With thousands of lessons it takes a while to parse, so an edition that is only
//! kept for an attempt is parsed when it is first asked for.

use std::sync::{Arc, OnceLock};

use course::edition::{Manifest, Version};
use learning::hash::ContentHash;
use sqlx::{Row, sqlite::SqliteRow};

use crate::error::Result;

/// Between the version and the manifest's hash in the name under which a former content of a version is kept.
const FORMER: char = '+';

/// The name for the content that is installed under this version and is to make room for another.
pub fn former_name(version: &Version, manifest: ContentHash) -> String {
    format!("{version}{FORMER}{manifest}")
}

pub fn is_former(name: &str) -> bool {
    name.contains(FORMER)
}

pub fn version_of(name: &str) -> Option<Version> {
    name.split(FORMER).next()?.parse().ok()
}

#[derive(Debug)]
pub struct Kept {
    pub version: Version,
    /// The version was installed again with other content.
    pub is_former: bool,
    /// What the text must hash to.
    hash: String,
    text: String,
    manifest: OnceLock<Option<Arc<Manifest>>>,
}

impl Kept {
    /// `None` where not even the version can be read.
    pub fn read(row: &SqliteRow) -> Result<Option<Self>> {
        let version: String = row.try_get("version")?;
        let is_former = is_former(&version);
        let Some(version) = version_of(&version) else { return Ok(None) };
        let (hash, text) = (row.try_get("manifest_hash")?, row.try_get("manifest")?);
        Ok(Some(Self { version, is_former, hash, text, manifest: OnceLock::new() }))
    }

    /// `None` when the manifest is damaged: the edition is as good as not installed.
    pub fn manifest(&self) -> Option<&Arc<Manifest>> {
        self.manifest.get_or_init(|| self.parse().map(Arc::new)).as_ref()
    }

    /// The manifest at once; its text is not needed any more.
    pub fn parse_now(&mut self) -> Option<&Arc<Manifest>> {
        self.manifest();
        self.text = String::new();
        self.manifest()
    }

    fn parse(&self) -> Option<Manifest> {
        let whole = ContentHash::of(self.text.as_bytes()).to_string() == self.hash;
        let manifest: Option<Manifest> = serde_json::from_str(&self.text).ok().filter(|_| whole);
        let manifest = manifest.filter(|manifest| manifest.version == self.version);
        if manifest.is_none() {
            tracing::error!(version = %self.version, "an installed edition's manifest is damaged");
        }
        manifest
    }
}
