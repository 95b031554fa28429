//! Whatever comes over the wire, nothing panics, nothing that was held is lost, nothing half-taken stays.

use std::{collections::BTreeSet, sync::Mutex};

use proptest::prelude::*;
use protocol::sync::{Answer, Fork, Request, Response, limit, read_request, write};
use sync::{exchange::exchange, failure::Failure, stop::stop, transport::Transport};

use crate::{
    machine::{Disk, Machine},
    model::Model,
    simulation::Dice,
    talk::Straight,
};

/// A server that means no good, or is broken in every way at once.
#[derive(Debug)]
struct Liar {
    server: Mutex<Model>,
    dice: Mutex<Dice>,
}

impl Transport for Liar {
    async fn send(&self, request: &Request) -> Result<Response, Failure> {
        let mut response = self.server.lock().unwrap().answer(request, 1).unwrap();
        let mut dice = self.dice.lock().unwrap();
        for answered in &mut response.answers {
            let number = u32::try_from(dice.roll(40)).unwrap();
            match dice.roll(8) {
                0 => answered.answer = Answer::Accepted { up_to: number },
                1 => answered.answer = Answer::Gap { expected: number },
                2 => answered.answer = Answer::Fork { at: number },
                3 => answered.answer = Answer::Gap { expected: u32::MAX },
                4 => answered.answer = Answer::Unknown,
                _ => {}
            }
        }
        for head in &mut response.has {
            match dice.roll(6) {
                0 => head.seq = u32::try_from(dice.roll(60)).unwrap(),
                1 => head.hash = "ab".repeat(32),
                2 => head.hash = "none".to_owned(),
                _ => {}
            }
        }
        for head in &request.have {
            if dice.roll(6) == 0 {
                response.forks.push(Fork { device: head.device, at: u32::try_from(dice.roll(50)).unwrap() });
            }
        }
        for run in &mut response.runs {
            match dice.roll(6) {
                0 => run.first = u32::try_from(dice.roll(9)).unwrap(),
                1 => run.before = None,
                2 => drop(run.facts.pop()),
                3 => run.facts.clear(),
                _ => {}
            }
        }
        response.after = dice.roll(9);
        response.more = dice.roll(2) == 0;
        response.tally.count += dice.roll(2);
        Ok(response)
    }
}

#[tokio::test]
async fn a_server_that_lies_takes_nothing_away() {
    let (_stopper, stop) = stop();
    for seed in 0..80 {
        let honest = Straight::new();
        let others = Machine::new(2);
        (0..20).for_each(|place| others.disk().write(&format!("o{place}")));
        exchange("0.1.0", &others, &honest, &stop).await.unwrap();

        let liar =
            Liar { server: Mutex::new(honest.server.lock().unwrap().clone()), dice: Mutex::new(Dice(seed)) };
        let machine = Machine::new(1);
        for round in 0..4 {
            (0..10).for_each(|place| machine.disk().write(&format!("s{round}-{place}")));
            let before: BTreeSet<_> = machine.disk().bodies().into_iter().collect();
            // How it ends does not matter here; that it ends does.
            drop(exchange("0.1.0", &machine, &liar, &stop).await);
            let after: BTreeSet<_> = machine.disk().bodies().into_iter().collect();
            assert!(after.is_superset(&before), "seed {seed}, round {round}");
        }
        // The truth, later, mends whatever was believed.
        exchange("0.1.0", &machine, &honest, &stop).await.unwrap();
        exchange("0.1.0", &others, &honest, &stop).await.unwrap();
        let written: BTreeSet<_> = machine.disk().bodies().into_iter().collect();
        let there: BTreeSet<_> = honest.server.lock().unwrap().bodies().into_iter().collect();
        assert_eq!(there, written, "seed {seed}");
        assert_eq!(there.len(), 60, "seed {seed}");
    }
}

/// A request with ten facts.
fn honest() -> (Request, Vec<u8>) {
    let way = Straight::new();
    let machine = Machine::with(Disk::new(1));
    (0..10).for_each(|place| machine.disk().write(&format!("f{place}")));
    machine.disk().set("note/a", "words");
    let (_stopper, stop) = stop();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(exchange("0.1.0", &machine, &way, &stop)).unwrap();
    let request = way.sent.lock().unwrap()[0].clone();
    let json = write(&request);
    (request, json)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_request_is_refused_or_leaves_a_whole_beginning(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..4), 1..4),
    ) {
        let (request, mut json) = honest();
        for (place, byte, how) in changes {
            let place = place.index(json.len());
            match how {
                0 => json[place] = byte,
                1 => drop(json.remove(place)),
                2 => json.insert(place, byte),
                _ => json.truncate(place.max(1)),
            }
        }
        let Ok(changed) = read_request(&json) else { return Ok(()) };
        if limit::check(&changed).is_err() {
            return Ok(());
        }
        let mut server = Model::default();
        drop(server.answer(&changed, 1));
        // A run is taken whole or not at all.
        let held = server.bodies().len();
        prop_assert!(held == 0 || held == 10, "{held}");
        // And the true request, later, is taken, once.
        server.answer(&request, 2).unwrap();
        prop_assert_eq!(server.bodies().len(), 10);
    }

    #[test]
    fn no_bytes_make_a_reader_fail_otherwise_than_by_an_error(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        drop(read_request(&bytes));
        drop(protocol::sync::read_response(&bytes));
        drop(protocol::sync::read_refusal(&bytes));
        drop(protocol::codec::decompress(&bytes, None, 1_000));
        drop(sync::courier::open(&bytes, "kopi tubruk"));
    }
}
