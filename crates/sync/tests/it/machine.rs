//! A learner's machine in memory: what `device` keeps on the disk.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
    sync::{Mutex, MutexGuard},
};

use learning::{
    fact::{DeviceId, Head, chain_bytes},
    hash::ContentHash,
    register::{Digest, Outcome, Register, RegisterKey, Registers},
};
use protocol::sync::{Body, Cover, News, Receipt, Run, WireFact};
use sync::{
    mine::Mine,
    offshoot,
    operation::{Operation, SyncLink},
    store::{Applied, Store, StoreError},
};
use uuid::Uuid;

use crate::model::now;

/// What lies on its disk. A clone is a backup, or another machine with a copied disk.
#[derive(Debug, Clone)]
pub struct Disk {
    pub device: DeviceId,
    /// Ids it will take, so that chance is an argument.
    pub ids: u128,
    pub chains: BTreeMap<DeviceId, Vec<SyncLink>>,
    pub confirmed: BTreeMap<DeviceId, u32>,
    pub receipts: BTreeMap<(DeviceId, u32), Receipt>,
    pub registers: Registers,
    pub changed: BTreeSet<RegisterKey>,
    pub after: u64,
    pub cover: Option<Cover>,
    pub done: Vec<Uuid>,
    pub news: Option<News>,
    pub resent: u32,
    /// Somebody always writes in between.
    pub never_rests: bool,
}

#[derive(Debug)]
pub struct Machine(Mutex<Disk>);

pub fn consent() -> Cover {
    Cover { notice: "1.0".to_owned(), purposes: vec!["sync".to_owned()] }
}

impl Disk {
    /// A new machine; `number` tells its ids from those of others.
    pub fn new(number: u64) -> Self {
        let mut disk = Self {
            device: DeviceId(Uuid::nil()),
            ids: u128::from(number) << 64,
            chains: BTreeMap::new(),
            confirmed: BTreeMap::new(),
            receipts: BTreeMap::new(),
            registers: Registers::default(),
            changed: BTreeSet::new(),
            after: 0,
            cover: Some(consent()),
            done: Vec::new(),
            news: None,
            resent: 0,
            never_rests: false,
        };
        disk.take_id();
        disk
    }

    fn take_id(&mut self) {
        self.ids += 1;
        self.device = DeviceId(Uuid::from_u128(self.ids));
    }

    /// The learner did something.
    pub fn write(&mut self, word: &str) {
        let body = Body::parse(&format!("{{\"type\":\"lesson_completed\",\"word\":\"{word}\"}}")).unwrap();
        let fact = WireFact { at: now(), body };
        let (device, chain) = (self.device, self.chains.entry(self.device).or_default());
        let seq = u32::try_from(chain.len()).unwrap() + 1;
        let run = Run {
            device: device.0,
            first: seq,
            before: None,
            head: String::new(),
            facts: vec![fact.clone()],
        };
        let canonical = run.canonical().next().unwrap();
        let hash = chain_bytes(chain.last().map(|link| link.hash), canonical.as_bytes());
        chain.push(SyncLink { fact, hash });
    }

    /// The learner set something.
    pub fn set(&mut self, key: &str, value: &str) {
        let key = RegisterKey::parse(key).unwrap();
        let lamport = self.registers.next_lamport();
        self.registers.apply(Register {
            key: key.clone(),
            value: value.into(),
            lamport,
            device: self.device,
        });
        self.changed.insert(key);
    }

    /// Every fact it holds, as the text of its body.
    pub fn bodies(&self) -> Vec<String> {
        let links = self.chains.values().flatten();
        let mut bodies: Vec<_> = links.map(|link| link.fact.body.as_str().to_owned()).collect();
        bodies.sort_unstable();
        bodies
    }

    pub fn held(&self, device: DeviceId) -> u32 {
        u32::try_from(self.chains.get(&device).map_or(0, Vec::len)).unwrap()
    }

    fn mine(&self) -> Mine {
        let head = |(device, chain): (&DeviceId, &Vec<SyncLink>)| {
            let seq = u32::try_from(chain.len()).unwrap();
            chain.last().map(|link| (*device, Head { device: *device, seq, hash: link.hash }))
        };
        let digest: Digest = self.registers.iter().collect();
        Mine {
            device: self.device,
            heads: self.chains.iter().filter_map(head).collect(),
            confirmed: self.confirmed.clone(),
            changed: self.changed.len(),
            registers: (self.registers.iter().count() as u64, digest),
            after: self.after,
            cover: self.cover.clone(),
            done: self.done.clone(),
        }
    }

