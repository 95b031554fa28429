//! How often somebody was wrong about what opens a seal. A few slips cost nothing; after that each costs a while.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

/// So many slips in a row are free.
const FREE: u32 = 3;
/// The first wait, in seconds; each further slip doubles it.
const FIRST: i64 = 5;
const LONGEST: i64 = 300;

/// By profile; gone with the app. What protects a seal is the work of trying, not this.
#[derive(Debug, Default)]
pub struct Tries(BTreeMap<Uuid, Slips>);

#[derive(Debug, Clone, Copy)]
struct Slips {
    count: u32,
    last: DateTime<Utc>,
}

impl Tries {
    /// Seconds until the next try, if there is a wait. A clock that was put back ends it.
    pub fn wait(&self, id: Uuid, now: DateTime<Utc>) -> Option<i64> {
        let slips = self.0.get(&id).filter(|slips| slips.count >= FREE && now >= slips.last)?;
        let wait = FIRST.saturating_mul(1 << (slips.count - FREE).min(10)).min(LONGEST);
        let left = slips.last + TimeDelta::seconds(wait) - now;
        (left > TimeDelta::zero()).then(|| (left.num_milliseconds() + 999) / 1_000)
    }

    pub fn slipped(&mut self, id: Uuid, now: DateTime<Utc>) {
        let slips = self.0.entry(id).or_insert(Slips { count: 0, last: now });
        *slips = Slips { count: slips.count.saturating_add(1), last: now };
    }

    pub fn forget(&mut self, id: Uuid) {
        self.0.remove(&id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_slips_are_free_and_then_each_costs_twice_as_long() {
        let (id, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let start = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let mut tries = Tries::default();
        let mut waits = Vec::new();
        for _ in 0..12 {
            tries.slipped(id, start);
            waits.push(tries.wait(id, start).unwrap_or_default());
        }
        assert_eq!(waits, [0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300, 300]);
        assert_eq!(tries.wait(other, start), None);
        assert_eq!(tries.wait(id, start + TimeDelta::milliseconds(298_500)), Some(2));
        assert_eq!(tries.wait(id, start + TimeDelta::seconds(300)), None);
        assert_eq!(tries.wait(id, start - TimeDelta::days(3_650)), None, "the clock was wrong");
        tries.forget(id);
        assert_eq!(tries.wait(id, start), None);
    }
}
