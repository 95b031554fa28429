//! New ids: the next free number, and short ids that no one has used.

use std::collections::BTreeSet;

use course::academy::Academy;
use learning::hash::ContentHash;

/// Crockford's base 32 in lower case: no i, l, o, u.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Every id ever issued or written, and the chance from which new ones are made.
#[derive(Debug)]
pub struct Known {
    ids: BTreeSet<String>,
    chance: u128,
}

impl Known {
    pub fn of(academy: &Academy, chance: u128) -> Self {
        let issued = academy.lock.entries().map(|(id, _)| id.to_owned());
        Self { ids: issued.chain(academy.ids.iter().map(|one| one.id.clone())).collect(), chance }
    }

    pub fn contains(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// The number after the highest that `prefix` was given, retired ones included.
    pub fn next_number(&self, prefix: &str) -> u32 {
        let tails = self.ids.iter().filter_map(|id| id.strip_prefix(prefix));
        tails.filter_map(|tail| tail.parse::<u32>().ok()).max().unwrap_or(0) + 1
    }

    /// The course number after the highest of a level, in the academy's series: 101, 110, 120, …
    pub fn next_course(&self, prefix: &str, level: u32) -> Option<u32> {
        let tails = self.ids.iter().filter_map(|id| id.strip_prefix(prefix));
        let numbers = tails.filter_map(|tail| tail.parse::<u32>().ok());
        match numbers.filter(|number| number / 100 == level).max() {
            None => Some(level * 100 + 1),
            Some(highest) => Some((highest / 10 + 1) * 10).filter(|next| next / 100 == level),
        }
    }

    /// `q-` or `s-` and four digits by chance.
    pub fn short(&mut self, prefix: &str) -> String {
        let free = (0_u32..).map(|turn| short(prefix, self.chance, turn)).find(|id| !self.ids.contains(id));
        let id = free.unwrap_or_default();
        self.ids.insert(id.clone());
        id
    }
}

fn short(prefix: &str, chance: u128, turn: u32) -> String {
    let hash = ContentHash::of(format!("{prefix} {chance} {turn}").as_bytes());
    let tail = hash.as_bytes()[..4].iter().map(|byte| char::from(DIGITS[usize::from(byte % 32)]));
    prefix.chars().chain(tail).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(ids: &[&str], chance: u128) -> Known {
        Known { ids: ids.iter().map(|id| (*id).to_owned()).collect(), chance }
    }

    #[test]
    fn numbers_go_on_after_the_highest() {
        let known = known(&["net-101-l02", "net-101-l10", "net-101-m1", "net-101-l10.o1"], 0);
        assert_eq!(known.next_number("net-101-l"), 11);
        assert_eq!(known.next_number("net-101-m"), 2);
        assert_eq!(known.next_number("net-201-l"), 1);
    }

    #[test]
    fn courses_go_on_in_tens_within_their_level() {
        let known = known(&["net-101", "net-110", "net-201", "net-390", "net-391"], 0);
        assert_eq!(known.next_course("net-", 1), Some(120));
        assert_eq!(known.next_course("net-", 2), Some(210));
        assert_eq!(known.next_course("net-", 3), None);
        assert_eq!(known.next_course("sec-", 3), Some(301));
    }

    #[test]
    fn short_ids_follow_chance_and_are_never_given_twice() {
        let mut first = known(&[], 7);
        let ids: BTreeSet<String> = (0..300).map(|_| first.short("q-")).collect();
        assert_eq!(ids.len(), 300);
        assert!(ids.iter().all(|id| learning::id::QuestionId::parse(id).is_ok()));
        let id = known(&[], 7).short("q-");
        assert!(ids.contains(&id));
        assert_ne!(known(&[&id], 7).short("q-"), id);
        assert_ne!(known(&[], 8).short("q-"), id);
    }
}
