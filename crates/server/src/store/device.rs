//! Devices of an account, and the last fact of each.

use chrono::{DateTime, Utc};
use learning::{fact::DeviceId, hash::ContentHash};

use super::{StoreError, Tx, value::values};
use crate::session::Person;

/// A device.
#[derive(Debug, Clone)]
pub(crate) struct DeviceRow {
    pub(crate) id: DeviceId,
    /// The app's version when it was last here.
    pub(crate) app: String,
    pub(crate) first_at: DateTime<Utc>,
    pub(crate) last_at: DateTime<Utc>,
    /// Number of its last fact, 0 for none.
    pub(crate) seq: u32,
    /// Chain hash of that fact.
    pub(crate) hash: Option<ContentHash>,
}

type Columns = (uuid::Uuid, String, DateTime<Utc>, DateTime<Utc>, u32, Option<[u8; 32]>);

impl Tx<Person> {
    /// All devices of the person, the first one first.
    pub(crate) async fn list_own_devices(&mut self) -> Result<Vec<DeviceRow>, StoreError> {
        let account = self.scope.account();
        let sql = "SELECT id, app, first_at, last_at, seq, hash FROM device WHERE account = $1 ORDER BY first_at, id";
        let rows: Vec<Columns> = self.all(sql, values![account]).await?;
        let read = |(id, app, first_at, last_at, seq, hash): Columns| DeviceRow {
            id: DeviceId(id),
            app,
            first_at,
            last_at,
            seq,
            hash: hash.map(ContentHash::from_bytes),
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// Notes a device; `false` when its id belongs to another account.
    pub(crate) async fn add_own_device(
        &mut self,
        id: DeviceId,
        app: &str,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let account = self.scope.account();
        let sql = "INSERT INTO device (id, account, app, first_at, last_at, seq) VALUES ($1, $2, $3, $4, $4, 0) \
                   ON CONFLICT (id) DO NOTHING";
        Ok(self.run(sql, values![id.0, account, app, now]).await? == 1)
    }

    /// The device was here.
    pub(crate) async fn touch_own_device(
        &mut self,
        id: DeviceId,
        app: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let account = self.scope.account();
        let sql = "UPDATE device SET app = $3, last_at = $4 WHERE account = $1 AND id = $2";
        self.run(sql, values![account, id.0, app, now]).await.map(drop)
    }

    /// Sets which fact of a device is the last.
    pub(crate) async fn set_own_head(
        &mut self,
        id: DeviceId,
        seq: u32,
        hash: ContentHash,
    ) -> Result<(), StoreError> {
        let account = self.scope.account();
        let sql = "UPDATE device SET seq = $3, hash = $4 WHERE account = $1 AND id = $2";
        self.run(sql, values![account, id.0, seq, *hash.as_bytes()]).await.map(drop)
    }
}
