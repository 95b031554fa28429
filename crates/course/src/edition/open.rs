//! Bytes to an edition, or the reason why not. Nothing is written anywhere.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, BufReader, Read},
};

use learning::hash::ContentHash;
use serde::Deserialize;

use super::{Edition, EditionError, Manifest, SCHEMA};
use crate::source::place::is_well_named;

pub(super) const MANIFEST: &str = "manifest.json";
pub(super) const BLOBS: &str = "blobs/";

/// How much an edition may hold. Sizes in bytes, after decompression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub manifest: u64,
    pub blob: u64,
    pub total: u64,
    pub blobs: usize,
}

impl Default for Limits {
    /// Room for some ten times the whole curriculum.
    fn default() -> Self {
        const MIB: u64 = 1024 * 1024;
        Self { manifest: 32 * MIB, blob: 16 * MIB, total: 1024 * MIB, blobs: 50_000 }
    }
}

/// Reads a whole edition.
///
/// # Errors
/// `EditionError` at the first thing that is not exactly as it should be.
pub fn open(reader: impl Read, limits: &Limits) -> Result<Edition, EditionError> {
    let mut input = BufReader::new(reader);
    let edition = read_archive(&mut input, limits)?;
    if !input.fill_buf().map_err(EditionError::of_read)?.is_empty() {
        return Err(EditionError::Trailing);
    }
    check(&edition)?;
    Ok(edition)
}

fn read_archive(input: &mut impl BufRead, limits: &Limits) -> Result<Edition, EditionError> {
    let decoder = zstd::Decoder::with_buffer(input).map_err(EditionError::of_read)?.single_frame();
    let mut archive = tar::Archive::new(decoder);
    let (manifest, blobs) = {
        // Raw: extensions that rename or redirect entries are seen as what they are and refused.
        let mut entries = archive.entries().map_err(EditionError::of_read)?.raw(true);
        let manifest = match entries.next() {
            Some(entry) => read_manifest(entry.map_err(EditionError::of_read)?, limits)?,
            None => return Err(EditionError::NoManifest),
        };
        let mut reading = Reading { limits, total: 0, blobs: BTreeMap::new() };
        for entry in entries {
            reading.blob(entry.map_err(EditionError::of_read)?)?;
        }
        (manifest, reading.blobs)
    };
    read_padding(&mut archive.into_inner())?;
    Ok(Edition { manifest, blobs })
}

/// What follows the archive's end is filled with zeros; reading it lets the decompressor compare its checksum.
fn read_padding(rest: &mut impl Read) -> Result<(), EditionError> {
    const MOST: u64 = 1024 * 1024;
    let mut padding = Vec::new();
    rest.take(MOST + 1).read_to_end(&mut padding).map_err(EditionError::of_read)?;
    if padding.len() as u64 > MOST || padding.iter().any(|byte| *byte != 0) {
        Err(EditionError::Trailing)
    } else {
        Ok(())
    }
}

fn name_of<R: Read>(entry: &tar::Entry<'_, R>) -> Result<String, EditionError> {
    let bytes = entry.path_bytes();
    let name = std::str::from_utf8(&bytes)
        .map(str::to_owned)
        .map_err(|_| EditionError::Path(String::from_utf8_lossy(&bytes).into_owned()))?;
    if entry.header().entry_type() != tar::EntryType::Regular {
        return Err(EditionError::Link(name));
    }
    Ok(name)
}

fn read_manifest<R: Read>(entry: tar::Entry<'_, R>, limits: &Limits) -> Result<Manifest, EditionError> {
    let name = name_of(&entry)?;
    if name != MANIFEST {
        return Err(EditionError::NoManifest);
    }
    let bytes = read_bytes(entry, name, limits.manifest)?;
    #[derive(Deserialize)]
    struct SchemaOnly {
        schema: u64,
    }
    let unreadable = |error: serde_json::Error| EditionError::Manifest(error.to_string());
    let SchemaOnly { schema } = serde_json::from_slice(&bytes).map_err(unreadable)?;
    if schema > u64::from(SCHEMA) {
        return Err(EditionError::NewerSchema { found: schema });
    }
    serde_json::from_slice(&bytes).map_err(unreadable)
}

