//! Revision of an item, `vMAJOR.MINOR`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// `v1.10`: the letter keeps YAML from reading the number 1.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(as = "String"))]
pub struct Rev {
    /// Rises when what is asked of the learner changed.
    pub major: u32,
    /// Rises when something was added or improved.
    pub minor: u32,
}

/// The text is not `vMAJOR.MINOR`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a revision (expected vMAJOR.MINOR, for example v1.0)")]
pub struct InvalidRev(pub String);

impl std::str::FromStr for Rev {
    type Err = InvalidRev;

    fn from_str(text: &str) -> Result<Self, InvalidRev> {
        let number = |part: &str| {
            let plain = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
            let padded = part.len() > 1 && part.starts_with('0');
            (plain && !padded).then(|| part.parse::<u32>().ok()).flatten()
        };
        text.strip_prefix('v')
            .and_then(|tail| tail.split_once('.'))
            .and_then(|(major, minor)| Some(Self { major: number(major)?, minor: number(minor)? }))
            .ok_or_else(|| InvalidRev(text.to_owned()))
    }
}

impl TryFrom<String> for Rev {
    type Error = InvalidRev;
    fn try_from(text: String) -> Result<Self, InvalidRev> {
        text.parse()
    }
}

impl From<Rev> for String {
    fn from(rev: Rev) -> Self {
        rev.to_string()
    }
}

impl fmt::Display for Rev {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "v{}.{}", self.major, self.minor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_orders() {
        let old: Rev = "v1.9".parse().unwrap();
        let new: Rev = "v1.10".parse().unwrap();
        assert!(old < new);
        assert_eq!(new.to_string(), "v1.10");
        for text in ["1.0", "v1", "v1.", "v01.0", "v1.0.0", "v-1.0", "v99999999999.0"] {
            assert!(text.parse::<Rev>().is_err(), "{text}");
        }
    }
}
