//! When the power goes, and whether a sync keeps its word.

use std::sync::mpsc::Sender;

/// What a process asked of the disk and did not get: `fsync record.sqlite-wal`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    pub request: &'static str,
    pub file: String,
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.request, self.file)
    }
}

/// Whether what a sync promised is so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Honesty {
    #[default]
    Honest,
    /// Says that it has synced files with this ending, and has not: the control.
    Lies { ending: &'static str },
}

#[derive(Debug, Clone, Default)]
pub struct Power {
    honesty: Honesty,
    requests: u64,
    cut_before: Option<u64>,
    is_cut: bool,
    told: Option<Sender<Moment>>,
}

impl Power {
    #[must_use]
    pub fn new(honesty: Honesty) -> Self {
        Self { honesty, ..Self::default() }
    }

    /// Lets the power go before the request that comes after so many others, and tells of it.
    pub fn cut_after(&mut self, others: u64, told: Option<Sender<Moment>>) {
        self.cut_before = Some(self.requests + others + 1);
        self.told = told;
    }

    pub const fn is_on(&self) -> bool {
        !self.is_cut
    }

    /// Requests to change or sync something, until now.
    pub const fn requests(&self) -> u64 {
        self.requests
    }

    pub const fn honesty(&self) -> Honesty {
        self.honesty
    }

    /// One more request. Whether there is power to serve it.
    pub fn serves(&mut self, request: &'static str, file: &str) -> bool {
        if !self.is_on() {
            return false;
        }
        self.requests += 1;
        if self.cut_before == Some(self.requests) {
            self.is_cut = true;
            if let Some(told) = self.told.take() {
                // Nobody may be listening any more.
                drop(told.send(Moment { request, file: file.to_owned() }));
            }
        }
        self.is_on()
    }

    /// Whether a sync of this file does what it says.
    pub fn keeps(&self, file: &str) -> bool {
        match self.honesty {
            Honesty::Honest => true,
            Honesty::Lies { ending } => !file.ends_with(ending),
        }
    }
}
