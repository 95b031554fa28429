//! Registers on the wire.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use uuid::Uuid;

/// A value of which the latest writer wins, by count and then by device, never by the clock. The same as
/// `learning::register::Register`.
///
/// ```json
/// {"key":"position/net-101-l06","value":{"block":12},"lamport":41,"device":"…uuid…"}
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct WireRegister {
    /// Which value it is.
    pub key: String,
    /// The value; `null` is a value as well (something taken back).
    pub value: Box<RawValue>,
    /// One more than the highest count the writer had seen.
    pub lamport: u64,
    /// The writer.
    pub device: Uuid,
}

impl PartialEq for WireRegister {
    fn eq(&self, other: &Self) -> bool {
        (&self.key, self.value.get(), self.lamport, self.device)
            == (&other.key, other.value.get(), other.lamport, other.device)
    }
}

impl Eq for WireRegister {}

/// How many registers a side holds, and a digest of them that does not depend on their order
/// (`learning::register::Digest`).
///
/// ```json
/// {"count":112,"digest":"…64 hex digits…"}
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// How many.
    pub count: u64,
    /// The digest, 64 hex digits.
    pub digest: String,
}
