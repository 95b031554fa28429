//! When to try: a small value that a machine keeps over restarts, and pure functions of it, the time and chance.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::failure::{Failure, FailureCode};

/// Between two talks when nothing happens. The longest is a third longer, so that machines do not meet.
const IDLE: Duration = Duration::from_secs(8 * 60);
/// After something new, in case more follows.
const DEBOUNCE: Duration = Duration::from_secs(5);
/// The first pause after a failure, and the longest.
const NETWORK: (Duration, Duration) = (Duration::from_secs(20), Duration::from_secs(30 * 60));
/// The same where somebody has to do something first.
const SERVER: (Duration, Duration) = (Duration::from_secs(10 * 60), Duration::from_secs(6 * 60 * 60));
/// Longer than any pause: what is further away was written under another clock.
const FURTHEST: Duration = Duration::from_secs(24 * 60 * 60);

/// What happened that may call for a talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trigger {
    /// The app was started.
    Start,
    /// There is a network again, or another one.
    NetworkBack,
    /// Something was written.
    Written,
    /// The person signed in, or said yes to synchronisation.
    Permitted,
    /// The person wants it now.
    Asked,
}

/// How it went so far. Kept on the disk after every talk.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pace {
    /// When both sides last held the same.
    pub last_success: Option<DateTime<Utc>>,
    /// When and why it last failed, if it did since.
    pub last_failure: Option<(DateTime<Utc>, FailureCode)>,
    /// Failures since the last success.
    failures: u32,
    /// Not to be tried before, unless the person asks.
    not_before: Option<DateTime<Utc>>,
}

impl Pace {
    /// When to try next, after this.
    #[must_use]
    pub fn on(&self, trigger: Trigger, now: DateTime<Utc>) -> DateTime<Utc> {
        let due = self.wait_until(now).unwrap_or(now);
        match trigger {
            Trigger::Asked => now,
            Trigger::Start => due,
            Trigger::NetworkBack if self.failed_by(FailureCode::is_of_network) => now,
            Trigger::Permitted if self.failed_by(waits_for_the_person) => now,
            Trigger::NetworkBack | Trigger::Permitted => due,
            Trigger::Written => due.max(now + DEBOUNCE),
        }
    }

    /// When to try next if nothing happens. `seed` is chance.
    #[must_use]
    pub fn idle(&self, now: DateTime<Utc>, seed: u64) -> DateTime<Utc> {
        self.wait_until(now).unwrap_or_else(|| now + IDLE + share(IDLE / 3, seed))
    }

    /// The talk came to its end.
    pub fn succeed(&mut self, now: DateTime<Utc>) {
        *self = Self { last_success: Some(now), ..Self::default() };
    }

    /// The talk failed. The pause doubles from failure to failure up to a longest one, for ever; half of it is left to
    /// chance. `seed` is chance.
    pub fn fail(&mut self, failure: &Failure, now: DateTime<Utc>, seed: u64) {
        let (first, longest) = if failure.code.is_of_network() { NETWORK } else { SERVER };
        let pause = first.saturating_mul(1 << self.failures.min(16)).min(longest);
        let pause = pause / 2 + share(pause / 2, seed);
        let asked = failure.retry_after.unwrap_or_default().min(FURTHEST);
        self.failures = self.failures.saturating_add(1);
        self.last_failure = Some((now, failure.code));
        self.not_before = Some(now + pause.max(asked));
    }

    fn failed_by(&self, is: impl Fn(FailureCode) -> bool) -> bool {
        self.last_failure.is_some_and(|(_, code)| is(code))
    }

    /// A time that lies too far ahead was written under a clock that has been put right since.
    fn wait_until(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let furthest = TimeDelta::from_std(FURTHEST).unwrap_or(TimeDelta::MAX);
        self.not_before.filter(|until| *until > now && *until - now <= furthest)
    }
}

const fn waits_for_the_person(code: FailureCode) -> bool {
    matches!(code, FailureCode::NotSignedIn | FailureCode::NoConsent)
}

