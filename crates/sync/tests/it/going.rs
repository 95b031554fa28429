//! The loop beside the app, with a clock that a test puts forward.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use chrono::{DateTime, Utc};
use protocol::sync::{Request, Response};
use sync::{
    failure::{Failure, FailureCode},
    keep_going::{Surroundings, keep_going},
    pace::{Pace, Trigger},
    stop::{Stop, stop},
    store::StoreError,
    transport::Transport,
};
use tokio::{
    sync::mpsc::{Receiver, channel},
    time::{Instant, sleep},
};

use crate::{
    machine::Machine,
    model::{Model, now},
};

/// A day under a clock that runs as fast as nothing happens.
#[derive(Debug)]
struct Day {
    begun: Instant,
    kept: Mutex<Option<Pace>>,
}

impl Day {
    fn new() -> Self {
        Self { begun: Instant::now(), kept: Mutex::default() }
    }

    fn pace(&self) -> Pace {
        self.kept.lock().unwrap().clone().unwrap_or_default()
    }
}

impl Surroundings for Day {
    fn now(&self) -> DateTime<Utc> {
        now() + self.begun.elapsed()
    }

    fn seed(&self) -> u64 {
        u64::MAX / 2
    }

    async fn sleep(&self, time: Duration) {
        sleep(time).await;
    }

    async fn load_pace(&self) -> Result<Pace, StoreError> {
        Ok(self.pace())
    }

    async fn save_pace(&self, pace: &Pace) -> Result<(), StoreError> {
        *self.kept.lock().unwrap() = Some(pace.clone());
        Ok(())
    }
}

/// A way that can be closed; notes when it was tried.
#[derive(Debug)]
struct Gate {
    server: Mutex<Model>,
    is_open: AtomicBool,
    tried: Mutex<Vec<Instant>>,
}

impl Gate {
    fn new(is_open: bool) -> Self {
        Self { server: Mutex::default(), is_open: AtomicBool::new(is_open), tried: Mutex::default() }
    }

    fn tries(&self) -> usize {
        self.tried.lock().unwrap().len()
    }

    /// The pauses between tries, in seconds.
    fn pauses(&self) -> Vec<u64> {
        let tried = self.tried.lock().unwrap();
        tried.windows(2).map(|two| (two[1] - two[0]).as_secs()).collect()
    }
}

impl Transport for Gate {
    async fn send(&self, request: &Request) -> Result<Response, Failure> {
        self.tried.lock().unwrap().push(Instant::now());
        if !self.is_open.load(Ordering::Relaxed) {
            return Err(Failure::new(FailureCode::Offline, "closed"));
        }
        Ok(self.server.lock().unwrap().answer(request, 1).unwrap())
    }
}

fn machine() -> Machine {
    let machine = Machine::new(1);
    machine.disk().write("done");
    machine
}

async fn go(machine: &Machine, gate: &Gate, day: &Day, triggers: Receiver<Trigger>, stop: &Stop) {
    keep_going("0.1.0", machine, gate, day, triggers, stop).await;
}

/// The loop for this long, then the stop.
async fn for_a_while(machine: &Machine, gate: &Gate, day: &Day, time: Duration) {
    let (_sender, triggers) = channel(1);
    let (stopper, given) = stop();
    tokio::join!(go(machine, gate, day, triggers, &given), async {
        sleep(time).await;
        stopper.stop();
    });
}

const HOUR: Duration = Duration::from_secs(3_600);

#[tokio::test(start_paused = true)]
async fn it_tries_for_ever_with_growing_pauses_and_gets_through_when_the_network_is_back() {
    let (machine, gate, day) = (machine(), Gate::new(false), Day::new());
    for_a_while(&machine, &gate, &day, 48 * HOUR).await;
    let pauses = gate.pauses();
    assert!((10..=20).contains(&pauses[0]) && pauses[3] > pauses[0], "{pauses:?}");
    assert!(pauses.iter().skip(8).all(|pause| (900..=1_800).contains(pause)), "{pauses:?}");
    assert!(gate.tries() > 96, "{}", gate.tries());
    assert_eq!(day.pace().last_failure.map(|(_, code)| code), Some(FailureCode::Offline));

    gate.is_open.store(true, Ordering::Relaxed);
    for_a_while(&machine, &gate, &day, HOUR).await;
    assert_eq!(gate.server.lock().unwrap().bodies(), machine.disk().bodies());
    assert!(day.pace().last_success.is_some() && day.pace().last_failure.is_none());
}

#[tokio::test(start_paused = true)]
async fn a_restart_does_not_begin_the_pauses_anew() {
    let (machine, gate, day) = (machine(), Gate::new(false), Day::new());
    for_a_while(&machine, &gate, &day, 12 * HOUR).await;
    let before = gate.tries();
    // Ten starts within ten minutes: a pause of a quarter of an hour or more holds.
    for _ in 0..10 {
        for_a_while(&machine, &gate, &day, Duration::from_secs(60)).await;
    }
    assert!(gate.tries() - before <= 1, "{}", gate.tries() - before);
}

#[tokio::test(start_paused = true)]
async fn an_idle_machine_asks_rarely_and_goes_on_asking() {
    let (machine, gate, day) = (machine(), Gate::new(true), Day::new());
    for_a_while(&machine, &gate, &day, 24 * HOUR).await;
    let pauses = gate.pauses();
    assert!(pauses.iter().skip(1).all(|pause| (300..=900).contains(pause)), "{pauses:?}");
    assert!(gate.tries() > 96);
}

#[tokio::test(start_paused = true)]
async fn what_the_person_asks_for_happens_now_and_what_they_wrote_soon() {
    let (machine, gate, day) = (machine(), Gate::new(false), Day::new());
    let (sender, triggers) = channel(4);
    let (stopper, given) = stop();
    tokio::join!(go(&machine, &gate, &day, triggers, &given), async {
        sleep(6 * HOUR).await;
        gate.is_open.store(true, Ordering::Relaxed);
        let before = gate.tries();
        sender.send(Trigger::Asked).await.unwrap();
        sleep(Duration::from_secs(1)).await;
        assert_eq!(gate.tries(), before + 1);
        assert_eq!(gate.server.lock().unwrap().bodies().len(), 1);

        machine.disk().write("more");
        sender.send(Trigger::Written).await.unwrap();
        sleep(Duration::from_secs(4)).await;
        assert_eq!(gate.tries(), before + 1, "there may be more to come");
        sleep(Duration::from_secs(2)).await;
        assert_eq!(gate.server.lock().unwrap().bodies().len(), 2);
        stopper.stop();
    });
}

#[tokio::test(start_paused = true)]
async fn the_stop_ends_the_longest_pause_at_once() {
    let (machine, gate, day) = (machine(), Gate::new(false), Day::new());
    for_a_while(&machine, &gate, &day, 12 * HOUR).await;
    let (_sender, triggers) = channel(1);
    let (stopper, given) = stop();
    let begun = Instant::now();
    tokio::join!(go(&machine, &gate, &day, triggers, &given), async { stopper.stop() });
    assert!(begun.elapsed() < Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn consent_taken_back_is_no_reason_to_ask_the_server() {
    let (machine, gate, day) = (machine(), Gate::new(true), Day::new());
    machine.disk().cover = None;
    for_a_while(&machine, &gate, &day, 48 * HOUR).await;
    assert_eq!(gate.tries(), 0);
    assert_eq!(day.pace().last_failure.map(|(_, code)| code), Some(FailureCode::NoConsent));
}
