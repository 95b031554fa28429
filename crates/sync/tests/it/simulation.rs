//! Several machines of one person and a server, with a network that loses, repeats, delays and reorders, disks that are
//! restored and copied, and a server that is restored. Whatever happens, what somebody still holds ends up everywhere, and
//! once. Each seed is one story, always the same.
//!
//! In every other story the server is restored as well. A server that forgot which of two chains it had taken may then
//! take both from old disks, so that a fact stands in two chains; there only "everywhere" is asked for.

use std::{
    collections::BTreeSet,
    sync::{Mutex, MutexGuard},
};

use learning::{fact::DeviceId, register::Registers};
use protocol::sync::{Request, Response};
use sync::{
    exchange::{Ended, exchange},
    failure::{Failure, FailureCode},
    stop::{Stop, Stopper, stop},
    transport::Transport,
};

use crate::{
    machine::{Disk, Machine},
    model::Model,
};

/// Stories in a test run; `SYNC_SEEDS` tells another number.
const SEEDS: u64 = 3_000;
const STEPS: u64 = 40;
const MACHINES: usize = 8;
/// Rounds without faults in which everybody must have everything: what one machine brings in one round, the others have
/// after the next; parting takes a few more.
const ROUNDS: usize = 8;

/// Numbers without a pattern (SplitMix64).
#[derive(Debug)]
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides
    }

    fn pick(&mut self, count: usize) -> usize {
        usize::try_from(self.roll(count as u64)).unwrap()
    }
}

/// The network and what is at its end.
#[derive(Debug)]
struct Net {
    server: Model,
    dice: Dice,
    faulty: bool,
    /// Sent once, to arrive at any time later, perhaps more than once.
    late: Vec<Request>,
    requests: u64,
    words: u64,
}

impl Net {
    fn deliver(&mut self, request: &Request) -> Result<Response, Failure> {
        self.requests += 1;
        let refused = |refusal| Failure::new(FailureCode::ServerFault, format!("{refusal:?}"));
        self.server.answer(request, self.requests).map_err(refused)
    }

    fn word(&mut self) -> String {
        self.words += 1;
        format!("w{}", self.words)
    }
}

/// One machine's way through the network.
#[derive(Debug)]
struct Way<'a> {
    net: &'a Mutex<Net>,
    machine: &'a Machine,
}

impl Transport for Way<'_> {
    async fn send(&self, request: &Request) -> Result<Response, Failure> {
        let mut guard = self.net.lock().unwrap();
        let net = &mut *guard;
        if !net.faulty {
            return net.deliver(request);
        }
        let broken = || Err(Failure::new(FailureCode::Interrupted, "lost"));
        match net.dice.roll(10) {
            0 => return broken(),
            1 => {
                net.late.push(request.clone());
                return broken();
            }
            2 if !net.late.is_empty() => {
                let place = net.dice.pick(net.late.len());
                let late = net.late[place].clone();
                drop(net.deliver(&late));
            }
            3 => {
                net.deliver(request)?;
                net.late.push(request.clone());
            }
            _ => {}
        }
        let response = net.deliver(request)?;
        if net.dice.roll(8) == 0 {
            return broken();
        }
        // The learner goes on while the answer is on its way.
        if net.dice.roll(6) == 0 {
            let word = net.word();
            self.machine.disk().write(&word);
        }
        Ok(response)
    }
}

struct World {
    net: Mutex<Net>,
    machines: Vec<Machine>,
    backups: Vec<Disk>,
    server_backup: Option<Model>,
    made: u64,
    /// Whether the server is restored in this story.
    server_forgets: bool,
    stop: (Stopper, Stop),
    runtime: tokio::runtime::Runtime,
}

impl World {
    fn new(seed: u64, server: Model) -> Self {
        let (dice, late) = (Dice(seed), Vec::new());
        let net = Net { server, dice, faulty: true, late, requests: 0, words: 0 };
        Self {
            net: Mutex::new(net),
            machines: vec![Machine::new(1)],
            backups: Vec::new(),
            server_backup: None,
            made: 1,
            server_forgets: seed % 2 == 1,
            stop: stop(),
            runtime: tokio::runtime::Builder::new_current_thread().build().unwrap(),
        }
    }

