//! Orders: what every device of an account is asked to do, until it says that it was done.

use chrono::{DateTime, Utc};
use learning::fact::DeviceId;
use uuid::Uuid;

use super::{CarryOut, StoreError, Tx, value::values};
use crate::session::Person;

/// An order: number, action, purpose, since when.
type OrderRow = (Uuid, String, Option<String>, DateTime<Utc>);

impl Tx<Person> {
    /// What this device has not said to be done, the oldest first.
    pub(crate) async fn list_own_orders(&mut self, device: DeviceId) -> Result<Vec<OrderRow>, StoreError> {
        let account = self.scope.account();
        let sql = "SELECT id, action, purpose, made_at FROM device_order WHERE account = $1 AND NOT EXISTS \
                   (SELECT 1 FROM order_done WHERE order_done.account = $1 AND order_done.id = device_order.id \
                   AND order_done.device = $2) ORDER BY made_at, id LIMIT 50";
        self.all(sql, values![account, device.0]).await
    }

    /// A device has carried out an order. One that was never given is passed over.
    pub(crate) async fn mark_own_order_done(
        &mut self,
        device: DeviceId,
        order: Uuid,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let account = self.scope.account();
        let sql = "INSERT INTO order_done (account, id, device, done_at) \
                   SELECT account, id, $2, $4 FROM device_order WHERE account = $1 AND id = $3 ON CONFLICT DO NOTHING";
        self.run(sql, values![account, device.0, order, now]).await.map(drop)
    }

    /// Whether everything about the person was removed.
    pub(crate) async fn is_erased(&mut self) -> Result<bool, StoreError> {
        let account = self.scope.account();
        let sql = "SELECT id FROM account WHERE id = $1 AND erased_at IS NOT NULL";
        Ok(self.one::<(Uuid,)>(sql, values![account]).await?.is_some())
    }
}

impl Tx<CarryOut> {
    pub(crate) async fn add_order(
        &mut self,
        id: Uuid,
        action: &str,
        purpose: Option<String>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let account = self.scope.account;
        let sql =
            "INSERT INTO device_order (account, id, action, purpose, made_at) VALUES ($1, $2, $3, $4, $5)";
        self.run(sql, values![account, id, action, purpose, now]).await.map(drop)
    }
}
