//! `POST /v1/sync`: one exchange, repeated until neither side has anything for the other.
//!
//! The device says what it holds of every device of the account, and sends what it believes the server lacks. The server
//! answers with what became of it, what it holds itself, and what the device lacks.
//!
//! - **Idempotent.** The same request, whole or in part, in any order and any number of times, changes nothing.
//! - **Facts** travel as runs ([`Run`]): neighbours of one chain, the hash of the last and none of the others. A device
//!   may bring the facts of another device of the same account: where the server has lost them, they come back.
//! - **A run** begins right after what the server holds, or overlaps it. What begins later is answered with
//!   [`Answer::Gap`]; what says something else under a number that is taken, with [`Answer::Fork`].
//! - **Registers** travel when they changed: to the server because the device says so, from the server by a counter
//!   that the server alone understands ([`Request::after`]). After each exchange both sides compare their [`Tally`]; where
//!   it differs, the device starts from 0 and sends all it has.
//! - **Bounds** are in [`limit`].

mod news;
mod refusal;
mod register;
mod run;

pub mod limit;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use news::{Action, News, Order};
pub use refusal::{Code, Refusal};
pub use register::{Tally, WireRegister};
pub use run::{Body, InvalidBody, Run, WireFact};

use crate::{ProtocolError, envelope, instant};

/// Where it is asked, below the academy's address.
pub const PATH: &str = "/v1/sync";

/// Device to server.
///
/// ```json
/// {"version":1,"app":"0.1.0","device":"…uuid…","cover":{"notice":"1.0","purposes":["sync"]},
///  "have":[{"device":"…uuid…","seq":120,"hash":"…64 hex digits…"}],"runs":[…],
///  "registers":[…],"after":812,"done":[]}
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Version of the protocol.
    pub version: u32,
    /// The app's version.
    pub app: String,
    /// The device that asks.
    pub device: Uuid,
    /// What the person has agreed to.
    pub cover: Cover,
    /// The last fact that the device holds, of every device of the account; its own, sent or not, among them.
    pub have: Vec<Head>,
    /// What the server lacks, as far as the device knows. May be empty: then it is only asked for news.
    #[serde(default)]
    pub runs: Vec<Run>,
    /// Registers that changed.
    #[serde(default)]
    pub registers: Vec<WireRegister>,
    /// The last [`Response::after`] that was dealt with; 0 to get all registers.
    #[serde(default)]
    pub after: u64,
    /// Orders that were carried out.
    #[serde(default)]
    pub done: Vec<Uuid>,
}

/// Which consents let the request leave the device. The server takes nothing without `sync` among them, whatever its own
/// books say; and nothing where its books say that `sync` was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cover {
    /// Version of the notice they were given under.
    pub notice: String,
    /// Ids of the purposes that have a yes.
    pub purposes: Vec<String>,
}

/// The last fact of a device that a side holds: the count of its facts, and a hash over all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The device.
    pub device: Uuid,
    /// Number of its last fact.
    pub seq: u32,
    /// Chain hash of that fact, 64 hex digits.
    pub hash: String,
}

/// Server to device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// Version of the protocol.
    pub version: u32,
    /// What became of each run of the request, in its order.
    #[serde(default)]
    pub answers: Vec<Answered>,
    /// Receipts for every fact of the request that the server has, now or since earlier, and for every fact of `runs`, in
    /// any order. A receipt may cover more facts than these.
    #[serde(default)]
    pub receipts: Vec<Receipt>,
    /// The last fact that the server holds, of every device of the account, after this request.
    pub has: Vec<Head>,
    /// Devices of [`Request::have`] of which the server holds another fact under that number.
    #[serde(default)]
    pub forks: Vec<Fork>,
    /// Facts that the device lacks: of other devices, and of its own where it was restored from a backup.
    #[serde(default)]
    pub runs: Vec<Run>,
    /// Registers that changed since [`Request::after`], the device's own among them.
    #[serde(default)]
    pub registers: Vec<WireRegister>,
    /// To be sent with the next request, once these registers are kept.
    #[serde(default)]
    pub after: u64,
    /// The server's registers.
    pub tally: Tally,
    /// There are more facts or registers for this device: ask again.
    #[serde(default)]
    pub more: bool,
    /// What is new.
    pub news: News,
}

/// What became of a run.
///
/// ```json
/// {"device":"…uuid…","answer":"gap","expected":51}
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Whose run.
    pub device: Uuid,
    /// What became of it.
    #[serde(flatten)]
    pub answer: Answer,
}

/// What became of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Answer {
    /// Every fact of it is on the server, durably; some or all may have been before.
    Accepted {
        /// Number of its last fact.
        up_to: u32,
    },
    /// Facts before it are missing. Nothing of it was taken.
    Gap {
        /// The number that the server expects next of this device.
        expected: u32,
    },
    /// The server holds another fact under this number. Nothing of the run was taken. Where the number lies before the
    /// run, what differs lies there or earlier.
    Fork {
        /// The number.
        at: u32,
    },
    /// Its hashes do not come out: changed on the way, or not made by this app. Nothing of it was taken.
    Broken,
    /// A fact of it is of a known type and not of its shape. Nothing of it was taken.
    Unfit {
        /// The number of the fact.
        seq: u32,
    },
    /// An answer of tomorrow.
    #[serde(other)]
    Unknown,
}

/// Where a device's facts and the server's part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fork {
    /// The device.
    pub device: Uuid,
    /// Both hold a fact of this number, and not the same one.
    pub at: u32,
}

/// That the server has facts `first` to `last` of a device. Once given, the same facts always get the same one.
///
/// ```json
/// {"device":"…uuid…","first":51,"last":100,"number":"7K3F-9Q2M-T4XB","at":"2026-11-27T08:00:00.000Z"}
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Whose facts.
    pub device: Uuid,
    /// Number of the first.
    pub first: u32,
    /// Number of the last.
    pub last: u32,
    /// What a person reads out to ask about it: capitals, digits and dashes, at most 40. Never given twice, also not
    /// after the server was restored from a backup; so it holds chance and is not a mere counter.
    pub number: String,
    /// When the server took them, by its clock.
    #[serde(with = "instant")]
    pub at: DateTime<Utc>,
}

/// Reads a request. Fields that are not known are passed over.
///
/// # Errors
/// As [`crate::read`].
pub fn read_request(json: &[u8]) -> Result<Request, ProtocolError> {
    envelope::read_versioned(json)
}

/// Reads an answer. Fields that are not known are passed over.
///
/// # Errors
/// As [`crate::read`].
pub fn read_response(json: &[u8]) -> Result<Response, ProtocolError> {
    envelope::read_versioned(json)
}

/// Reads a refusal, of whatever version.
///
/// # Errors
/// `Unreadable` when it is none.
pub fn read_refusal(json: &[u8]) -> Result<Refusal, ProtocolError> {
    serde_json::from_slice(json).map_err(|error| ProtocolError::Unreadable(error.to_string()))
}

/// The JSON of a request, an answer or a refusal.
#[must_use]
#[expect(clippy::expect_used, reason = "no map with odd keys and no fallible Serialize inside them")]
pub fn write(message: &impl Exchanged) -> Vec<u8> {
    serde_json::to_vec(message).expect("it has a JSON form")
}

/// What is written with [`write()`].
pub trait Exchanged: Serialize {}
impl Exchanged for Request {}
impl Exchanged for Response {}
impl Exchanged for Refusal {}
