//! What an answer of the server means for this machine.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
};

use learning::{
    fact::{DeviceId, Verdict, accept, needed},
    hash::ContentHash,
};
use protocol::sync::{Answer, Request, Response, Run};

use super::{Refused, Talk};
use crate::{
    mine::Mine,
    operation::{Operation, SyncLink},
    wire,
};

/// Hashes that must be known before an answer can be planned: of these facts of this device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Whose facts.
    pub device: DeviceId,
    /// Their numbers; empty where the end lies before the start.
    pub numbers: RangeInclusive<u32>,
}

/// Which hashes [`plan_response`] will ask for.
#[must_use]
pub fn questions(mine: &Mine, response: &Response) -> Vec<Question> {
    let of_head = |head: &protocol::sync::Head| {
        let device = DeviceId(head.device);
        (head.seq > 0 && head.seq <= mine.held(device)).then_some((device, head.seq..=head.seq))
    };
    let of_run = |run: &Run| {
        let device = DeviceId(run.device);
        (device, needed(mine.held(device), run.first, run.facts.len()))
    };
    let heads = response.has.iter().filter_map(of_head);
    let all = heads.chain(response.runs.iter().map(of_run));
    all.filter(|(_, numbers)| !numbers.is_empty())
        .map(|(device, numbers)| Question { device, numbers })
        .collect()
}

/// What to do about the answer to `sent`, and what to bear in mind for the next request. `hash_of` knows the hashes of
/// the facts held that [`questions`] named.
#[must_use]
pub fn plan_response(
    mine: &Mine,
    talk: &Talk,
    hash_of: &dyn Fn(DeviceId, u32) -> Option<ContentHash>,
    sent: &Request,
    response: &Response,
) -> (Vec<Operation>, Talk) {
    let plan = Plan {
        mine,
        hash_of,
        sent,
        talk: talk.clone(),
        operations: Vec::new(),
        parts: Vec::new(),
        parted: BTreeSet::new(),
    };
    plan.of(response)
}

struct Plan<'a> {
    mine: &'a Mine,
    hash_of: &'a dyn Fn(DeviceId, u32) -> Option<ContentHash>,
    sent: &'a Request,
    talk: Talk,
    operations: Vec<Operation>,
    /// Chains that part: last of all, for what was added before may stand in the offshoot already.
    parts: Vec<Operation>,
    /// Devices of which it is known that the two hold different facts.
    parted: BTreeSet<DeviceId>,
}