    fn carry_out(&mut self, operation: &Operation) {
        match operation {
            Operation::Append { device, links, .. } => {
                self.chains.entry(*device).or_default().extend(links.iter().cloned());
            }
            Operation::Part { device, from } => self.part(*device, *from),
            Operation::Confirm { device, up_to } => {
                self.confirmed.insert(*device, *up_to);
            }
            Operation::Keep(receipt) => {
                let facts = receipt.first..=receipt.last;
                self.receipts.extend(facts.map(|seq| ((DeviceId(receipt.device), seq), receipt.clone())));
            }
            Operation::Sent(registers) => {
                for (key, lamport) in registers {
                    if self.registers.find(key).is_some_and(|kept| kept.lamport == *lamport) {
                        self.changed.remove(key);
                    }
                }
            }
            Operation::Set { registers, after } => self.take_registers(registers, *after),
            Operation::Carry(registers) => {
                for register in registers {
                    if let Outcome::Added | Outcome::Won(_) = self.registers.apply(register.clone()) {
                        self.changed.insert(register.key.clone());
                    }
                }
            }
            Operation::ResendRegisters => {
                self.changed = self.registers.iter().map(|register| register.key.clone()).collect();
                (self.after, self.resent) = (0, self.resent + 1);
            }
            Operation::Tell(news) => {
                self.done.retain(|done| news.orders.iter().any(|order| order.order == *done));
                self.done.extend(news.orders.iter().map(|order| order.order));
                self.done.sort_unstable();
                self.done.dedup();
                self.news = Some(news.clone());
            }
        }
    }

    fn part(&mut self, device: DeviceId, from: u32) {
        let chain = self.chains.entry(device).or_default();
        let tail = chain.split_off((from as usize - 1).min(chain.len()));
        let Some(first) = tail.first() else { return };
        let facts: Vec<_> = tail.iter().map(|link| link.fact.clone()).collect();
        let hashes = |device| {
            let links = self.chains.get(&device).into_iter().flatten();
            links.map(|link| link.hash).collect::<Vec<_>>()
        };
        let placed = offshoot::place(&facts, first.hash, &hashes);
        self.chains.entry(placed.device).or_default().extend(placed.links);
        let confirmed = self.confirmed.entry(device).or_default();
        *confirmed = (*confirmed).min(from - 1);
        if device == self.device {
            self.take_id();
        }
    }

    fn take_registers(&mut self, registers: &[Register], after: u64) {
        for register in registers {
            if let Outcome::Won(_) = self.registers.apply(register.clone()) {
                self.changed.remove(&register.key);
            }
        }
        self.after = after;
    }
}

impl Machine {
    pub fn new(number: u64) -> Self {
        Self::with(Disk::new(number))
    }

    pub fn with(disk: Disk) -> Self {
        Self(Mutex::new(disk))
    }

    pub fn disk(&self) -> MutexGuard<'_, Disk> {
        self.0.lock().unwrap()
    }
}

impl Store for Machine {
    async fn mine(&self) -> Result<Mine, StoreError> {
        Ok(self.disk().mine())
    }

    async fn list_links(
        &self,
        device: DeviceId,
        first: u32,
        count: u32,
    ) -> Result<Vec<SyncLink>, StoreError> {
        let disk = self.disk();
        let links = disk.chains.get(&device).into_iter().flatten();
        Ok(links.skip(first as usize - 1).take(count as usize).cloned().collect())
    }

    async fn list_hashes(
        &self,
        device: DeviceId,
        numbers: RangeInclusive<u32>,
    ) -> Result<Vec<ContentHash>, StoreError> {
        let count = numbers.end().saturating_sub(*numbers.start()) + 1;
        let links = self.list_links(device, *numbers.start(), count).await?;
        Ok(links.into_iter().map(|link| link.hash).collect())
    }

    async fn list_changed(&self, limit: usize) -> Result<Vec<Register>, StoreError> {
        let disk = self.disk();
        Ok(disk.changed.iter().filter_map(|key| disk.registers.find(key)).take(limit).cloned().collect())
    }

    async fn apply(&self, operations: &[Operation]) -> Result<Applied, StoreError> {
        let mut disk = self.disk();
        if disk.never_rests {
            return Ok(Applied::Stale);
        }
        let mut ends = BTreeMap::new();
        for operation in operations {
            if let Operation::Append { device, from, links } = operation {
                let end = ends.entry(*device).or_insert_with(|| disk.held(*device));
                if *end + 1 != *from {
                    return Ok(Applied::Stale);
                }
                *end += u32::try_from(links.len()).unwrap();
            }
        }
        operations.iter().for_each(|operation| disk.carry_out(operation));
        Ok(Applied::Done)
    }
}
