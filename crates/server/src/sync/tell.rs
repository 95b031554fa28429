//! What a device is told: what is held, where the two part, and what it lacks.

use learning::{fact::DeviceId, hash::ContentHash};
use protocol::sync::{Body, Fork, Head, Run, WireFact, WireRegister, limit};
use serde_json::value::RawValue;

use super::runs::Devices;
use crate::{
    session::Person,
    store::{Ledger, StoreError, Tx},
};

/// The last fact of each device that has one.
pub(super) fn has(devices: &Devices) -> Vec<Head> {
    let head = |row: &crate::store::DeviceRow| {
        Some(Head { device: row.id.0, seq: row.seq, hash: row.hash?.to_string() })
    };
    devices.values().filter_map(head).collect()
}

/// What a device lacks.
#[derive(Debug, Default)]
pub(super) struct Lacking {
    pub(super) forks: Vec<Fork>,
    pub(super) runs: Vec<Run>,
    /// There is more than fits.
    pub(super) more: bool,
}

/// Compares what the device holds with what is held here.
pub(super) async fn lacking(
    tx: &mut Tx<Person>,
    devices: &Devices,
    have: &[Head],
) -> Result<Lacking, StoreError> {
    let mut lacking = Lacking::default();
    let mut room = Room { facts: limit::FACTS, bytes: limit::PACKED_BYTES };
    for row in devices.values() {
        let theirs = have.iter().find(|head| head.device == row.id.0).filter(|head| head.seq > 0);
        let known = theirs.map_or(0, |head| head.seq);
        let before = match theirs {
            None => None,
            // What the device has beyond is for it to send.
            Some(_) if known > row.seq => continue,
            Some(head) => {
                let ours = tx.own_hashes(row.id, known..=known).await?.remove(&known);
                if ours.map(|hash| hash.to_string()) != Some(head.hash.clone()) {
                    lacking.forks.push(Fork { device: row.id.0, at: known });
                    continue;
                }
                ours
            }
        };
        if known < row.seq {
            match run(tx, row.id, known, before, &mut room).await? {
                Some(run) => {
                    let last = run.first.saturating_add(u32::try_from(run.facts.len()).unwrap_or(u32::MAX));
                    lacking.more |= last <= row.seq;
                    lacking.runs.push(run);
                }
                None => lacking.more = true,
            }
        }
    }
    Ok(lacking)
}

struct Room {
    facts: usize,
    bytes: usize,
}

/// Facts after number `known` of a device, as many as there is room for.
async fn run(
    tx: &mut Tx<Person>,
    device: DeviceId,
    known: u32,
    before: Option<ContentHash>,
    room: &mut Room,
) -> Result<Option<Run>, StoreError> {
    let first = known.saturating_add(1);
    let rows = tx.own_facts_from(device, first, u32::try_from(room.facts).unwrap_or(u32::MAX)).await?;
    let mut facts = Vec::new();
    for row in rows {
        if room.bytes == 0 {
            break;
        }
        room.bytes = room.bytes.saturating_sub(row.body.len());
        room.facts = room.facts.saturating_sub(1);
        facts.push(WireFact { at: row.at, body: Body::parse(&row.body).map_err(|_| StoreError::Column(4))? });
    }
    let last = known.saturating_add(u32::try_from(facts.len()).unwrap_or(u32::MAX));
    let Some(head) = tx.own_hashes(device, last..=last).await?.remove(&last).filter(|_| last > known) else {
        return Ok(None);
    };
    let before = before.map(|hash| hash.to_string());
    Ok(Some(Run { device: device.0, first, before, head: head.to_string(), facts }))
}

/// Registers that the device has not seen.
#[derive(Debug)]
pub(super) struct Changed {
    pub(super) registers: Vec<WireRegister>,
    /// The count that they go up to.
    pub(super) after: u64,
    /// There are more than fit.
    pub(super) more: bool,
}

/// What changed after a count, as much as there is room for.
pub(super) async fn changed(tx: &mut Tx<Person>, ledger: &Ledger, after: u64) -> Result<Changed, StoreError> {
    let most = u32::try_from(limit::REGISTERS).unwrap_or(u32::MAX);
    let mut bytes = limit::PACKED_REGISTER_BYTES;
    let mut changed = Changed { registers: Vec::new(), after: ledger.change, more: false };
    for row in tx.own_registers_after(after, most).await? {
        if bytes == 0 {
            break;
        }
        bytes = bytes.saturating_sub(row.value.len());
        changed.after = row.change;
        let value = RawValue::from_string(row.value).map_err(|_| StoreError::Column(2))?;
        let register = WireRegister { key: row.key, value, lamport: row.lamport, device: row.device.0 };
        changed.registers.push(register);
    }
    changed.more = changed.after < ledger.change;
    Ok(changed)
}
