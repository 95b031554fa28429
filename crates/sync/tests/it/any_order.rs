//! Pieces of chains, cut anywhere, in any order and any number of times: what is held is always a whole beginning of each
//! chain, and once every piece got through, the union, each fact once.

use std::collections::BTreeSet;

use learning::fact::DeviceId;
use proptest::prelude::*;
use protocol::sync::{Request, Run};

use crate::{
    machine::{Disk, consent},
    model::Model,
};

/// Facts `first..first + count` of a disk's own chain.
fn piece(disk: &Disk, first: usize, count: usize) -> Run {
    let links = &disk.chains[&disk.device];
    let last = (first - 1 + count).min(links.len());
    Run {
        device: disk.device.0,
        first: u32::try_from(first).unwrap(),
        before: first.checked_sub(2).map(|place| links[place].hash.to_string()),
        head: links[last - 1].hash.to_string(),
        facts: links[first - 1..last].iter().map(|link| link.fact.clone()).collect(),
    }
}

fn request(device: DeviceId, runs: Vec<Run>) -> Request {
    Request {
        version: protocol::VERSION,
        app: "0.1.0".to_owned(),
        device: device.0,
        cover: consent(),
        have: Vec::new(),
        runs,
        registers: Vec::new(),
        after: 0,
        done: Vec::new(),
    }
}

fn disk(number: u64, facts: usize) -> Disk {
    let mut disk = Disk::new(number);
    (0..facts).for_each(|place| disk.write(&format!("d{number}-{place}")));
    disk
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn any_order_any_cut_any_repeat_makes_the_union_once(
        lengths in prop::collection::vec(1_usize..30, 1..4),
        pieces in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 1_usize..40), 0..60),
    ) {
        let disks: Vec<_> = (1..).zip(&lengths).map(|(number, facts)| disk(number, *facts)).collect();
        let mut server = Model::default();
        for (at, (whose, first, count)) in (0..).zip(&pieces) {
            let disk = whose.get(&disks);
            let first = first.index(disk.chains[&disk.device].len()) + 1;
            server.answer(&request(disk.device, vec![piece(disk, first, *count)]), at).unwrap();
            let held = server.bodies();
            prop_assert_eq!(held.iter().collect::<BTreeSet<_>>().len(), held.len(), "something is held twice");
            for disk in &disks {
                let own: Vec<_> = disk.chains[&disk.device].iter().map(|link| link.fact.body.as_str()).collect();
                let there = own.iter().filter(|body| held.iter().any(|held| held == *body)).count();
                let beginning = own[..there].iter().all(|body| held.iter().any(|held| held == body));
                prop_assert!(beginning, "there is a gap");
            }
        }
        for disk in &disks {
            // In pieces that overlap.
            for first in (1..=disk.chains[&disk.device].len()).step_by(3) {
                server.answer(&request(disk.device, vec![piece(disk, first, 7)]), 999).unwrap();
            }
        }
        let mut all: Vec<_> = disks.iter().flat_map(Disk::bodies).collect();
        all.sort_unstable();
        prop_assert_eq!(server.bodies(), all);
    }
}
