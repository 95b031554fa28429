//! How often somebody may ask. Counted in the memory of this process: with several processes each counts its own.

use std::{fmt::Display, num::NonZeroU32, time::Duration};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _};

use crate::{
    failure::{Failure, FailureCode, Result},
    id::AccountId,
};

/// Keys kept at most, before those that are quiet are forgotten.
const KEYS: usize = 50_000;

/// The counters.
#[derive(Debug)]
pub(crate) struct Rates(Option<Counters>);

#[derive(Debug)]
struct Counters {
    /// Tries at the door for one e-mail address: ten, then one each half minute.
    address: DefaultKeyedRateLimiter<[u8; 32]>,
    /// Tries at the door from one client: thirty, then one each two seconds. A company may sit behind one address.
    client: DefaultKeyedRateLimiter<String>,
    /// Calls of one account: 240, then four a second.
    account: DefaultKeyedRateLimiter<AccountId>,
}

fn quota(burst: u32, each: Duration) -> Quota {
    let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
    Quota::with_period(each).unwrap_or_else(|| Quota::per_second(NonZeroU32::MIN)).allow_burst(burst)
}

impl Rates {
    pub(crate) fn new(on: bool) -> Self {
        Self(on.then(|| Counters {
            address: RateLimiter::keyed(quota(10, Duration::from_secs(30))),
            client: RateLimiter::keyed(quota(30, Duration::from_secs(2))),
            account: RateLimiter::keyed(quota(240, Duration::from_millis(250))),
        }))
    }

    /// A try at the door from a client.
    pub(crate) fn client(&self, client: &impl Display) -> Result<()> {
        self.0.as_ref().map_or(Ok(()), |all| check(&all.client, &client.to_string()))
    }

    /// A try at the door for an address.
    pub(crate) fn address(&self, hash: [u8; 32]) -> Result<()> {
        self.0.as_ref().map_or(Ok(()), |all| check(&all.address, &hash))
    }

    /// A call of an account.
    pub(crate) fn account(&self, account: AccountId) -> Result<()> {
        self.0.as_ref().map_or(Ok(()), |all| check(&all.account, &account))
    }
}

fn check<K: Clone + Eq + std::hash::Hash>(limiter: &DefaultKeyedRateLimiter<K>, key: &K) -> Result<()> {
    if limiter.len() > KEYS {
        limiter.retain_recent();
    }
    limiter.check_key(key).map_err(|until| {
        let wait = until.wait_time_from(limiter.clock().now());
        metrics::counter!("academy_rate_limited_total").increment(1);
        Failure::new(
            FailureCode::TooManyRequests,
            "Terlalu sering mencoba. Tunggu sebentar, lalu coba lagi.",
            "Too many tries. Wait a moment, then try again.",
            (wait.as_secs() + 1).to_string(),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_tried_ten_times_and_others_are_not_held_up() {
        let rates = Rates::new(true);
        let tries = |key: u8| (0..20).filter(|_| rates.address([key; 32]).is_ok()).count();
        assert_eq!((tries(1), tries(2)), (10, 10));
        let refused = rates.address([1; 32]).unwrap_err();
        assert_eq!(refused.code, FailureCode::TooManyRequests);
        assert!((1..=31).contains(&refused.details.parse::<u32>().unwrap()), "{refused}");
        assert!((0..200).all(|_| Rates::new(false).address([1; 32]).is_ok()));
    }
}
