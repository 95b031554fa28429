//! Taking a file in: its facts are added where they follow what is held, its registers where they win. This machine then
//! sends them on like its own.

use std::collections::BTreeMap;

use learning::{
    fact::{DeviceId, Verdict, accept, needed},
    hash::ContentHash,
};
use protocol::sync::{Request, Run};

use super::{CourierError, Parcel};
use crate::{
    operation::{Operation, SyncLink},
    store::{Applied, Store},
    wire,
};

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Facts that were not held before.
    pub facts: u32,
    /// Devices whose facts could not be added: earlier ones are missing here (then this machine has to synchronise
    /// first), or others stand in their place.
    pub left_out: Vec<DeviceId>,
}

/// Takes a parcel in.
///
/// # Errors
/// `WrongAccount` for somebody else's; `NotAllowed` where this machine has no consent to pass it on; `Store`.
pub async fn import<S: Store>(parcel: &Parcel, account: &str, store: &S) -> Result<Imported, CourierError> {
    if parcel.account != account {
        return Err(CourierError::WrongAccount);
    }
    let mut imported = Imported::default();
    for request in &parcel.requests {
        take_in(request, store, &mut imported).await?;
    }
    imported.left_out.sort_unstable();
    imported.left_out.dedup();
    Ok(imported)
}

async fn take_in<S: Store>(
    request: &Request,
    store: &S,
    imported: &mut Imported,
) -> Result<(), CourierError> {
    for run in &request.runs {
        match add(run, store).await? {
            Some(count) => imported.facts += count,
            None => imported.left_out.push(DeviceId(run.device)),
        }
    }
    let registers: Vec<_> = request.registers.iter().filter_map(wire::register).collect();
    if !registers.is_empty() {
        store.apply(&[Operation::Carry(registers)]).await.map_err(CourierError::Store)?;
    }
    Ok(())
}

/// How many facts were added; `None` where the run does not follow what is held.
async fn add<S: Store>(run: &Run, store: &S) -> Result<Option<u32>, CourierError> {
    let device = DeviceId(run.device);
    loop {
        let mine = store.mine().await.map_err(CourierError::Store)?;
        if mine.allowed().is_none() {
            return Err(CourierError::NotAllowed);
        }
        let held = mine.held(device);
        let numbers = needed(held, run.first, run.facts.len());
        let hashes = store.list_hashes(device, numbers.clone()).await.map_err(CourierError::Store)?;
        let hashes: BTreeMap<u32, ContentHash> = numbers.zip(hashes).collect();
        let verdict = wire::run(run).map(|checked| accept(held, |seq| hashes.get(&seq).copied(), &checked));
        let Some(Verdict::Follows { from, hashes }) = verdict else { return Ok(None) };
        let count = u32::try_from(hashes.len()).unwrap_or(u32::MAX);
        let facts = run.facts.iter().skip(run.facts.len() - hashes.len()).cloned().zip(hashes);
        let links = facts.map(|(fact, hash)| SyncLink { fact, hash }).collect();
        let operation = Operation::Append { device, from, links };
        if count == 0 || store.apply(&[operation]).await.map_err(CourierError::Store)? == Applied::Done {
            return Ok(Some(count));
        }
    }
}
