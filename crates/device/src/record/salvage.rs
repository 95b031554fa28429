//! Saving what can be read of a damaged record: from the file put aside, and from the copies made before.

mod bring;
mod header;
mod pages;
mod read;
mod walk;

use std::collections::BTreeMap;

use learning::{
    fact::{DeviceId, Head},
    register::{Register, Registers},
};

pub use read::read;

use super::row::FactRow;

/// Rows from all sources, sorted by what they are good for.
#[derive(Debug, Default)]
pub struct Found {
    /// Chains from the first fact on, every hash right.
    pub kept: Vec<FactRow>,
    /// Whole in themselves, behind a break.
    pub whole: Vec<FactRow>,
    /// Do not match their hash.
    pub broken: Vec<FactRow>,
    pub registers: BTreeMap<String, (Register, chrono::DateTime<chrono::Utc>)>,
}

/// Sorts rows: for every device the longest chain that holds, then what stands alone, then the rest.
fn sort(rows: Vec<FactRow>) -> Found {
    let mut found = Found::default();
    let mut by_number: BTreeMap<(String, i64), Vec<FactRow>> = BTreeMap::new();
    for mut row in rows {
        // One flipped bit makes a capital of a letter, which still names the same device.
        if let Some(device) = row.device() {
            row.device = device.to_string();
        }
        let candidates = by_number.entry((row.device.clone(), row.seq)).or_default();
        if !candidates.contains(&row) {
            candidates.push(row);
        }
    }
    let mut heads: BTreeMap<DeviceId, Head> = BTreeMap::new();
    for candidates in by_number.into_values() {
        let next = candidates.iter().find_map(|row| {
            let head = row.device().and_then(|device| heads.get(&device).copied());
            Some((row.clone(), row.follow(head.as_ref())?.head))
        });
        match next {
            Some((row, head)) => {
                heads.insert(head.device, head);
                found.kept.push(row);
            }
            None => leave(candidates, &mut found),
        }
    }
    found
}

/// Of several rows under one number at most one is taken: the others are damaged forms of it.
fn leave(candidates: Vec<FactRow>, found: &mut Found) {
    match candidates.iter().position(|row| row.alone().is_some()) {
        Some(at) => found.whole.extend(candidates.into_iter().nth(at)),
        None => found.broken.extend(candidates),
    }
}

fn add_register(found: &mut Found, register: Register, at: chrono::DateTime<chrono::Utc>) {
    let mut both = Registers::default();
    let key = register.key.as_str().to_owned();
    if let Some((kept, _)) = found.registers.get(&key) {
        both.apply(kept.clone());
        both.apply(register.clone());
        if both.find(&register.key) != Some(&register) {
            return;
        }
    }
    found.registers.insert(key, (register, at));
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use learning::{
        fact::{Fact, FactBody, ItemRef},
        hash::ContentHash,
    };
    use uuid::Uuid;

    use super::*;
    use crate::record::commit::Plan;

    fn row(device: &str) -> FactRow {
        let lesson = ItemRef {
            id: "net-101-l01".to_owned(),
            rev: "v1.0".parse().unwrap(),
            hash: ContentHash::of(b"text"),
        };
        let own = DeviceId(Uuid::from_u128(0xabcd));
        let fact = Fact::new(own, 1, DateTime::UNIX_EPOCH, FactBody::LessonCompleted { lesson });
        let link = Plan::new(None, std::iter::once(fact), Vec::new()).links.remove(0);
        FactRow {
            device: device.to_owned(),
            seq: 1,
            canonical: String::from_utf8(link.fact.canonical()).unwrap(),
            hash: link.hash.as_bytes().to_vec(),
            previous: None,
        }
    }

    /// As the damaged file and the copy beside it may have it.
    #[test]
    fn a_device_whose_letter_became_a_capital_is_the_same_device() {
        let (right, flipped) =
            (DeviceId(Uuid::from_u128(0xabcd)).to_string(), "00000000-0000-0000-0000-00000000aBcd");
        assert_ne!(right, flipped);
        let found = sort(vec![row(flipped), row(&right)]);
        assert_eq!((found.kept, found.whole.len(), found.broken.len()), (vec![row(&right)], 0, 0));
    }
}
