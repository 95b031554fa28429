//! One case each: what becomes of it between one machine and the server.

use std::sync::Mutex;

use learning::fact::DeviceId;
use protocol::sync::{Action, Answer, Order, Request, Response};
use sync::{
    exchange::{Ended, Summary, exchange},
    failure::{Failure, FailureCode},
    plan::Refused,
    stop::stop,
    transport::Transport,
};
use uuid::Uuid;

use crate::{
    machine::{Disk, Machine},
    model::{Model, now},
};

/// A way without faults; what passes can be looked at and changed.
type Change = Box<dyn Fn(&Request, &mut Response) + Send + Sync>;

pub struct Straight {
    pub server: Mutex<Model>,
    pub sent: Mutex<Vec<Request>>,
    change: Change,
}

impl std::fmt::Debug for Straight {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Straight")
    }
}

impl Straight {
    pub fn new() -> Self {
        Self::changing(|_, _| ())
    }

    fn changing(change: impl Fn(&Request, &mut Response) + Send + Sync + 'static) -> Self {
        Self { server: Mutex::default(), sent: Mutex::default(), change: Box::new(change) }
    }

    fn bodies(&self) -> Vec<String> {
        self.server.lock().unwrap().bodies()
    }
}

impl Transport for Straight {
    async fn send(&self, request: &Request) -> Result<Response, Failure> {
        let mut sent = self.sent.lock().unwrap();
        sent.push(request.clone());
        let mut response = self.server.lock().unwrap().answer(request, sent.len() as u64).unwrap();
        (self.change)(request, &mut response);
        Ok(response)
    }
}

pub async fn talk(machine: &Machine, way: &impl Transport) -> Result<Ended, Failure> {
    let (_stopper, stop) = stop();
    exchange("0.1.0", machine, way, &stop).await
}

async fn done(machine: &Machine, way: &impl Transport) -> Summary {
    match talk(machine, way).await.unwrap() {
        Ended::Done(summary) => summary,
        other => panic!("{other:?}"),
    }
}

fn with_facts(number: u64, count: u32) -> Machine {
    let machine = Machine::new(number);
    (0..count).for_each(|place| machine.disk().write(&format!("m{number}-{place}")));
    machine
}

fn own(machine: &Machine) -> DeviceId {
    machine.disk().device
}

fn is_confirmed(machine: &Machine) -> bool {
    let disk = machine.disk();
    let held = disk.chains.keys().filter(|device| disk.held(**device) > 0);
    let mut all = held.map(|device| disk.confirmed.get(device) == Some(&disk.held(*device)));
    all.all(|confirmed| confirmed)
}

#[tokio::test]
async fn what_was_done_is_confirmed_with_a_receipt() {
    let (machine, way) = (with_facts(1, 3), Straight::new());
    done(&machine, &way).await;
    assert_eq!(way.bodies(), machine.disk().bodies());
    assert!(is_confirmed(&machine));
    let receipts: Vec<_> = machine.disk().receipts.values().map(|receipt| receipt.number.clone()).collect();
    assert_eq!(receipts, ["R1-0", "R1-0", "R1-0"]);
    // Nothing new: one request that carries nothing.
    assert_eq!(done(&machine, &way).await.exchanges, 1);
    assert!(way.sent.lock().unwrap().last().unwrap().runs.is_empty());
}

#[tokio::test]
async fn more_than_one_request_may_carry_takes_several() {
    let (machine, way) = (with_facts(1, 1_201), Straight::new());
    assert_eq!(done(&machine, &way).await.exchanges, 3);
    let sizes: Vec<_> = way.sent.lock().unwrap().iter().map(|request| request.runs[0].facts.len()).collect();
    assert_eq!(sizes, [500, 500, 201]);
    assert!(is_confirmed(&machine));
}

#[tokio::test]
async fn a_new_laptop_gets_everything() {
    let (old, way) = (with_facts(1, 130), Straight::new());
    old.disk().set("note/a", "words");
    done(&old, &way).await;
    let new = Machine::new(2);
    done(&new, &way).await;
    assert_eq!(new.disk().bodies(), old.disk().bodies());
    assert!(new.disk().registers.iter().eq(old.disk().registers.iter()));
    assert!(is_confirmed(&new));
    assert_eq!(new.disk().receipts.len(), 130, "with the old one's receipts");
}

#[tokio::test]
async fn a_server_restored_to_yesterday_gets_today_again() {
    let (machine, way) = (with_facts(1, 20), Straight::new());
    machine.disk().set("note/a", "yesterday");
    done(&machine, &way).await;
    let yesterday = way.server.lock().unwrap().clone();
    machine.disk().write("today");
    machine.disk().set("note/a", "today");
    done(&machine, &way).await;
    *way.server.lock().unwrap() = yesterday;
    done(&machine, &way).await;
    assert_eq!(way.bodies(), machine.disk().bodies());
    assert!(way.server.lock().unwrap().registers().iter().eq(machine.disk().registers.iter()));
    assert!(is_confirmed(&machine));
}

