//! Whether there is anything left to do, and whether both sides hold the same in the end.

use learning::register::Digest;
use protocol::sync::Response;

use super::{Talk, plan_request};
use crate::{mine::Mine, operation::Operation, wire};

/// Whether the two have nothing left for each other. `mine` is what is held after the answer was dealt with.
#[must_use]
pub fn is_done(mine: &Mine, talk: &Talk, response: &Response) -> bool {
    let mut heads = response.has.iter().filter_map(wire::head);
    let lacks = heads.any(|head| head.seq > mine.held(head.device));
    // Where nothing may be sent any more, what is left is not known.
    let nothing_left =
        plan_request(mine, talk).is_some_and(|ask| ask.stretches.is_empty() && ask.registers == 0);
    !response.more && !lacks && nothing_left
}

/// Compares the registers once nothing is under way any more, and where they differ sends all, once in a talk. Facts need
/// no such step: each answer carries their count and hash, and a difference is a gap or a fork.
#[must_use]
pub fn plan_heal(mine: &Mine, talk: &Talk, response: &Response) -> (Vec<Operation>, Talk) {
    let mut next = talk.clone();
    let digest = Digest::parse(&response.tally.digest);
    let same = mine.registers.0 == response.tally.count && Some(mine.registers.1) == digest;
    if response.more || mine.changed > 0 || same || talk.resent {
        return (Vec::new(), next);
    }
    next.resent = true;
    (vec![Operation::ResendRegisters], next)
}
