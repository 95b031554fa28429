//! A run of facts: neighbours in the chain of one device. Their hashes do not travel: who reads a run computes them from
//! the facts, and the last must be `head`.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::instant;

/// Facts `first`, `first + 1`, ... of one device.
///
/// ```json
/// {"device":"…uuid…","first":51,"before":"…64 hex digits…","head":"…64 hex digits…",
///  "facts":[{"at":"2026-11-27T08:00:00.000Z","body":{"type":"lesson_completed",…}},…]}
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Whose facts they are.
    pub device: Uuid,
    /// Number of the first; at least 1.
    pub first: u32,
    /// Chain hash of the fact before the first; `null` where the first is number 1. Tells a run that was changed on the
    /// way from one that continues another chain.
    pub before: Option<String>,
    /// Chain hash of the last.
    pub head: String,
    /// The facts, in order; at least one.
    pub facts: Vec<WireFact>,
}

/// One fact of a run. Device and number follow from the run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireFact {
    /// When, by the device's clock, with milliseconds.
    #[serde(with = "instant")]
    pub at: DateTime<Utc>,
    /// What happened.
    pub body: Body,
}

/// What happened: a JSON object with a `type`, as the very bytes that the device hashed. A keeper need not know the type.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct Body(Box<RawValue>);

/// The text is not a fact's body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidBody {
    /// Not a JSON object that begins with its type.
    #[error("a fact's body is an object that begins with its type")]
    Shape,
    /// White space between the parts: other bytes than a device would have hashed.
    #[error("a fact's body has no white space between its parts")]
    Loose,
}

#[derive(Deserialize)]
struct Typed<'a> {
    #[serde(rename = "type", borrow)]
    kind: Cow<'a, str>,
}

impl Body {
    /// Takes the JSON of a body.
    ///
    /// # Errors
    /// `InvalidBody` when it is not one.
    pub fn parse(text: &str) -> Result<Self, InvalidBody> {
        let raw = RawValue::from_string(text.to_owned()).map_err(|_| InvalidBody::Shape)?;
        Self::of(raw)
    }

    fn of(raw: Box<RawValue>) -> Result<Self, InvalidBody> {
        if !raw.get().starts_with("{\"type\":\"") || serde_json::from_str::<Typed<'_>>(raw.get()).is_err() {
            return Err(InvalidBody::Shape);
        }
        if has_space_outside_strings(raw.get()) {
            return Err(InvalidBody::Loose);
        }
        Ok(Self(raw))
    }

    /// The JSON.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.get()
    }

    /// Its `type`, such as `lesson_completed`; of tomorrow as well.
    #[must_use]
    pub fn kind(&self) -> String {
        serde_json::from_str::<Typed<'_>>(self.0.get())
            .map(|typed| typed.kind.into_owned())
            .unwrap_or_default()
    }
}

impl PartialEq for Body {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Body {}

impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::of(Box::<RawValue>::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl Run {
    /// Number of the last fact; one before `first` where there is none.
    #[must_use]
    pub fn last(&self) -> u32 {
        let count = u32::try_from(self.facts.len()).unwrap_or(u32::MAX);
        self.first.saturating_sub(1).saturating_add(count)
    }

    /// The text of each fact whose bytes are hashed, in order: `{"device":…,"seq":…,"at":…,"body":…}`. The same as
    /// `learning::fact::Fact::canonical` of the fact that was written.
    pub fn canonical(&self) -> impl ExactSizeIterator<Item = String> + '_ {
        self.facts.iter().enumerate().map(|(place, fact)| {
            let seq = u64::from(self.first) + u64::try_from(place).unwrap_or(u64::MAX);
            let (device, at, body) = (self.device, instant::text(&fact.at), fact.body.as_str());
            format!("{{\"device\":\"{device}\",\"seq\":{seq},\"at\":\"{at}\",\"body\":{body}}}")
        })
    }
}

/// Whether white space stands between the parts of this JSON, which is known to be JSON.
fn has_space_outside_strings(json: &str) -> bool {
    let (mut in_string, mut escaped) = (false, false);
    for byte in json.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b' ' | b'\n' | b'\r' | b'\t' if !in_string => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_keeps_its_bytes_and_says_its_type() {
        let text = r#"{"type":"of_tomorrow","b":1.50,"a":"x \" y","n":{"z":[1,2]}}"#;
        let body: Body = serde_json::from_str(text).unwrap();
        assert_eq!(body.as_str(), text);
        assert_eq!(body.kind(), "of_tomorrow");
        assert_eq!(serde_json::to_string(&body).unwrap(), text);
        assert_eq!(Body::parse(text).unwrap(), body);
    }

    #[test]
    fn what_no_device_would_have_hashed_is_refused() {
        let check = |text: &str| Body::parse(text).map(|_| ());
        assert_eq!(check(r#"{"type":"x","a": 1}"#), Err(InvalidBody::Loose));
        assert_eq!(check("{\"type\":\"x\",\n\"a\":1}"), Err(InvalidBody::Loose));
        assert_eq!(check(r#"{"type":"x","a":"\" "}"#), Ok(()));
        for text in ["", "[]", "null", r#"{"a":1,"type":"x"}"#, r#"{"type":1}"#, r#"{"type":"x""#, "\"type\""]
        {
            assert_eq!(check(text), Err(InvalidBody::Shape), "{text}");
        }
    }
}
