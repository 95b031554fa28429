//! Organisations.

use chrono::{DateTime, Utc};

use super::{Machine, StoreError, Tx, value::values};
use crate::{id::OrganisationId, session::Person};

impl Tx<Machine> {
    pub(crate) async fn add_organisation(
        &mut self,
        id: OrganisationId,
        name: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO organisation (id, name, made_at) VALUES ($1, $2, $3)";
        self.run(sql, values![id, name, now]).await.map(drop)
    }

    /// All of them, by name.
    pub(crate) async fn list_organisations(&mut self) -> Result<Vec<(OrganisationId, String)>, StoreError> {
        self.all("SELECT id, name FROM organisation ORDER BY name, id", values![]).await
    }
}

impl Tx<Person> {
    /// The name of the person's organisation.
    pub(crate) async fn find_own_organisation(&mut self) -> Result<Option<String>, StoreError> {
        let organisation = self.scope.organisation();
        let row: Option<(String,)> =
            self.one("SELECT name FROM organisation WHERE id = $1", values![organisation]).await?;
        Ok(row.map(|(name,)| name))
    }
}
