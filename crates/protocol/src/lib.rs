//! What travels between the app and the academy's server; both sides are built against it.
//!
//! Knows no disk, no network and no screen, and not how anything is decided.
//!
//! ## Versions
//!
//! Every message travels in an envelope, `{"version":1,"type":"right_request",…}` ([`read`], [`write()`]). Within a version
//! fields may be added: a reader passes over what it does not know, so an older one keeps working. Whatever changes the
//! meaning of a field, or takes one away, gets a new version, and a reader that does not know that version says so
//! ([`ProtocolError::Newer`]) instead of guessing. The exchange of [`sync`] carries its version in the same place.

#![warn(missing_docs)]

pub mod cmi5;
pub mod codec;
mod consent;
mod envelope;
mod right;
pub mod sync;

pub use consent::{ConsentDecision, Decision, Method};
pub use envelope::{Message, ProtocolError, VERSION, read, write};
pub use right::{Channel, Right, RightRequest, RightRequestState};

/// Times as text: RFC 3339 in UTC with milliseconds, `2026-11-27T08:00:00.000Z`.
mod instant {
    use chrono::{DateTime, SecondsFormat, Utc};
    use serde::{Deserialize, Deserializer, Serializer};

    pub(crate) fn text(at: &DateTime<Utc>) -> String {
        at.to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    pub(crate) fn serialize<S: Serializer>(at: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&text(at))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
        DateTime::<Utc>::deserialize(deserializer)
    }

    /// The same where there may be none: `null`, or the field is missing.
    pub(crate) mod optional {
        use chrono::{DateTime, Utc};
        use serde::{Deserialize, Deserializer, Serializer};

        use super::text;

        #[expect(clippy::ref_option, reason = "serde's `with` hands the field over like this")]
        pub(crate) fn serialize<S: Serializer>(
            at: &Option<DateTime<Utc>>,
            serializer: S,
        ) -> Result<S::Ok, S::Error> {
            match at {
                Some(at) => serializer.serialize_str(&text(at)),
                None => serializer.serialize_none(),
            }
        }

        pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
            deserializer: D,
        ) -> Result<Option<DateTime<Utc>>, D::Error> {
            Option::<DateTime<Utc>>::deserialize(deserializer)
        }
    }
}
