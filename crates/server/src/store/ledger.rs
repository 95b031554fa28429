//! The ledger of an account: whoever holds its row may exchange, one after the other.

use learning::register::Digest;

use super::{Machine, StoreError, Tx, value::values};
use crate::{id::AccountId, session::Person};

/// What is known of all registers of an account together.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Ledger {
    /// Counts changes of registers.
    pub(crate) change: u64,
    /// How many there are.
    pub(crate) registers: u64,
    /// A digest of them.
    pub(crate) digest: Digest,
}

impl Tx<Person> {
    /// Waits for the turn of this account; until the transaction ends no other exchange of it goes on.
    pub(crate) async fn take_turn(&mut self) -> Result<(), StoreError> {
        let (account, digest) = (self.scope.account(), Digest::default().to_string());
        let sql = "INSERT INTO ledger (account, turn, change, registers, digest) VALUES ($1, 1, 0, 0, $2) \
                   ON CONFLICT (account) DO UPDATE SET turn = ledger.turn + 1";
        self.run(sql, values![account, digest]).await.map(drop)
    }

    pub(crate) async fn ledger(&mut self) -> Result<Ledger, StoreError> {
        let account = self.scope.account();
        let sql = "SELECT change, registers, digest FROM ledger WHERE account = $1";
        let row: Option<(u64, u64, String)> = self.one(sql, values![account]).await?;
        row.map_or(Ok(Ledger::default()), |(change, registers, digest)| {
            let digest = Digest::parse(&digest).ok_or(StoreError::Column(3))?;
            Ok(Ledger { change, registers, digest })
        })
    }

    pub(crate) async fn set_ledger(&mut self, ledger: &Ledger) -> Result<(), StoreError> {
        let account = self.scope.account();
        let sql = "UPDATE ledger SET change = $2, registers = $3, digest = $4 WHERE account = $1";
        let values = values![account, ledger.change, ledger.registers, ledger.digest.to_string()];
        self.run(sql, values).await.map(drop)
    }
}

impl Tx<Machine> {
    /// Waits until no exchange of this account goes on; none begins before the transaction ends.
    pub(crate) async fn wait_for(&mut self, account: AccountId) -> Result<(), StoreError> {
        self.run("UPDATE ledger SET turn = turn + 1 WHERE account = $1", values![account]).await.map(drop)
    }
}
