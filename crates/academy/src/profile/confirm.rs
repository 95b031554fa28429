//! `profile.confirm`: once a year, "is this still right?" - yes. Whoever corrects something has confirmed as well.

use chrono::{DateTime, TimeDelta, Utc};
use device::Change;
use learning::register::RegisterKey;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::{
    Academy,
    desk::{Desk, key},
    failure::{Failure, Result},
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ConfirmIdentity {}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Confirmed {}

/// How long a confirmation holds.
const HOLDS: TimeDelta = TimeDelta::days(365);
/// How far a clock may have been set back since.
const SLACK: TimeDelta = TimeDelta::days(1);
/// How many times are kept.
const KEPT: usize = 3;

pub(crate) async fn run(academy: &Academy, _request: ConfirmIdentity) -> Result<Confirmed> {
    let desk = &mut *academy.desk().await;
    let registers = vec![confirmed(desk)?];
    desk.commit(Change { facts: Vec::new(), registers }).await?;
    Ok(Confirmed {})
}

/// What is written when somebody says that what is held about them is right.
pub(crate) fn confirmed(desk: &Desk) -> Result<(RegisterKey, Value)> {
    let mut times = vec![desk.now()];
    times.extend(said(desk));
    times.truncate(KEPT);
    let value = serde_json::to_value(&times).map_err(|error| Failure::internal(error.to_string()))?;
    Ok((key::fixed(key::CONFIRMED)?, value))
}

/// Whether it is time to ask. A guest has said nothing that could be wrong.
pub(crate) fn is_due(desk: &Desk) -> bool {
    let signed_up = super::find(desk).is_some_and(|profile| !profile.guest);
    signed_up && desk.can_save() && !holds(&said(desk), desk.now())
}

/// The last times it was said to be right, the newest first; before the first, when it was given.
fn said(desk: &Desk) -> Vec<DateTime<Utc>> {
    let kept = desk.register(key::CONFIRMED).cloned().and_then(|value| serde_json::from_value(value).ok());
    kept.unwrap_or_else(|| {
        let name = key::fixed(key::NAME).ok();
        name.and_then(|name| desk.register_written_at(&name)).into_iter().collect()
    })
}

/// Whether a confirmation of the last year is among these. Several are kept because of clocks: one that was years ahead
/// when somebody confirmed must not silence the question for years, and one that jumps to and fro between two times must
/// not ask at every jump.
fn holds(said: &[DateTime<Utc>], now: DateTime<Utc>) -> bool {
    said.iter().any(|at| *at - SLACK <= now && now < *at + HOLDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_asked_once_a_year_whatever_the_clock_does() {
        let day = |days: i64| DateTime::<Utc>::UNIX_EPOCH + TimeDelta::days(20_000 + days);
        assert!(holds(&[day(0)], day(364)) && !holds(&[day(0)], day(365)));
        assert!(holds(&[day(0)], day(0) - TimeDelta::hours(20)), "set back a little");
        assert!(!holds(&[], day(0)));
        // Confirmed while the clock was ten years ahead, then put right.
        let ahead = [day(3650), day(0)];
        assert!(holds(&ahead, day(20)), "not again within the year");
        assert!(!holds(&ahead, day(400)), "and not silent for ten");
        // A clock that begins in another year at every start.
        let jumping = [day(-9000), day(0)];
        assert!(holds(&jumping, day(1)) && holds(&jumping, day(-8999)), "asked at neither end");
    }
}