    fn net(&self) -> MutexGuard<'_, Net> {
        self.net.lock().unwrap()
    }

    fn roll(&self, sides: u64) -> u64 {
        self.net().dice.roll(sides)
    }

    fn pick(&self) -> usize {
        self.net().dice.pick(self.machines.len())
    }

    fn exchange(&self, place: usize) -> Result<Ended, Failure> {
        let machine = &self.machines[place];
        let way = Way { net: &self.net, machine };
        self.runtime.block_on(exchange("0.1.0", machine, &way, &self.stop.1))
    }

    /// Everything that somebody holds.
    fn alive(&self) -> BTreeSet<String> {
        let mut alive: BTreeSet<_> = self.net().server.bodies().into_iter().collect();
        self.machines.iter().for_each(|machine| alive.extend(machine.disk().bodies()));
        alive
    }

    fn registers(&self) -> Registers {
        let mut all = Registers::default();
        let kept =
            self.machines.iter().flat_map(|one| one.disk().registers.iter().cloned().collect::<Vec<_>>());
        for register in kept.chain(self.net().server.registers()) {
            all.apply(register);
        }
        all
    }

    fn step(&mut self) -> Result<(), String> {
        let place = self.pick();
        match self.roll(20) {
            0..=6 => {
                for _ in 0..=self.roll(12) {
                    let word = self.net().word();
                    self.machines[place].disk().write(&word);
                }
            }
            7..=8 => {
                let (key, word) = (self.roll(4), self.net().word());
                self.machines[place].disk().set(&format!("note/{key}"), &word);
            }
            9..=15 => self.exchange_and_check(place)?,
            16 if self.machines.len() < MACHINES => {
                self.made += 1;
                // A new laptop, or the old one's disk in it.
                let disk = match self.roll(2) {
                    0 => Disk::new(self.made),
                    _ => self.with_ids_of_its_own(self.machines[place].disk().clone()),
                };
                self.machines.push(Machine::with(disk));
            }
            17 => {
                let disk = self.machines[place].disk().clone();
                self.backups.push(disk);
            }
            18 if !self.backups.is_empty() => {
                let disk = self.backups[self.roll(self.backups.len() as u64) as usize].clone();
                self.made += 1;
                self.machines[place] = Machine::with(self.with_ids_of_its_own(disk));
            }
            19 if self.server_forgets => self.back_up_or_restore_server(),
            _ => {}
        }
        Ok(())
    }

    /// Chance is not restored with a disk: ids taken from here on are new.
    fn with_ids_of_its_own(&self, disk: Disk) -> Disk {
        Disk { ids: u128::from(self.made) << 64, ..disk }
    }

    fn back_up_or_restore_server(&mut self) {
        let backup = self.server_backup.take();
        let mut net = self.net.lock().unwrap();
        match backup {
            Some(backup) if net.dice.roll(2) == 0 => net.server = backup,
            _ => self.server_backup = Some(net.server.clone()),
        }
    }

    /// Whatever comes of an exchange, nothing that somebody held is gone, and what is called confirmed is there.
    fn exchange_and_check(&self, place: usize) -> Result<(), String> {
        let before = self.alive();
        let ended = self.exchange(place);
        let lost: Vec<_> = before.difference(&self.alive()).cloned().collect();
        if !lost.is_empty() {
            return Err(format!("an exchange lost {lost:?}"));
        }
        match ended {
            Ok(Ended::Done(summary)) if !summary.refused.is_empty() => Err(format!("{summary:?}")),
            Ok(Ended::Done(_)) => self.check_confirmed(place),
            Ok(other) => Err(format!("{other:?}")),
            Err(failure) if failure.code == FailureCode::Interrupted => Ok(()),
            Err(failure) => Err(failure.to_string()),
        }
    }

    fn check_confirmed(&self, place: usize) -> Result<(), String> {
        let there: BTreeSet<_> = self.net().server.bodies().into_iter().collect();
        let disk = self.machines[place].disk();
        for (device, up_to) in &disk.confirmed {
            let links = disk.chains.get(device).into_iter().flatten();
            for (seq, link) in (1..=*up_to).zip(links) {
                if !there.contains(link.fact.body.as_str()) {
                    return Err(format!("{:?} {seq} is called confirmed and is not there", device));
                }
                if !disk.receipts.contains_key(&(*device, seq)) {
                    return Err(format!("{device:?} {seq} is confirmed without a receipt"));
                }
            }
        }
        Ok(())
    }

    /// No faults any more: within a few rounds everybody holds everything, once.
    fn settle(&mut self) -> Result<(), String> {
        self.net().faulty = false;
        let (alive, registers) = (self.alive(), self.registers());
        for _ in 0..ROUNDS {
            for place in 0..self.machines.len() {
                self.exchange_and_check(place)?;
            }
        }
        let there = self.net().server.bodies();
        let (mut once, wanted) = (there.clone(), alive.into_iter().collect::<Vec<_>>());
        once.dedup();
        if once != wanted || (!self.server_forgets && there != wanted) {
            let (all, once, wanted) = (there.len(), once.len(), wanted.len());
            return Err(format!("the server holds {all} facts, {once} of them once, {wanted} were written"));
        }
        let server = self.net().server.registers();
        if server != registers.iter().cloned().collect::<Vec<_>>() {
            return Err("the server holds other registers than the winners".to_owned());
        }
        for machine in &self.machines {
            let disk = machine.disk();
            let held: Vec<DeviceId> = disk.chains.keys().copied().filter(|one| disk.held(*one) > 0).collect();
            let unconfirmed = held.iter().find(|one| disk.confirmed.get(one) != Some(&disk.held(**one)));
            if disk.bodies() != there || disk.registers.iter().ne(registers.iter()) {
                return Err("a machine does not hold everything".to_owned());
            }
            if let Some(device) = unconfirmed {
                return Err(format!("{device:?} is not called confirmed"));
            }
        }
        Ok(())
    }
}

/// One story.
fn tell(seed: u64, server: Model) -> Result<(), String> {
    let mut world = World::new(seed, server);
    for _ in 0..STEPS {
        world.step()?;
    }
    world.settle()
}

fn seeds() -> u64 {
    std::env::var("SYNC_SEEDS").ok().and_then(|text| text.parse().ok()).unwrap_or(SEEDS)
}

#[test]
fn whatever_happens_everybody_ends_up_with_everything_once() {
    for seed in 0..seeds() {
        if let Err(why) = tell(seed, Model::default()) {
            panic!("seed {seed}: {why}");
        }
    }
}

/// The control: a server that does not look at what it has already.
#[test]
fn without_idempotency_it_would_not() {
    let failed = (0..50).filter(|seed| tell(*seed, Model::forgetful()).is_err());
    assert!(failed.count() > 40);
}
