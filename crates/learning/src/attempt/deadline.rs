//! When an attempt's time is up.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// How much longer than the limit a learner takes: a setting of the learner's, asked for by WCAG 2.2.1 (Timing
/// Adjustable). Not shown to managers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Extension {
    /// The limit as it is.
    #[default]
    None,
    /// One and a half times the limit.
    Half,
    /// Twice the limit.
    Double,
    /// No limit.
    Unlimited,
}

/// When the time is up; `None` when there is no limit.
#[must_use]
pub fn deadline(
    started: DateTime<Utc>,
    limit: Option<Duration>,
    extension: Extension,
) -> Option<DateTime<Utc>> {
    let seconds = i64::try_from(limit?.as_secs()).ok()?;
    let seconds = match extension {
        Extension::None => seconds,
        Extension::Half => seconds.checked_add(seconds / 2 + seconds % 2)?,
        Extension::Double => seconds.checked_mul(2)?,
        Extension::Unlimited => return None,
    };
    started.checked_add_signed(TimeDelta::try_seconds(seconds)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_learner_may_take_longer() {
        let start = DateTime::UNIX_EPOCH;
        let limit = Some(Duration::from_secs(61));
        let seconds = |extension| deadline(start, limit, extension).map(|end| end.timestamp());
        assert_eq!(seconds(Extension::None), Some(61));
        assert_eq!(seconds(Extension::Half), Some(92));
        assert_eq!(seconds(Extension::Double), Some(122));
        assert_eq!(seconds(Extension::Unlimited), None);
        assert_eq!(deadline(start, None, Extension::None), None);
        assert_eq!(deadline(start, Some(Duration::MAX), Extension::Double), None);
    }
}
