//! What is past its time: removed without anybody having asked.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Machine, StoreError, Tx, value::values};

/// How long an address may wait to be confirmed before the account that nobody can use goes.
const UNCONFIRMED: TimeDelta = TimeDelta::days(7);
/// How long sessions and invitations stay after their end.
const ENDED: TimeDelta = TimeDelta::days(30);

impl Tx<Machine> {
    /// Removes codes, accounts that were never confirmed, ended sessions and old invitations; how many rows.
    pub(crate) async fn sweep(&mut self, now: DateTime<Utc>) -> Result<u64, StoreError> {
        let mut removed = 0;
        for (sql, before) in [
            ("DELETE FROM proof WHERE expires_at <= $1", now),
            ("DELETE FROM session WHERE ended_at <= $1 OR refresh_until <= $1", now - ENDED),
            ("DELETE FROM invitation WHERE ended_at <= $1 OR expires_at <= $1", now - ENDED),
            (
                "DELETE FROM account WHERE verified_at IS NULL AND erased_at IS NULL AND made_at <= $1",
                now - UNCONFIRMED,
            ),
        ] {
            removed += self.run(sql, values![before]).await?;
        }
        Ok(removed)
    }
}