impl Plan<'_> {
    fn of(mut self, response: &Response) -> (Vec<Operation>, Talk) {
        for (answered, run) in response.answers.iter().zip(&self.sent.runs) {
            if answered.device == run.device {
                self.take_answer(run.first, DeviceId(run.device), &answered.answer);
            }
        }
        self.take_runs(&response.runs);
        for fork in &response.forks {
            self.take_difference(DeviceId(fork.device), fork.at);
        }
        self.take_heads(response);
        self.take_registers(response);
        self.operations.extend(response.receipts.iter().cloned().map(Operation::Keep));
        self.operations.append(&mut self.parts);
        self.operations.push(Operation::Tell(response.news.clone()));
        (self.operations, self.talk)
    }

    fn take_answer(&mut self, first: u32, device: DeviceId, answer: &Answer) {
        match *answer {
            Answer::Accepted { up_to } => {
                self.talk.from.insert(device, up_to.saturating_add(1));
            }
            Answer::Gap { expected } => {
                self.talk.from.insert(device, expected.max(1));
            }
            Answer::Fork { at } => self.part(first, device, at),
            Answer::Broken => self.talk.refuse(device, Refused::Broken),
            Answer::Unfit { seq } => self.talk.refuse(device, Refused::Unfit { seq }),
            Answer::Unknown => self.talk.refuse(device, Refused::Unknown),
        }
    }

    /// The two hold different facts under number `at`, seen in a run from `first` on. Where `at` lies in the run, it is
    /// the first that differs.
    fn part(&mut self, first: u32, device: DeviceId, at: u32) {
        if !self.parted.insert(device) {
            return;
        }
        if at < first {
            self.talk.search_before(device, at);
            return;
        }
        self.talk.from.remove(&device);
        if self.talk.may_part() {
            self.parts.push(Operation::Part { device, from: at });
        } else {
            self.talk.refuse(device, Refused::Parts);
        }
    }

    /// Two facts of one number differ; whether earlier ones do is not known, unless a run was answered as well.
    fn take_difference(&mut self, device: DeviceId, at: u32) {
        let answered = self.sent.runs.iter().any(|run| DeviceId(run.device) == device);
        if at == 1 {
            self.part(1, device, 1);
        } else if !answered && !self.talk.is_refused(device) {
            self.part(at.saturating_add(1), device, at);
        }
    }

    fn take_runs(&mut self, runs: &[Run]) {
        // What earlier runs of this answer will have added.
        let mut added: BTreeMap<(DeviceId, u32), ContentHash> = BTreeMap::new();
        let mut ends: BTreeMap<DeviceId, u32> = BTreeMap::new();
        for run in runs {
            let device = DeviceId(run.device);
            if self.parted.contains(&device) {
                continue;
            }
            let held = ends.get(&device).copied().unwrap_or_else(|| self.mine.held(device));
            let hash_of = |seq| added.get(&(device, seq)).copied().or_else(|| (self.hash_of)(device, seq));
            let verdict = wire::run(run).map_or(Verdict::Broken, |checked| accept(held, hash_of, &checked));
            match verdict {
                Verdict::Follows { from, hashes } if !hashes.is_empty() => {
                    let known = run.facts.len() - hashes.len();
                    added.extend((from..).zip(&hashes).map(|(seq, hash)| ((device, seq), *hash)));
                    ends.insert(device, run.last());
                    let facts = run.facts.iter().skip(known).cloned().zip(hashes);
                    let links = facts.map(|(fact, hash)| SyncLink { fact, hash }).collect();
                    self.operations.push(Operation::Append { device, from, links });
                }
                Verdict::Follows { .. } => {}
                Verdict::Fork { at } => self.part(run.first, device, at),
                // The next request says what is held.
                Verdict::Gap { .. } => {}
                Verdict::Broken => tracing::warn!("a run of the server's does not come out and is left out"),
            }
        }
    }

    /// Count and hash of what the server holds, against what is held here.
    fn take_heads(&mut self, response: &Response) {
        let heads: BTreeMap<_, _> =
            response.has.iter().filter_map(wire::head).map(|head| (head.device, head)).collect();
        for device in self.mine.devices() {
            let Some(head) = heads.get(&device) else {
                self.confirm(device, 0);
                continue;
            };
            if head.seq > self.mine.held(device) {
                self.confirm_what_was_said(device, response);
            } else if (self.hash_of)(device, head.seq) == Some(head.hash) {
                self.talk.from.remove(&device);
                self.confirm(device, head.seq);
            } else {
                self.take_difference(device, head.seq);
            }
        }
    }

    /// The server has more of a device than was said to it. It has compared the last that was said.
    fn confirm_what_was_said(&mut self, device: DeviceId, response: &Response) {
        let differs =
            response.forks.iter().any(|fork| fork.device == device.0) || self.parted.contains(&device);
        let said = self.sent.have.iter().find(|head| head.device == device.0);
        if let (false, Some(said)) = (differs, said) {
            self.confirm(device, said.seq);
            self.talk.from.remove(&device);
        }
    }

    fn confirm(&mut self, device: DeviceId, up_to: u32) {
        if self.mine.confirmed(device) != up_to {
            self.operations.push(Operation::Confirm { device, up_to });
        }
    }

    fn take_registers(&mut self, response: &Response) {
        let sent = self.sent.registers.iter().filter_map(wire::register);
        let sent: Vec<_> = sent.map(|register| (register.key, register.lamport)).collect();
        if !sent.is_empty() {
            self.operations.push(Operation::Sent(sent));
        }
        let registers: Vec<_> = response.registers.iter().filter_map(wire::register).collect();
        if !registers.is_empty() || response.after != self.mine.after {
            self.operations.push(Operation::Set { registers, after: response.after });
        }
    }
}
