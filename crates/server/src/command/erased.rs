//! `academy-server admin erased` and `erase-again FILE`: who was erased, as random numbers, to be kept away from the
//! database; and erasing them again in one that was restored from before.

use std::{fs, io::Write, path::Path};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{CommandError, said};
use crate::{
    clock::{Clock as _, SystemClock},
    id::AccountId,
    store::{Address, CarryOut, Machine, Store, StoreError},
};

/// Accounts and when they were erased.
pub(super) async fn list(store: &Store) -> Result<Vec<(Uuid, DateTime<Utc>)>, StoreError> {
    let all = store.read(Machine).await?.list_erased().await?;
    Ok(all.into_iter().map(|(account, at)| (account.0, at)).collect())
}

pub(super) async fn print(store: &Store, out: &mut (dyn Write + Send)) -> Result<(), CommandError> {
    for (account, at) in list(store).await? {
        writeln!(out, "{account}\t{}", at.to_rfc3339())?;
    }
    Ok(())
}

/// A list as it was printed.
pub(super) fn read(file: &Path) -> Result<Vec<Uuid>, CommandError> {
    let text = fs::read_to_string(file)?;
    let one = |line: &str| {
        Uuid::parse_str(line.split('\t').next().unwrap_or_default()).map_err(|_| {
            said(
                format!("`{}`: baris ini bukan nomor akun: {line}", file.display()),
                format!("`{}`: this line is no account's number: {line}", file.display()),
            )
        })
    };
    text.lines().filter(|line| !line.is_empty()).map(one).collect()
}

/// Erases these accounts where they are not erased; how many were not.
pub(super) async fn again(address: &Address, accounts: &[Uuid]) -> Result<usize, StoreError> {
    let store = Store::open(address).await?;
    let done = erase(&store, accounts).await;
    store.close().await;
    done
}

async fn erase(store: &Store, accounts: &[Uuid]) -> Result<usize, StoreError> {
    let mut erased = 0;
    let there = store.read(Machine).await?.list_not_erased().await?;
    for account in there.into_iter().filter(|account| accounts.contains(&account.0)) {
        let account: AccountId = account;
        let mut tx = store.write(CarryOut::at_the_machine(account)).await?;
        tx.erase(SystemClock.now()).await?;
        tx.commit().await?;
        erased += 1;
    }
    store.settle().await?;
    Ok(erased)
}
