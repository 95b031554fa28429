//! A clock that tests can put forward.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use device::clock::{Clock, SystemClock};

/// The system's clock, ahead by so many seconds.
#[derive(Debug, Default)]
pub struct ShiftedClock {
    ahead: AtomicI64,
}

impl ShiftedClock {
    pub fn advance(&self, seconds: i64) {
        self.ahead.fetch_add(seconds, Ordering::Relaxed);
    }
}

impl Clock for ShiftedClock {
    fn now(&self) -> DateTime<Utc> {
        SystemClock.now() + TimeDelta::seconds(self.ahead.load(Ordering::Relaxed))
    }
}
