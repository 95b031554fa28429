//! The envelope of every message: which version, which kind.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{ConsentDecision, RightRequest, RightRequestState};

/// The version that this program writes, and the newest that it reads.
pub const VERSION: u32 = 1;

/// Everything that travels, by `type`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Message {
    /// Somebody uses a right.
    RightRequest(RightRequest),
    /// Where such a request stands.
    RightRequestState(RightRequestState),
    /// A yes or a no to a purpose.
    ConsentDecision(ConsentDecision),
}

/// Why a message cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProtocolError {
    /// The other side is newer than this program: whoever reads this should update. Nothing of it was guessed at.
    #[error("the message has version {found}; this program reads up to {VERSION}")]
    Newer {
        /// The version it has.
        found: u32,
    },
    /// Not JSON, without a version, of an unknown type, or with fields missing or of another shape.
    #[error("not a message: {0}")]
    Unreadable(String),
}

#[derive(Deserialize)]
struct Head {
    version: u32,
}

#[derive(Serialize)]
struct Envelope<'a> {
    version: u32,
    #[serde(flatten)]
    message: &'a Message,
}

/// Reads a message. Fields that are not known are passed over.
///
/// # Errors
/// `Newer` for a version after `VERSION`, whatever else stands in it; `Unreadable` for all else that is no message.
pub fn read(text: &str) -> Result<Message, ProtocolError> {
    read_versioned(text.as_bytes())
}

/// Reads anything that has a `version`.
pub(crate) fn read_versioned<T: DeserializeOwned>(json: &[u8]) -> Result<T, ProtocolError> {
    let unreadable = |error: serde_json::Error| ProtocolError::Unreadable(error.to_string());
    let head: Head = serde_json::from_slice(json).map_err(unreadable)?;
    match head.version {
        0 => Err(ProtocolError::Unreadable("version 0".to_owned())),
        found if found > VERSION => Err(ProtocolError::Newer { found }),
        _ => serde_json::from_slice(json).map_err(unreadable),
    }
}

/// The JSON of a message, in the version of this program.
#[must_use]
#[expect(clippy::expect_used, reason = "no map with odd keys and no fallible Serialize inside a message")]
pub fn write(message: &Message) -> String {
    serde_json::to_string(&Envelope { version: VERSION, message }).expect("a message has a JSON form")
}
