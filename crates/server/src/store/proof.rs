//! Codes sent to an address, to show that whoever types them reads its letters.

use chrono::{DateTime, Utc};

use super::{Door, StoreError, Tx, value::values};
use crate::{id::AccountId, proof::Purpose};

/// What became of a code that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tried {
    /// It is the right one; it is used up now.
    Right(AccountId),
    /// It is not, or there is none, or its time or tries are over.
    Wrong,
}

impl Tx<Door> {
    /// Keeps a code for an address; one sent before is void.
    pub(crate) async fn put_proof(
        &mut self,
        address: [u8; 32],
        purpose: Purpose,
        account: Option<AccountId>,
        code: [u8; 32],
        expires_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO proof (address, purpose, account, code, tries_left, expires_at) \
                   VALUES ($1, $2, $3, $4, 5, $5) ON CONFLICT (address, purpose) DO UPDATE SET \
                   account = excluded.account, code = excluded.code, tries_left = 5, expires_at = excluded.expires_at";
        self.run(sql, values![address, purpose.name(), account, code, expires_at]).await.map(drop)
    }

    /// Tries a code. Each try counts, so that a code cannot be guessed; commit also after a wrong one.
    pub(crate) async fn try_proof(
        &mut self,
        address: [u8; 32],
        purpose: Purpose,
        code: [u8; 32],
        now: DateTime<Utc>,
    ) -> Result<Tried, StoreError> {
        let sql = "UPDATE proof SET tries_left = tries_left - 1 \
                   WHERE address = $1 AND purpose = $2 AND tries_left > 0 AND expires_at > $3 RETURNING account, code";
        let row: Option<(Option<AccountId>, [u8; 32])> =
            self.one(sql, values![address, purpose.name(), now]).await?;
        match row {
            Some((Some(account), kept)) if kept == code => {
                let sql = "DELETE FROM proof WHERE address = $1 AND purpose = $2";
                self.run(sql, values![address, purpose.name()]).await?;
                Ok(Tried::Right(account))
            }
            _ => Ok(Tried::Wrong),
        }
    }
}
