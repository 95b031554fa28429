//! Version of an edition: year, month and a number within the month.

use std::fmt;

use serde::{Deserialize, Serialize};

/// `2026.11.0`. Later editions compare greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Version {
    pub year: u32,
    /// 1 to 12.
    pub month: u32,
    pub number: u32,
}

/// The text is not `YEAR.MONTH.NUMBER`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a version of an edition (expected YEAR.MONTH.NUMBER, for example 2026.11.0)")]
pub struct InvalidVersion(pub String);

impl std::str::FromStr for Version {
    type Err = InvalidVersion;

    fn from_str(text: &str) -> Result<Self, InvalidVersion> {
        let mut parts = text.split('.').map(number);
        let mut next = || parts.next().flatten();
        let read = next().zip(next()).zip(next()).map(|((year, month), number)| Self { year, month, number });
        read.filter(|version| (2000..=9999).contains(&version.year) && (1..=12).contains(&version.month))
            .filter(|version| version.to_string() == text)
            .ok_or_else(|| InvalidVersion(text.to_owned()))
    }
}

fn number(text: &str) -> Option<u32> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

impl TryFrom<String> for Version {
    type Error = InvalidVersion;
    fn try_from(text: String) -> Result<Self, InvalidVersion> {
        text.parse()
    }
}

impl From<Version> for String {
    fn from(version: Version) -> Self {
        version.to_string()
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.year, self.month, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_orders() {
        let version: Version = "2026.11.0".parse().unwrap();
        assert_eq!(version.to_string(), "2026.11.0");
        assert!(version < "2026.11.1".parse().unwrap());
        assert!(version < "2027.1.0".parse().unwrap());
        for text in [
            "",
            "2026.11",
            "2026.13.0",
            "2026.0.0",
            "2026.01.0",
            "2026.11.0.1",
            "26.1.0",
            "2026.11.-1",
            "v2026.11.0",
        ] {
            assert!(text.parse::<Version>().is_err(), "{text}");
        }
    }
}
