//! A model of the academy's server: one account, in memory, with the decision that the real one uses.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use learning::{
    fact::{self, DeviceId, Verdict},
    hash::ContentHash,
    register::{Digest, Outcome, Register, RegisterKey, Registers},
};
use protocol::sync::{
    Answer, Answered, Code, Fork, Head, News, Order, Receipt, Refusal, Request, Response, Run, Tally,
    WireFact, limit,
};
use sync::wire;

/// Facts that one answer carries at most; small, so that answers have to be asked for again.
const ANSWERED: usize = 40;

#[derive(Debug, Clone, Default)]
struct Chain {
    facts: Vec<(WireFact, ContentHash)>,
    receipts: Vec<Receipt>,
}

/// The server. A clone is its backup.
#[derive(Debug, Clone, Default)]
pub struct Model {
    chains: BTreeMap<DeviceId, Chain>,
    registers: Registers,
    /// When each register changed, by the counter that devices send back.
    changes: BTreeMap<RegisterKey, u64>,
    counter: u64,
    /// What it tells devices to do.
    pub orders: Vec<Order>,
    /// The control: takes every run as if it had never seen any of it.
    forgets_what_it_has: bool,
}

impl Model {
    /// The control.
    pub fn forgetful() -> Self {
        Self { forgets_what_it_has: true, ..Self::default() }
    }

    /// Answers one request, as one transaction.
    pub fn answer(&mut self, request: &Request, number: u64) -> Result<Response, Refusal> {
        limit::check(request).map_err(|_| Refusal::new(Code::TooLarge))?;
        if !request.cover.purposes.iter().any(|purpose| purpose == sync::mine::PURPOSE) {
            return Err(Refusal::new(Code::NoConsent));
        }
        let mut receipts = Vec::new();
        let answers = request.runs.iter().enumerate().map(|(place, run)| Answered {
            device: run.device,
            answer: self.take(run, &format!("R{number}-{place}"), &mut receipts),
        });
        let answers = answers.collect();
        for register in request.registers.iter().filter_map(wire::register) {
            self.set(register);
        }
        self.orders.retain(|order| !request.done.contains(&order.order));
        Ok(self.respond(request, answers, receipts))
    }

    fn take(&mut self, run: &Run, number: &str, receipts: &mut Vec<Receipt>) -> Answer {
        let Some(checked) = wire::run(run) else { return Answer::Broken };
        let chain = self.chains.entry(DeviceId(run.device)).or_default();
        let held = u32::try_from(chain.facts.len()).unwrap();
        if self.forgets_what_it_has {
            let hash = checked.head;
            chain.facts.extend(run.facts.iter().map(|fact| (fact.clone(), hash)));
            return Answer::Accepted { up_to: run.last() };
        }
        let needed = fact::needed(held, checked.first, checked.canonical.len());
        let hash_of = |seq: u32| {
            assert!(needed.contains(&seq), "a hash was asked for that is not needed");
            chain.facts.get(seq as usize - 1).map(|(_, hash)| *hash)
        };
        match fact::accept(held, hash_of, &checked) {
            Verdict::Follows { from, hashes } => {
                if !hashes.is_empty() {
                    let known = run.facts.len() - hashes.len();
                    let new = run.facts.iter().skip(known).cloned();
                    chain.facts.extend(new.zip(hashes));
                    chain.receipts.push(Receipt {
                        device: run.device,
                        first: from,
                        last: run.last(),
                        number: number.to_owned(),
                        at: now(),
                    });
                }
                let of_run = |one: &&Receipt| one.last >= run.first && one.first <= run.last();
                receipts.extend(chain.receipts.iter().filter(of_run).cloned());
                Answer::Accepted { up_to: run.last() }
            }
            Verdict::Gap { expected } => Answer::Gap { expected },
            Verdict::Fork { at } => Answer::Fork { at },
            Verdict::Broken => Answer::Broken,
        }
    }

