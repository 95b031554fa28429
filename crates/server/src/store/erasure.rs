//! Erasure of one account. What stays is what carries the erasure to the devices, and the minutes: random numbers, times,
//! and which right was used.

use chrono::{DateTime, Utc};

use super::{CarryOut, Machine, StoreError, Tx, value::values};
use crate::id::AccountId;

/// What is removed row by row, and what it is called in the minutes.
const REMOVED: [(&str, &str); 8] = [
    ("fact", "DELETE FROM fact WHERE account = $1"),
    ("register", "DELETE FROM register WHERE account = $1"),
    ("receipt", "DELETE FROM receipt WHERE account = $1"),
    ("progress", "DELETE FROM progress WHERE account = $1"),
    ("consent", "DELETE FROM consent WHERE account = $1"),
    ("ledger", "DELETE FROM ledger WHERE account = $1"),
    ("proof", "DELETE FROM proof WHERE account = $1"),
    ("letter", "DELETE FROM letter WHERE address = (SELECT email FROM account WHERE id = $1)"),
];

/// What is emptied: the row itself is still needed.
const EMPTIED: [&str; 4] = [
    "UPDATE right_request SET words = '', answer = NULL, purpose = NULL WHERE account = $1",
    "UPDATE session SET label = '' WHERE account = $1",
    "UPDATE device SET app = '', seq = 0, hash = NULL WHERE account = $1",
    "DELETE FROM retired_token WHERE session IN (SELECT id FROM session WHERE account = $1)",
];

impl Tx<CarryOut> {
    /// Removes everything about the person; how many rows of what.
    pub(crate) async fn erase(&mut self, now: DateTime<Utc>) -> Result<Vec<(&'static str, u64)>, StoreError> {
        let account = self.scope.account;
        let mut removed = Vec::new();
        for (what, sql) in REMOVED {
            removed.push((what, self.run(sql, values![account]).await?));
        }
        for sql in EMPTIED {
            self.run(sql, values![account]).await?;
        }
        // An address that nobody can have, and a hash that no password has.
        let sql = "UPDATE account SET email = $2, name = '', language = 'id', role = 'learner', password = '', \
                   verified_at = NULL, erased_at = $3 WHERE id = $1";
        self.run(sql, values![account, format!("erased {account}"), now]).await?;
        Ok(removed)
    }
}

impl Tx<Machine> {
    /// Accounts that were erased, and when.
    pub(crate) async fn list_erased(&mut self) -> Result<Vec<(AccountId, DateTime<Utc>)>, StoreError> {
        let sql = "SELECT id, erased_at FROM account WHERE erased_at IS NOT NULL ORDER BY erased_at, id";
        self.all(sql, values![]).await
    }

    /// Accounts that were not.
    pub(crate) async fn list_not_erased(&mut self) -> Result<Vec<AccountId>, StoreError> {
        let rows: Vec<(AccountId,)> =
            self.all("SELECT id FROM account WHERE erased_at IS NULL ORDER BY id", values![]).await?;
        Ok(rows.into_iter().map(|(account,)| account).collect())
    }
}