#[tokio::test]
async fn what_the_server_lost_comes_back_from_whoever_has_it() {
    let (gone, way) = (with_facts(1, 20), Straight::new());
    done(&gone, &way).await;
    let other = Machine::new(2);
    done(&other, &way).await;
    way.server.lock().unwrap().forget(own(&gone), 6);
    done(&other, &way).await;
    assert_eq!(way.bodies(), gone.disk().bodies());
}

#[tokio::test]
async fn a_device_restored_to_last_week_gets_its_own_facts_back() {
    let (machine, way) = (with_facts(1, 5), Straight::new());
    let last_week = machine.disk().clone();
    (0..7).for_each(|place| machine.disk().write(&format!("later-{place}")));
    done(&machine, &way).await;
    let restored = Machine::with(last_week);
    done(&restored, &way).await;
    assert_eq!(restored.disk().bodies(), machine.disk().bodies());
    assert_eq!(own(&restored), own(&machine), "nothing was written twice, so it stays the same device");
}

#[tokio::test]
async fn a_restored_device_that_went_on_becomes_another_and_loses_nothing() {
    let (machine, way) = (with_facts(1, 700), Straight::new());
    let last_week = machine.disk().clone();
    (0..7).for_each(|place| machine.disk().write(&format!("later-{place}")));
    done(&machine, &way).await;
    let restored = Machine::with(Disk { ids: 99 << 64, ..last_week });
    (0..3).for_each(|place| restored.disk().write(&format!("again-{place}")));
    done(&restored, &way).await;
    assert_eq!(way.bodies().len(), 710);
    assert_eq!(restored.disk().bodies(), way.bodies());
    assert_ne!(own(&restored), own(&machine));
    assert!(is_confirmed(&restored));
}

/// Everything is confirmed on both, and yet the two differ far back: the place is searched.
#[tokio::test]
async fn where_chains_part_is_found_however_far_back() {
    let (machine, way) = (with_facts(1, 10), Straight::new());
    let copied = Disk { ids: 99 << 64, ..machine.disk().clone() };
    (0..1_300).for_each(|place| machine.disk().write(&format!("one-{place}")));
    done(&machine, &way).await;
    let copy = Machine::with(copied);
    (0..1_200).for_each(|place| copy.disk().write(&format!("two-{place}")));
    // What is believed to be confirmed is not.
    let device = own(&copy);
    copy.disk().confirmed.insert(device, 1_205);
    done(&copy, &way).await;
    assert_eq!(way.bodies().len(), 2_510);
    assert_eq!(copy.disk().bodies(), way.bodies());
}

#[tokio::test]
async fn without_consent_nothing_is_sent() {
    let (machine, way) = (with_facts(1, 3), Straight::new());
    for cover in [
        None,
        Some(protocol::sync::Cover { notice: "1.0".to_owned(), purposes: vec!["improvement".to_owned()] }),
    ] {
        machine.disk().cover = cover;
        assert_eq!(talk(&machine, &way).await, Ok(Ended::NotAllowed));
    }
    assert_eq!(way.sent.lock().unwrap().len(), 0);
}

#[tokio::test]
async fn consent_taken_back_between_two_requests_ends_the_talk() {
    let machine = std::sync::Arc::new(with_facts(1, 1_201));
    let disk = std::sync::Arc::clone(&machine);
    let way = Straight::changing(move |_, _| disk.disk().cover = None);
    assert_eq!(talk(&machine, &way).await, Ok(Ended::NotAllowed));
    assert_eq!(way.sent.lock().unwrap().len(), 1);
}

#[derive(Debug)]
struct Never;

impl Transport for Never {
    async fn send(&self, _: &Request) -> Result<Response, Failure> {
        std::future::pending().await
    }
}

#[tokio::test]
async fn the_stop_breaks_off_what_is_on_the_way_and_lets_nothing_more_out() {
    let machine = with_facts(1, 3);
    let (stopper, given) = stop();
    let talk = exchange("0.1.0", &machine, &Never, &given);
    let (ended, ()) = tokio::join!(talk, async { stopper.stop() });
    assert_eq!(ended, Ok(Ended::Stopped));
    let way = Straight::new();
    assert_eq!(exchange("0.1.0", &machine, &way, &given).await, Ok(Ended::Stopped));
    assert_eq!(way.sent.lock().unwrap().len(), 0);
}

#[tokio::test]
async fn whoever_could_give_the_stop_being_gone_is_a_stop() {
    let (machine, way) = (with_facts(1, 3), Straight::new());
    let (stopper, given) = stop();
    drop(stopper);
    assert_eq!(exchange("0.1.0", &machine, &way, &given).await, Ok(Ended::Stopped));
    assert_eq!(way.sent.lock().unwrap().len(), 0);
}

