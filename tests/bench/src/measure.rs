//! Times of many runs of the same thing, and what is said of them.

use std::time::{Duration, Instant};

/// Measured times; never empty when something is asked of them.
#[derive(Debug, Clone, Default)]
pub struct Times(Vec<Duration>);

impl Times {
    pub fn push(&mut self, time: Duration) {
        self.0.push(time);
    }

    pub fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    #[must_use]
    pub fn median(&self) -> Duration {
        self.percentile(50)
    }

    /// The time that so many of a hundred do not exceed (nearest rank).
    #[must_use]
    pub fn percentile(&self, percent: usize) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let rank = (sorted.len() * percent).div_ceil(100).max(1);
        sorted.get(rank - 1).copied().unwrap_or_default()
    }

    #[must_use]
    pub fn longest(&self) -> Duration {
        self.percentile(100)
    }

    #[must_use]
    pub fn shortest(&self) -> Duration {
        self.0.iter().min().copied().unwrap_or_default()
    }
}

/// What a piece of work took, by the clock and of this process's processor time, which other programs disturb less.
#[derive(Debug, Clone, Copy, Default)]
pub struct Spent {
    pub wall: Duration,
    pub cpu: Duration,
}

impl std::ops::AddAssign for Spent {
    fn add_assign(&mut self, other: Self) {
        self.wall += other.wall;
        self.cpu += other.cpu;
    }
}

pub fn timed<T>(work: impl FnOnce() -> T) -> (T, Spent) {
    let (start, cpu) = (Instant::now(), processor());
    let done = work();
    (done, Spent { wall: start.elapsed(), cpu: processor().saturating_sub(cpu) })
}

fn processor() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::try_from(time).unwrap_or_default()
}

#[must_use]
pub fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

/// `12.3 ms`, `1.24 s`
#[must_use]
pub fn shown(time: Duration) -> String {
    match time.as_secs_f64() {
        seconds if seconds >= 1.0 => format!("{seconds:.2} s"),
        seconds if seconds >= 0.1 => format!("{:.0} ms", seconds * 1e3),
        seconds => format!("{:.2} ms", seconds * 1e3),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_measured_times() {
        let mut times = Times::default();
        for ms in (1..=200).rev() {
            times.push(Duration::from_millis(ms));
        }
        assert_eq!(times.median(), Duration::from_millis(100));
        assert_eq!(times.percentile(99), Duration::from_millis(198));
        assert_eq!(times.longest(), Duration::from_millis(200));
        assert_eq!(times.shortest(), Duration::from_millis(1));
        let mut one = Times::default();
        one.push(Duration::from_secs(1));
        assert_eq!(one.percentile(1), Duration::from_secs(1));
    }
}
