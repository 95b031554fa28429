//! `storage.show`

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Academy, failure::Result};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ShowStorage {}

#[derive(Debug, Clone, Serialize, TS)]
pub struct StorageView {
    pub folder: String,
    /// Bytes.
    pub record_bytes: f64,
    pub library_bytes: f64,
    pub facts: u32,
    pub edition: String,
}

pub(crate) async fn run(academy: &Academy, _request: ShowStorage) -> Result<StorageView> {
    let desk = &*academy.desk().await;
    #[expect(clippy::cast_precision_loss, reason = "a size on the screen; JSON has no wider number")]
    let bytes = |size: u64| size as f64;
    Ok(StorageView {
        folder: desk.folder().display().to_string(),
        record_bytes: bytes(desk.record_size()),
        library_bytes: bytes(desk.library_size()),
        facts: desk.fact_count(),
        edition: desk.shelf().map(|shelf| shelf.version().to_owned()).unwrap_or_default(),
    })
}
