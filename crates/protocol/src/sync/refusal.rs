//! Why the server did not take a request: the body of every answer that is not a 200.

use serde::{Deserialize, Serialize};

/// The code and what goes with it. Texts for people are made by who shows it.
///
/// ```json
/// {"version":1,"code":"busy","retry_after_s":30}
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The version of the protocol that the server speaks.
    pub version: u32,
    /// Why.
    pub code: Code,
    /// Not to be asked again before this many seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_s: Option<u32>,
    /// For those who look for the reason; names nobody and nothing of the person's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// Why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// 400: not a body of this exchange.
    Unreadable,
    /// 400: the dictionary of the body is not known here, or is another one. Send it again without.
    UnknownDictionary,
    /// 401: no token, or one that is not valid any more. Sign in again.
    NotSignedIn,
    /// 403: there is no consent to synchronisation on record for this account, or it was taken back.
    NoConsent,
    /// 403: the device belongs to another account.
    WrongAccount,
    /// 403: the account is closed or suspended.
    AccountClosed,
    /// 409: the account has as many devices as it may.
    TooManyDevices,
    /// 413: more than one exchange may carry.
    TooLarge,
    /// 426: the app speaks a version that is not served any more. Update the app.
    TooOld,
    /// 400: the app speaks a version that this server does not know yet. Nothing to do but wait.
    TooNew,
    /// 429 or 503: later.
    Busy,
    /// 500.
    Internal,
    /// A code of tomorrow.
    #[serde(other)]
    Unknown,
}

impl Code {
    /// The status of HTTP that goes with it.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::Unreadable | Self::UnknownDictionary | Self::TooNew => 400,
            Self::NotSignedIn => 401,
            Self::NoConsent | Self::WrongAccount | Self::AccountClosed => 403,
            Self::TooManyDevices => 409,
            Self::TooLarge => 413,
            Self::TooOld => 426,
            Self::Busy => 503,
            Self::Internal | Self::Unknown => 500,
        }
    }
}

impl Refusal {
    /// A refusal in this program's version.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self { version: crate::VERSION, code, retry_after_s: None, detail: None }
    }
}