    fn set(&mut self, register: Register) {
        let key = register.key.clone();
        if !matches!(self.registers.apply(register), Outcome::Unchanged | Outcome::Lost(_)) {
            self.counter += 1;
            self.changes.insert(key, self.counter);
        }
    }

    fn respond(&self, request: &Request, answers: Vec<Answered>, receipts: Vec<Receipt>) -> Response {
        let said: BTreeMap<_, _> = request.have.iter().map(|head| (DeviceId(head.device), head)).collect();
        let mut response = Response {
            version: protocol::VERSION,
            answers,
            receipts,
            has: self.heads(),
            forks: Vec::new(),
            runs: Vec::new(),
            registers: Vec::new(),
            after: self.counter,
            tally: self.tally(),
            more: false,
            news: self.news(),
        };
        let mut room = ANSWERED;
        for (device, chain) in &self.chains {
            let (seq, hash) =
                said.get(device).map_or((0, None), |head| (head.seq as usize, Some(&head.hash)));
            let there =
                seq.checked_sub(1).and_then(|place| chain.facts.get(place)).map(|(_, hash)| hash.to_string());
            if hash.is_some() && there.is_some() && there.as_ref() != hash {
                response.forks.push(Fork { device: device.0, at: u32::try_from(seq).unwrap() });
            } else if chain.facts.len() > seq {
                let facts = &chain.facts[seq..chain.facts.len().min(seq + room)];
                response.more |= facts.len() < chain.facts.len() - seq;
                room -= facts.len();
                let (first, last) = (seq as u32 + 1, (seq + facts.len()) as u32);
                let of_run = |one: &&Receipt| one.last >= first && one.first <= last;
                response.receipts.extend(chain.receipts.iter().filter(of_run).cloned());
                response.runs.extend(run(*device, seq, there, facts));
            }
        }
        // A counter of before a restore says nothing here: everything is sent.
        let after = if request.after > self.counter { 0 } else { request.after };
        let changed = self.registers.iter().filter(|register| self.changes[&register.key] > after);
        response.registers = changed.filter_map(|register| wire::to_register(register).ok()).collect();
        response
    }

    fn news(&self) -> News {
        News {
            server_time: now(),
            notice: None,
            edition: None,
            dictionaries: Vec::new(),
            orders: self.orders.clone(),
        }
    }

    fn heads(&self) -> Vec<Head> {
        let head = |(device, chain): (&DeviceId, &Chain)| {
            let seq = u32::try_from(chain.facts.len()).unwrap();
            chain.facts.last().map(|(_, hash)| Head { device: device.0, seq, hash: hash.to_string() })
        };
        self.chains.iter().filter_map(head).collect()
    }

    fn tally(&self) -> Tally {
        let digest: Digest = self.registers.iter().collect();
        Tally { count: self.registers.iter().count() as u64, digest: digest.to_string() }
    }

    /// Every fact it holds, as the text of its body; one that it holds twice is there twice.
    pub fn bodies(&self) -> Vec<String> {
        let facts = self.chains.values().flat_map(|chain| &chain.facts);
        let mut bodies: Vec<_> = facts.map(|(fact, _)| fact.body.as_str().to_owned()).collect();
        bodies.sort_unstable();
        bodies
    }

    pub fn registers(&self) -> Vec<Register> {
        self.registers.iter().cloned().collect()
    }

    /// Takes facts off the end of a chain, as a restored backup does.
    pub fn forget(&mut self, device: DeviceId, from: u32) {
        let chain = self.chains.entry(device).or_default();
        chain.facts.truncate(from as usize - 1);
        chain.receipts.retain(|receipt| receipt.last < from);
    }
}

fn run(
    device: DeviceId,
    seq: usize,
    before: Option<String>,
    facts: &[(WireFact, ContentHash)],
) -> Option<Run> {
    let (_, head) = facts.last()?;
    Some(Run {
        device: device.0,
        first: u32::try_from(seq).unwrap() + 1,
        before,
        head: head.to_string(),
        facts: facts.iter().map(|(fact, _)| fact.clone()).collect(),
    })
}

pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap()
}
