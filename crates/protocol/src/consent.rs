//! A decision about one purpose of the notice.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::instant;

/// App to server: somebody said yes or no to a purpose, or took a yes back. The server checks that `text` is the hash of
/// a notice that was published, in that version and language.
///
/// ```json
/// {"version":1,"type":"consent_decision","purpose":"sync","decision":"given","number":1,"notice":"1.0",
///  "text":"…64 hex digits…","language":"id","method":"sign_up","app_version":"0.1.0",
///  "receipt":"…uuid…","receipt_hash":"…64 hex digits…","decided_at":"2026-11-27T08:00:00.000Z"}
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentDecision {
    /// Id of the purpose in the notice.
    pub purpose: String,
    /// What was said.
    pub decision: Decision,
    /// Which decision about this purpose, from 1. Of two with the same number, a no goes before a yes.
    pub number: u32,
    /// Version of the notice that was shown.
    pub notice: String,
    /// BLAKE3 of the exact text that was shown, 64 lower-case hex digits.
    pub text: String,
    /// `id` or `en`.
    pub language: String,
    /// Where in the app it was said.
    pub method: Method,
    /// The app's version.
    pub app_version: String,
    /// The receipt that tells of it, and its hash as above.
    pub receipt: Uuid,
    /// Hash of the receipt.
    pub receipt_hash: String,
    /// When, by the device's clock.
    #[serde(with = "instant")]
    pub decided_at: DateTime<Utc>,
}

/// What was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Yes.
    Given,
    /// No.
    Refused,
    /// A yes was taken back.
    Withdrawn,
}

/// Where in the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// While signing up.
    SignUp,
    /// Among the person's own data.
    OwnData,
}
