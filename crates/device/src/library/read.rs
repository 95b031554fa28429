//! Reading what is installed. Every text and picture is compared with its hash before it is handed out.

use course::{
    edition::{ItemEntry, Manifest, Version},
    lang::Lang,
};
use learning::hash::ContentHash;

use super::Library;
use crate::error::{DeviceError, Result};

/// A Markdown file as installed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Path, language given, revision, hash and title. The language is Indonesian where the translation is missing.
    pub entry: ItemEntry,
    pub text: String,
}

/// A picture as installed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    pub mime: String,
    pub bytes: Vec<u8>,
}

impl Library {
    /// An item of an installed edition; `None` when the edition or the item is not there.
    ///
    /// # Errors
    /// `ContentDamaged` when the bytes are not those that were installed: install the edition again.
    pub async fn find_item(&self, edition: &Version, id: &str, lang: Lang) -> Result<Option<Source>> {
        match self.manifest(edition) {
            Some(manifest) => self.find_item_of(manifest, id, lang).await,
            None => Ok(None),
        }
    }

    /// An item of the edition with this manifest.
    ///
    /// # Errors
    /// As `find_item`.
    pub async fn find_item_of(&self, manifest: &Manifest, id: &str, lang: Lang) -> Result<Option<Source>> {
        let Some(entry) = manifest.item(id, lang) else { return Ok(None) };
        let bytes = self.blob(entry.hash, &entry.path).await?;
        let text = String::from_utf8(bytes).map_err(|_| DeviceError::ContentDamaged(entry.path.clone()))?;
        Ok(Some(Source { entry: entry.clone(), text }))
    }

    /// A picture that some installed edition names.
    ///
    /// # Errors
    /// `ContentDamaged` when the bytes are not those that were installed.
    pub async fn find_asset(&self, hash: ContentHash) -> Result<Option<Asset>> {
        let mut named = self.manifests().flat_map(|manifest| &manifest.assets);
        let Some(asset) = named.find(|asset| asset.hash == hash) else { return Ok(None) };
        let bytes = self.blob(hash, &asset.path).await?;
        Ok(Some(Asset { mime: asset.mime.clone(), bytes }))
    }

    /// Paths of everything installed whose bytes are not what they should be.
    ///
    /// # Errors
    /// When the file cannot be read at all.
    pub async fn verify(&self) -> Result<Vec<String>> {
        let mut damaged = Vec::new();
        for (path, hash) in self.manifests().flat_map(|manifest| blobs(manifest)) {
            match self.blob(hash, path).await {
                Ok(_) => {}
                Err(DeviceError::ContentDamaged(path)) => damaged.push(path),
                Err(error) => return Err(error),
            }
        }
        Ok(damaged)
    }

    /// Whether pages, tables and indexes of the file fit together. Reads the whole file: seconds, so not before
    /// there is a window.
    ///
    /// # Errors
    /// `Damaged` when they do not: install the edition again.
    pub async fn check(&self) -> Result<()> {
        let mut connection = self.pool.acquire().await?;
        crate::sqlite::open::check(&mut connection, &self.path).await.map_err(|error| error.at(&self.path))
    }

    async fn blob(&self, hash: ContentHash, path: &str) -> Result<Vec<u8>> {
        let bytes: Option<Vec<u8>> = sqlx::query_scalar("SELECT bytes FROM blob WHERE hash = ?")
            .bind(hash.to_string())
            .fetch_optional(&self.pool)
            .await
            .map_err(|error| match DeviceError::from(error) {
                DeviceError::Damaged { .. } => DeviceError::ContentDamaged(path.to_owned()),
                other => other,
            })?;
        bytes
            .filter(|bytes| ContentHash::of(bytes) == hash)
            .ok_or_else(|| DeviceError::ContentDamaged(path.to_owned()))
    }
}

fn blobs(manifest: &Manifest) -> impl Iterator<Item = (&str, ContentHash)> {
    let items = manifest.items.iter().map(|item| (item.path.as_str(), item.hash));
    items.chain(manifest.assets.iter().map(|asset| (asset.path.as_str(), asset.hash)))
}
