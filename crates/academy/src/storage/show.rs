//! `storage.show`

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