#[tokio::test]
async fn facts_that_are_not_taken_are_told_and_hold_up_nothing_else() {
    let other = with_facts(2, 2);
    let machine = with_facts(1, 3);
    let (sick, chain) = (own(&machine), other.disk().chains.clone());
    machine.disk().chains.extend(chain);
    let way = Straight::changing(move |_, response| {
        for answered in response.answers.iter_mut().filter(|one| one.device == sick.0) {
            answered.answer = Answer::Unfit { seq: 2 };
        }
        response.has.retain(|head| head.device != sick.0);
    });
    let summary = done(&machine, &way).await;
    assert_eq!(summary.refused, [(sick, Refused::Unfit { seq: 2 })]);
    assert_eq!(machine.disk().confirmed.get(&own(&other)), Some(&2));
    assert_eq!(machine.disk().confirmed.get(&sick), None);
}

#[tokio::test]
async fn a_damaged_chain_is_told_and_not_sent_for_ever() {
    let (machine, way) = (with_facts(1, 3), Straight::new());
    let device = own(&machine);
    let first = machine.disk().chains[&device][0].fact.clone();
    machine.disk().chains.get_mut(&device).unwrap()[1].fact = first;
    assert_eq!(done(&machine, &way).await.refused, [(device, Refused::Broken)]);
    assert_eq!(way.bodies().len(), 0);
}

#[tokio::test]
async fn registers_that_differ_are_all_sent_again_once() {
    let (machine, way) = (with_facts(1, 1), Straight::new());
    machine.disk().set("note/a", "words");
    machine.disk().set("note/b", "words");
    done(&machine, &way).await;
    // Lost on the way to the server's disk, and nobody noticed.
    *way.server.lock().unwrap() = Model::default();
    done(&machine, &way).await;
    assert_eq!(way.server.lock().unwrap().registers().len(), 2);
    assert_eq!(machine.disk().resent, 1);
    done(&machine, &way).await;
    assert_eq!(machine.disk().resent, 1);
}

#[tokio::test]
async fn a_digest_that_never_comes_out_is_no_endless_talk() {
    let (machine, way) = (with_facts(1, 1), Straight::changing(|_, response| response.tally.count = 7));
    assert!(done(&machine, &way).await.exchanges < 5);
}

#[tokio::test]
async fn a_server_that_sees_forks_everywhere_makes_no_endless_devices() {
    let way = Straight::changing(|request, response| {
        for (answered, run) in response.answers.iter_mut().zip(&request.runs) {
            answered.answer = Answer::Fork { at: run.first };
        }
        response.has.clear();
        response.runs.clear();
        response.more = false;
    });
    let machine = with_facts(1, 3);
    let summary = done(&machine, &way).await;
    assert!(summary.exchanges < 200 && !summary.refused.is_empty(), "{summary:?}");
    assert_eq!(machine.disk().bodies().len(), 3);
}

#[tokio::test]
async fn an_exchange_that_changes_nothing_and_leaves_something_is_a_failure() {
    let way = Straight::changing(|_, response| {
        response.answers.clear();
        response.has.clear();
    });
    let failure = talk(&with_facts(1, 3), &way).await.unwrap_err();
    assert_eq!(failure.code, FailureCode::NoProgress);
}

#[tokio::test]
async fn an_order_is_told_until_it_was_carried_out_everywhere_it_was_told() {
    let (machine, way) = (with_facts(1, 1), Straight::new());
    let order = Order { order: Uuid::from_u128(9), action: Action::Erase, made_at: now() };
    way.server.lock().unwrap().orders.push(order.clone());
    done(&machine, &way).await;
    assert_eq!(machine.disk().news.clone().unwrap().orders, [order]);
    // The machine carries it out at once and says so with its next request.
    done(&machine, &way).await;
    assert_eq!(machine.disk().news.clone().unwrap().orders, []);
    done(&machine, &way).await;
    assert_eq!(way.sent.lock().unwrap().last().unwrap().done, Vec::<Uuid>::new());
}

#[tokio::test]
async fn a_run_of_the_servers_that_does_not_come_out_is_left_out() {
    let (old, way) = (with_facts(1, 3), Straight::new());
    done(&old, &way).await;
    let forged = Straight::changing(|_, response| {
        for run in &mut response.runs {
            run.facts.swap(0, 1);
        }
    });
    *forged.server.lock().unwrap() = way.server.lock().unwrap().clone();
    let new = Machine::new(2);
    assert_eq!(talk(&new, &forged).await.unwrap_err().code, FailureCode::NoProgress);
    assert_eq!(new.disk().bodies(), Vec::<String>::new());
}

#[tokio::test]
async fn a_server_that_always_has_something_new_is_left_at_some_point() {
    let way = Straight::changing(|request, response| {
        response.after = request.after + 1;
        response.more = true;
    });
    let failure = talk(&with_facts(1, 3), &way).await.unwrap_err();
    assert_eq!(failure.code, FailureCode::NoProgress);
    assert!(way.sent.lock().unwrap().len() > 1_000);
}

#[tokio::test]
async fn a_record_that_never_rests_ends_the_talk_and_not_the_program() {
    let (machine, way) = (with_facts(1, 3), Straight::new());
    machine.disk().never_rests = true;
    assert_eq!(talk(&machine, &way).await.unwrap_err().code, FailureCode::Store);
    assert!(machine.disk().confirmed.is_empty());
}
