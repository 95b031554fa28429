//! Facts of one noun under their `(device, seq)`. Adding is a union of sets, so order and repeats cannot matter.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::fact::{Fact, FactRef};

/// What a fact said, and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<T> {
    /// When, by the clock of the device.
    pub at: DateTime<Utc>,
    /// What.
    pub value: T,
}

/// Entries in a deterministic order.
///
/// Within a device the number decides what is first and last, whatever its clock said; only between the devices'
/// own firsts and lasts does the clock decide, with the device's id as tie-break.
#[derive(Debug, Clone, PartialEq)]
pub struct Journal<T>(BTreeMap<FactRef, Entry<T>>);

impl<T> Default for Journal<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T> Journal<T> {
    pub(super) fn add(&mut self, fact: &Fact, value: T) {
        self.0.entry(fact.reference()).or_insert(Entry { at: fact.at, value });
    }

    /// How many different facts.
    #[must_use]
    pub fn len(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }

    /// Whether nothing was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All entries, by device and number.
    pub fn iter(&self) -> impl Iterator<Item = (&FactRef, &Entry<T>)> {
        self.0.iter()
    }

    /// The first entry.
    #[must_use]
    pub fn first(&self) -> Option<&Entry<T>> {
        let mut firsts: BTreeMap<_, &Entry<T>> = BTreeMap::new();
        for (fact, entry) in &self.0 {
            firsts.entry(fact.device).or_insert(entry);
        }
        firsts.into_iter().min_by_key(|(device, entry)| (entry.at, *device)).map(|(_, entry)| entry)
    }

    /// The latest entry.
    #[must_use]
    pub fn latest(&self) -> Option<&Entry<T>> {
        let lasts: BTreeMap<_, &Entry<T>> = self.0.iter().map(|(fact, entry)| (fact.device, entry)).collect();
        lasts.into_iter().max_by_key(|(device, entry)| (entry.at, *device)).map(|(_, entry)| entry)
    }
}