fn read_bytes<R: Read>(
    mut entry: tar::Entry<'_, R>,
    name: String,
    limit: u64,
) -> Result<Vec<u8>, EditionError> {
    let size = entry.header().entry_size().map_err(EditionError::of_read)?;
    if size > limit {
        return Err(EditionError::TooLarge { name, limit });
    }
    let mut bytes = Vec::new();
    entry.by_ref().take(limit).read_to_end(&mut bytes).map_err(EditionError::of_read)?;
    if bytes.len() as u64 == size { Ok(bytes) } else { Err(EditionError::Truncated) }
}

struct Reading<'a> {
    limits: &'a Limits,
    total: u64,
    blobs: BTreeMap<ContentHash, Vec<u8>>,
}

impl Reading<'_> {
    fn blob<R: Read>(&mut self, entry: tar::Entry<'_, R>) -> Result<(), EditionError> {
        let name = name_of(&entry)?;
        if name == MANIFEST {
            return Err(EditionError::Duplicate(name));
        }
        let hash = name.strip_prefix(BLOBS).and_then(|digits| ContentHash::parse(digits).ok());
        let Some(hash) = hash else { return Err(EditionError::Path(name)) };
        if self.blobs.contains_key(&hash) {
            return Err(EditionError::Duplicate(name));
        }
        if self.blobs.len() >= self.limits.blobs {
            return Err(EditionError::TooMany { limit: self.limits.blobs });
        }
        let bytes = read_bytes(entry, name.clone(), self.limits.blob)?;
        self.total += bytes.len() as u64;
        if self.total > self.limits.total {
            return Err(EditionError::TooLarge { name: "edition".to_owned(), limit: self.limits.total });
        }
        if ContentHash::of(&bytes) != hash {
            return Err(EditionError::WrongHash(name));
        }
        self.blobs.insert(hash, bytes);
        Ok(())
    }
}

/// Whether manifest and blobs belong together.
fn check(edition: &Edition) -> Result<(), EditionError> {
    let named = edition.manifest.blobs();
    for (hash, size) in &named {
        let name = format!("{BLOBS}{hash}");
        let Some(bytes) = edition.blobs.get(hash) else { return Err(EditionError::Missing(name)) };
        if size.is_some_and(|size| size != bytes.len() as u64) {
            return Err(EditionError::Manifest(format!("the size of {name} is wrong")));
        }
    }
    if let Some(hash) = edition.blobs.keys().find(|hash| !named.contains_key(hash)) {
        return Err(EditionError::Unnamed(format!("{BLOBS}{hash}")));
    }
    check_entries(edition)
}

/// Sorted without repeats (look-ups rely on it), paths that stay inside, Markdown that is text.
fn check_entries(edition: &Edition) -> Result<(), EditionError> {
    let manifest = &edition.manifest;
    let paths =
        manifest.items.iter().map(|item| &item.path).chain(manifest.assets.iter().map(|asset| &asset.path));
    let mut seen = BTreeSet::new();
    for path in paths {
        if !is_well_named(path) || path.split('/').any(str::is_empty) {
            return Err(EditionError::Path(path.clone()));
        }
        if !seen.insert(path) {
            return Err(EditionError::Duplicate(path.clone()));
        }
    }
    let items = manifest.items.is_sorted_by(|a, b| (&a.id, a.lang) < (&b.id, b.lang));
    let assets = manifest.assets.is_sorted_by(|a, b| a.path < b.path);
    if !items || !assets {
        return Err(EditionError::Manifest("items or assets are not in order".to_owned()));
    }
    match manifest.items.iter().find(|item| edition.text(item).is_none()) {
        Some(item) => Err(EditionError::Damaged(format!("{} is not text", item.path))),
        None => Ok(()),
    }
}