/// A part of `whole` by chance.
fn share(whole: Duration, seed: u64) -> Duration {
    let millis = (whole.as_millis() * u128::from(seed)) >> 64;
    Duration::from_millis(u64::try_from(millis).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
    }

    fn failed(code: FailureCode, times: u32, seed: u64) -> Pace {
        let mut pace = Pace::default();
        for _ in 0..times {
            pace.fail(&Failure::new(code, ""), at(0), seed);
        }
        pace
    }

    #[test]
    fn pauses_grow_to_a_longest_one_and_never_end() {
        let pause = |code, times| {
            let pauses =
                [0, u64::MAX].map(|seed| failed(code, times, seed).on(Trigger::Start, at(0)) - at(0));
            pauses.map(|pause| pause.num_seconds())
        };
        assert_eq!(pause(FailureCode::Offline, 1), [10, 19]);
        assert!(pause(FailureCode::Offline, 3)[0] == 40 && pause(FailureCode::Offline, 3)[1] < 80);
        for times in [10, 100, 1_000] {
            let [shortest, longest] = pause(FailureCode::Offline, times);
            assert!(shortest == 900 && longest < 1_800, "{times}: {shortest} {longest}");
            let [shortest, longest] = pause(FailureCode::AppTooOld, times);
            assert!(shortest == 3 * 3_600 && longest < 6 * 3_600, "{times}: {shortest} {longest}");
        }
    }

    #[test]
    fn chance_spreads_machines_that_failed_together() {
        let due = |seed| failed(FailureCode::ServerBusy, 5, seed).on(Trigger::Start, at(0));
        let times: std::collections::BTreeSet<_> =
            (0..100).map(|seed| due(seed * (u64::MAX / 100))).collect();
        assert!(times.len() > 90);
    }

    #[test]
    fn triggers_wait_for_the_pause_where_waiting_helps() {
        let offline = failed(FailureCode::Offline, 5, 0);
        let signed_out = failed(FailureCode::NotSignedIn, 1, 0);
        let due = |pace: &Pace, trigger| (pace.on(trigger, at(0)) - at(0)).num_seconds();
        assert_eq!(due(&offline, Trigger::Asked), 0);
        assert_eq!(due(&offline, Trigger::NetworkBack), 0);
        assert_eq!(due(&offline, Trigger::Permitted), 160);
        assert_eq!(due(&offline, Trigger::Written), 160);
        assert_eq!(due(&signed_out, Trigger::NetworkBack), 300);
        assert_eq!(due(&signed_out, Trigger::Permitted), 0);
        assert_eq!(due(&failed(FailureCode::NoConsent, 1, 0), Trigger::Permitted), 0);
        let fresh = Pace::default();
        assert_eq!(due(&fresh, Trigger::Start), 0);
        assert_eq!(due(&fresh, Trigger::Written), 5);
    }

    #[test]
    fn an_idle_machine_asks_no_more_often_than_every_five_minutes() {
        let mut pace = Pace::default();
        pace.succeed(at(0));
        for seed in [0, 1, u64::MAX / 2, u64::MAX] {
            let idle = (pace.idle(at(0), seed) - at(0)).num_seconds();
            assert!((300..=660).contains(&idle), "{idle}");
        }
    }

    #[test]
    fn the_server_is_not_asked_before_it_wants_to_be() {
        let mut pace = Pace::default();
        let busy = Failure {
            retry_after: Some(Duration::from_secs(900)),
            ..Failure::new(FailureCode::ServerBusy, "")
        };
        pace.fail(&busy, at(0), 0);
        assert_eq!(pace.on(Trigger::Start, at(0)), at(900));
        let never = Failure { retry_after: Some(Duration::MAX), ..busy };
        pace.fail(&never, at(0), 0);
        assert_eq!(pace.on(Trigger::Start, at(0)), at(86_400));
    }

    #[test]
    fn a_pause_under_a_wrong_clock_does_not_last_years() {
        let mut pace = Pace::default();
        let ten_years = 10 * 365 * 86_400;
        pace.fail(&Failure::new(FailureCode::Offline, ""), at(ten_years), 0);
        assert_eq!(pace.on(Trigger::Start, at(0)), at(0), "the clock was ahead");
        pace.fail(&Failure::new(FailureCode::Offline, ""), at(-ten_years), 0);
        assert_eq!(pace.on(Trigger::Start, at(0)), at(0), "the clock was behind");
    }

    #[test]
    fn what_is_kept_reads_back() {
        let mut pace = failed(FailureCode::Portal, 3, 7);
        pace.last_success = Some(at(-5));
        let text = serde_json::to_string(&pace).unwrap();
        assert_eq!(serde_json::from_str::<Pace>(&text).unwrap(), pace);
    }
}
