//! Receipts: the same facts always get the same one.

use chrono::{DateTime, Utc};
use learning::fact::DeviceId;

use super::{StoreError, Tx, value::values};
use crate::session::Person;

/// That facts `first` to `last` of a device are here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReceiptRow {
    pub(crate) device: DeviceId,
    pub(crate) first: u32,
    pub(crate) last: u32,
    pub(crate) number: String,
    pub(crate) at: DateTime<Utc>,
}

impl Tx<Person> {
    pub(crate) async fn add_own_receipt(&mut self, receipt: &ReceiptRow) -> Result<(), StoreError> {
        let account = self.scope.account();
        let ReceiptRow { device, first, last, number, at } = receipt;
        let sql =
            "INSERT INTO receipt (account, device, first, last, number, at) VALUES ($1, $2, $3, $4, $5, $6)";
        self.run(sql, values![account, device.0, *first, *last, number.as_str(), *at]).await.map(drop)
    }

    /// The receipts of facts `first` to `last` of a device.
    pub(crate) async fn list_own_receipts(
        &mut self,
        device: DeviceId,
        first: u32,
        last: u32,
    ) -> Result<Vec<ReceiptRow>, StoreError> {
        let account = self.scope.account();
        let sql = "SELECT first, last, number, at FROM receipt \
                   WHERE account = $1 AND device = $2 AND last >= $3 AND first <= $4 ORDER BY first";
        let rows: Vec<(u32, u32, String, DateTime<Utc>)> =
            self.all(sql, values![account, device.0, first, last]).await?;
        let read = |(first, last, number, at)| ReceiptRow { device, first, last, number, at };
        Ok(rows.into_iter().map(read).collect())
    }
}
