//! Accounts.

use chrono::{DateTime, Utc};

use super::{Door, Office, StoreError, Tx, value::values};
use crate::{
    id::{AccountId, OrganisationId},
    lang::Lang,
    role::Role,
    session::Person,
};

/// An account to be made.
#[derive(Debug)]
pub(crate) struct NewAccount<'a> {
    pub(crate) id: AccountId,
    pub(crate) organisation: OrganisationId,
    pub(crate) email: &'a str,
    pub(crate) name: &'a str,
    pub(crate) lang: Lang,
    pub(crate) role: Role,
    pub(crate) password: &'a str,
}

/// An account as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct AccountRow {
    pub(crate) id: AccountId,
    pub(crate) organisation: OrganisationId,
    pub(crate) email: String,
    pub(crate) name: String,
    pub(crate) lang: Lang,
    pub(crate) role: Role,
    pub(crate) password: String,
    pub(crate) is_verified: bool,
}

type Columns = (AccountId, OrganisationId, String, String, String, String, String, Option<DateTime<Utc>>);

fn read(row: Columns) -> Result<AccountRow, StoreError> {
    let (id, organisation, email, name, lang, role, password, verified_at) = row;
    Ok(AccountRow {
        id,
        organisation,
        email,
        name,
        lang: Lang::of(&lang),
        role: Role::of(&role).ok_or(StoreError::Column(6))?,
        password,
        is_verified: verified_at.is_some(),
    })
}

const FIND: &str =
    "SELECT id, organisation, email, name, language, role, password, verified_at FROM account WHERE id = $1";
const FIND_BY_EMAIL: &str = "SELECT id, organisation, email, name, language, role, password, verified_at FROM account WHERE email = $1";
const ADD: &str = "INSERT INTO account (id, organisation, email, name, language, role, password, made_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (email) DO NOTHING";

impl Tx<Door> {
    /// The account with this address.
    pub(crate) async fn find_account_by_email(
        &mut self,
        email: &str,
    ) -> Result<Option<AccountRow>, StoreError> {
        self.one(FIND_BY_EMAIL, values![email]).await?.map(read).transpose()
    }

    /// Makes an account; `false` when the address has one.
    pub(crate) async fn add_account(
        &mut self,
        new: &NewAccount<'_>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let (lang, role) = (new.lang.tag(), new.role.name());
        let values = values![new.id, new.organisation, new.email, new.name, lang, role, new.password, now];
        Ok(self.run(ADD, values).await? == 1)
    }

    /// The person has shown that the address is theirs.
    pub(crate) async fn mark_verified(
        &mut self,
        account: AccountId,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE account SET verified_at = $2 WHERE id = $1 AND verified_at IS NULL";
        self.run(sql, values![account, now]).await.map(drop)
    }

    /// Sets another password and ends every session: whoever knew the old one is out.
    pub(crate) async fn reset_password(
        &mut self,
        account: AccountId,
        password: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE account SET password = $2, verified_at = coalesce(verified_at, $3) WHERE id = $1";
        self.run(sql, values![account, password, now]).await?;
        let sql =
            "UPDATE session SET ended_at = $2, ended_by = 'password' WHERE account = $1 AND ended_at IS NULL";
        self.run(sql, values![account, now]).await.map(drop)
    }
}

impl Tx<Person> {
    /// The person's own account.
    pub(crate) async fn find_own_account(&mut self) -> Result<Option<AccountRow>, StoreError> {
        let account = self.scope.account();
        self.one(FIND, values![account]).await?.map(read).transpose()
    }

    /// What the person may change of it by themselves.
    pub(crate) async fn update_own_profile(&mut self, name: &str, lang: Lang) -> Result<(), StoreError> {
        let account = self.scope.account();
        let sql = "UPDATE account SET name = $2, language = $3 WHERE id = $1";
        self.run(sql, values![account, name, lang.tag()]).await.map(drop)
    }

    /// Sets another password and ends the person's other sessions.
    pub(crate) async fn change_own_password(
        &mut self,
        password: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let (account, session) = (self.scope.account(), self.scope.session());
        self.run("UPDATE account SET password = $2 WHERE id = $1", values![account, password]).await?;
        let sql = "UPDATE session SET ended_at = $3, ended_by = 'password' \
                   WHERE account = $1 AND id <> $2 AND ended_at IS NULL";
        self.run(sql, values![account, session, now]).await.map(drop)
    }
}

impl Tx<Office> {
    /// People of the organisation, by name: id, name, role. At most `limit`, after the given id of that name.
    pub(crate) async fn list_members(
        &mut self,
        after: Option<(&str, AccountId)>,
        limit: u32,
    ) -> Result<Vec<(AccountId, String, String)>, StoreError> {
        let organisation = self.scope.organisation;
        let (name, id) = after.unwrap_or(("", AccountId(uuid::Uuid::nil())));
        let sql = "SELECT id, name, role FROM account \
                   WHERE organisation = $1 AND (name > $2 OR (name = $2 AND id > $3)) ORDER BY name, id LIMIT $4";
        self.all(sql, values![organisation, name, id, limit]).await
    }
}
