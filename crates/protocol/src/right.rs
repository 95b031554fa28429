//! A person's request about their data, and what the controller says of it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::instant;

/// App to server: somebody uses a right. Who it is follows from the account that sends it, never from the message.
///
/// ```json
/// {"version":1,"type":"right_request","request":"…uuid…","right":"object","purpose":"manager_report",
///  "words":"…","asked_at":"2026-11-27T08:00:00.000Z"}
/// ```
///
/// Sending the same `request` again changes nothing: the server keeps the first and answers with its state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RightRequest {
    /// Made by the device; the same in every message about it.
    pub request: Uuid,
    /// Which right.
    pub right: Right,
    /// Id of the purpose in the notice, with `object` and `restrict`; `null` or missing otherwise.
    #[serde(default)]
    pub purpose: Option<String>,
    /// What the person wrote, at most 2,000 characters; may be empty.
    #[serde(default)]
    pub words: String,
    /// When it was asked, by the device's clock. No deadline is counted from it.
    #[serde(with = "instant")]
    pub asked_at: DateTime<Utc>,
}

/// Rights of UU 27/2022. A right that a reader does not know is refused, not taken for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Right {
    /// To see what is held, and who looked at it (article 32).
    Access,
    /// To have something corrected (article 30).
    Correct,
    /// To object to a purpose.
    Object,
    /// To have a purpose put off or limited (article 41).
    Restrict,
    /// To have it erased (articles 43 and 44).
    Erase,
    /// To take a consent back (article 40).
    Withdraw,
}

impl Right {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Access, Self::Correct, Self::Object, Self::Restrict, Self::Erase, Self::Withdraw];
}

/// Server to app: where a request stands. The law's clock runs from `received_at`, by the server's clock.
///
/// ```json
/// {"version":1,"type":"right_request_state","request":"…uuid…","by":"app",
///  "received_at":"2026-11-27T08:00:05.000Z","due_at":"2026-11-30T08:00:05.000Z","answered":null}
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RightRequestState {
    /// Which request.
    pub request: Uuid,
    /// How it came. One that came by e-mail is entered by the operator under the number that the letter names.
    pub by: Channel,
    /// When the controller received it.
    #[serde(with = "instant")]
    pub received_at: DateTime<Utc>,
    /// Until when the answer is due: 72 hours after `received_at` where the law names them.
    #[serde(with = "instant")]
    pub due_at: DateTime<Utc>,
    /// When it was answered; `null` or missing while it was not.
    #[serde(default, with = "instant::optional")]
    pub answered: Option<DateTime<Utc>>,
}

/// How a request came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Sent by the app.
    App,
    /// Written to the rights contact.
    Email,
}
