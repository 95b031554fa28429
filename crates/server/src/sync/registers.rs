//! Registers that a device brings: the winner of each key stays.

use std::collections::BTreeMap;

use learning::{
    fact::DeviceId,
    register::{Register, RegisterKey},
};
use protocol::sync::{Code, WireRegister};

use super::Refused;
use crate::{
    session::Person,
    store::{Ledger, RegisterRow, StoreError, Tx},
};

/// Puts the registers in; what the account holds afterwards is in the ledger.
pub(super) async fn take(
    tx: &mut Tx<Person>,
    ledger: &mut Ledger,
    registers: &[WireRegister],
) -> Result<(), Refused> {
    if registers.is_empty() {
        return Ok(());
    }
    let incoming = registers.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let keys = incoming.iter().map(|one| one.key.to_string()).collect();
    let held = tx.find_own_registers(keys).await?;
    let mut winners = held.iter().map(|row| Ok((row.key.clone(), kept(row)?)));
    let mut winners = winners.by_ref().collect::<Result<BTreeMap<_, _>, StoreError>>()?;
    let mut changed = BTreeMap::new();
    for register in incoming {
        let key = register.key.to_string();
        let before = winners.get(&key);
        if before.is_some_and(|before| !register.supersedes(before)) {
            continue;
        }
        match before {
            Some(before) => ledger.digest.toggle(before),
            None => ledger.registers += 1,
        }
        ledger.digest.toggle(&register);
        ledger.change += 1;
        let (value, lamport, device) = (register.value.to_string(), register.lamport, register.device);
        changed.insert(
            key.clone(),
            RegisterRow { key: key.clone(), value, lamport, device, change: ledger.change },
        );
        winners.insert(key, register);
    }
    if !changed.is_empty() {
        tx.put_own_registers(changed.into_values().collect()).await?;
        tx.set_ledger(ledger).await?;
    }
    Ok(())
}

/// A register as it came. Counts beyond what a database can compare are no device's.
fn read(wire: &WireRegister) -> Result<Register, Refused> {
    let unreadable = |_| Refused::new(Code::Unreadable, "a register is not of its shape");
    let key =
        RegisterKey::parse(&wire.key).map_err(|_| Refused::new(Code::Unreadable, "not a register's key"))?;
    let value = serde_json::from_str(wire.value.get()).map_err(unreadable)?;
    if i64::try_from(wire.lamport).is_err() {
        return Err(Refused::new(Code::Unreadable, "a register's count is too high"));
    }
    Ok(Register { key, value, lamport: wire.lamport, device: DeviceId(wire.device) })
}

fn kept(row: &RegisterRow) -> Result<Register, StoreError> {
    Ok(Register {
        key: RegisterKey::parse(&row.key).map_err(|_| StoreError::Column(1))?,
        value: serde_json::from_str(&row.value).map_err(|_| StoreError::Column(2))?,
        lamport: row.lamport,
        device: row.device,
    })
}
