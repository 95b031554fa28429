//! Registers: one value for each key, the latest by count.

use learning::fact::DeviceId;

use super::{
    StoreError, Tx,
    value::{Column as _, values},
};
use crate::session::Person;

/// A register as it is kept; `value` is JSON.
#[derive(Debug, Clone)]
pub(crate) struct RegisterRow {
    pub(crate) key: String,
    pub(crate) value: String,
    pub(crate) lamport: u64,
    pub(crate) device: DeviceId,
    pub(crate) change: u64,
}

type Columns = (String, String, u64, uuid::Uuid, u64);

fn read((key, value, lamport, device, change): Columns) -> RegisterRow {
    RegisterRow { key, value, lamport, device: DeviceId(device), change }
}

impl Tx<Person> {
    /// The registers with these keys, as far as they are there.
    pub(crate) async fn find_own_registers(
        &mut self,
        keys: Vec<String>,
    ) -> Result<Vec<RegisterRow>, StoreError> {
        let account = self.scope.account().to_value();
        let head = "SELECT key, value, lamport, device, change FROM register WHERE account = $1 AND key IN";
        let keys = keys.into_iter().map(String::to_value).collect();
        let rows: Vec<Columns> = self.all_of(head, account, keys, "").await?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// Puts them in the place of those with the same keys.
    pub(crate) async fn put_own_registers(&mut self, registers: Vec<RegisterRow>) -> Result<(), StoreError> {
        let account = self.scope.account();
        let row =
            |one: RegisterRow| values![account, one.key, one.value, one.lamport, one.device.0, one.change];
        let head = "INSERT INTO register (account, key, value, lamport, device, change) VALUES";
        let tail = "ON CONFLICT (account, key) DO UPDATE SET value = excluded.value, lamport = excluded.lamport, \
                    device = excluded.device, change = excluded.change";
        self.run_many(head, registers.into_iter().map(row).collect(), tail).await
    }

    /// Registers that changed after this count, in the order of their changes, at most `most`.
    pub(crate) async fn own_registers_after(
        &mut self,
        change: u64,
        most: u32,
    ) -> Result<Vec<RegisterRow>, StoreError> {
        let account = self.scope.account();
        let sql = "SELECT key, value, lamport, device, change FROM register WHERE account = $1 AND change > $2 \
                   ORDER BY change LIMIT $3";
        let rows: Vec<Columns> = self.all(sql, values![account, change, most]).await?;
        Ok(rows.into_iter().map(read).collect())
    }
}
