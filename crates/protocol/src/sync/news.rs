//! What the server tells beside facts: small, and the same in every answer until it changes.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::instant;

/// What is new at the academy. A version that the device has already is no news to it.
///
/// ```json
/// {"server_time":"2026-11-27T08:00:00.000Z","notice":"1.1","edition":"2026.12.0",
///  "dictionaries":["2026.11.0"],"orders":[]}
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// The server's clock. Tells a device that its own is wrong; corrects nothing.
    #[serde(with = "instant")]
    pub server_time: DateTime<Utc>,
    /// Version of the privacy notice that is published.
    #[serde(default)]
    pub notice: Option<String>,
    /// Version of the edition of the curriculum that is published.
    #[serde(default)]
    pub edition: Option<String>,
    /// Editions whose items the server knows, so that bodies can be compressed with them.
    #[serde(default)]
    pub dictionaries: Vec<String>,
    /// What the device is asked to do about the person's data.
    #[serde(default)]
    pub orders: Vec<Order>,
}

/// Something that has to happen on every device, because the person asked for it. Stands in every answer until the
/// device has said in [`super::Request::done`] that it was carried out.
///
/// ```json
/// {"order":"…uuid…","do":"restrict","purpose":"manager_report","made_at":"2026-11-27T08:00:00.000Z"}
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Which order; carrying it out twice changes nothing.
    pub order: Uuid,
    /// What to do.
    #[serde(flatten)]
    pub action: Action,
    /// Since when, by the server's clock.
    #[serde(with = "instant")]
    pub made_at: DateTime<Utc>,
}

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Action {
    /// Erase the record of this account from this device.
    Erase,
    /// Stop or limit a purpose.
    Restrict {
        /// Id of the purpose in the notice.
        purpose: String,
    },
    /// The purpose may go on.
    Lift {
        /// Id of the purpose in the notice.
        purpose: String,
    },
    /// Something that this program is too old for. It stays undone, and whoever shows it says that an update is needed.
    #[serde(other)]
    Unknown,
}
