//! Sessions and their tokens; only hashes of tokens are kept.

use chrono::{DateTime, Utc};

use super::{Door, StoreError, Tx, value::values};
use crate::{
    id::{AccountId, OrganisationId, SessionId},
    session::Person,
};

/// The tokens of a session from now on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SessionTokens {
    pub(crate) access: [u8; 32],
    pub(crate) access_until: DateTime<Utc>,
    pub(crate) refresh: [u8; 32],
    pub(crate) refresh_until: DateTime<Utc>,
}

/// What a token leads to.
#[derive(Debug, Clone)]
pub(crate) struct TokenRow {
    pub(crate) session: SessionId,
    pub(crate) account: AccountId,
    pub(crate) organisation: OrganisationId,
    pub(crate) role: String,
    pub(crate) until: DateTime<Utc>,
    /// Whether a token of the newest pair was used.
    pub(crate) is_confirmed: bool,
}

/// A session as its owner sees it.
#[derive(Debug, Clone)]
pub(crate) struct SessionRow {
    pub(crate) id: SessionId,
    pub(crate) label: String,
    pub(crate) made_at: DateTime<Utc>,
    pub(crate) used_at: DateTime<Utc>,
}

type TokenColumns = (SessionId, AccountId, OrganisationId, String, DateTime<Utc>, Option<DateTime<Utc>>);

fn read(row: TokenColumns) -> TokenRow {
    let (session, account, organisation, role, until, confirmed_at) = row;
    TokenRow { session, account, organisation, role, until, is_confirmed: confirmed_at.is_some() }
}

const BY_ACCESS: &str = include_str!("session/by_access.sql");
const BY_REFRESH: &str = include_str!("session/by_refresh.sql");
const BY_PREVIOUS: &str = include_str!("session/by_previous.sql");

impl Tx<Door> {
    /// Who shows this access token.
    pub(crate) async fn find_by_access(&mut self, hash: [u8; 32]) -> Result<Option<TokenRow>, StoreError> {
        Ok(self.one(BY_ACCESS, values![hash]).await?.map(read))
    }

    /// The session whose newest refresh token this is.
    pub(crate) async fn find_by_refresh(&mut self, hash: [u8; 32]) -> Result<Option<TokenRow>, StoreError> {
        Ok(self.one(BY_REFRESH, values![hash]).await?.map(read))
    }

    /// The session whose refresh token before the newest this is.
    pub(crate) async fn find_by_previous(&mut self, hash: [u8; 32]) -> Result<Option<TokenRow>, StoreError> {
        Ok(self.one(BY_PREVIOUS, values![hash]).await?.map(read))
    }

    /// The session that once had this refresh token.
    pub(crate) async fn find_by_retired(&mut self, hash: [u8; 32]) -> Result<Option<SessionId>, StoreError> {
        let sql = "SELECT session FROM retired_token WHERE hash = $1";
        let row: Option<(SessionId,)> = self.one(sql, values![hash]).await?;
        Ok(row.map(|(session,)| session))
    }

    pub(crate) async fn add_session(
        &mut self,
        id: SessionId,
        account: AccountId,
        label: &str,
        tokens: &SessionTokens,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO session (id, account, label, access, access_until, refresh, refresh_until, \
                   confirmed_at, made_at, used_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $8)";
        let SessionTokens { access, access_until, refresh, refresh_until } = *tokens;
        let values = values![id, account, label, access, access_until, refresh, refresh_until, now];
        self.run(sql, values).await.map(drop)
    }

    /// Gives the session other tokens. `shown` is the refresh token that this was asked with, good once more until one
    /// of the new ones is used; `retired` is never good again.
    pub(crate) async fn replace_tokens(
        &mut self,
        session: SessionId,
        shown: [u8; 32],
        tokens: &SessionTokens,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO retired_token (hash, session) \
                   SELECT refresh, id FROM session WHERE id = $1 AND refresh <> $2 \
                   UNION ALL SELECT previous, id FROM session WHERE id = $1 AND previous <> $2";
        self.run(sql, values![session, shown]).await?;
        let sql = "UPDATE session SET access = $2, access_until = $3, refresh = $4, refresh_until = $5, \
                   previous = $6, confirmed_at = NULL, used_at = $7 WHERE id = $1";
        let SessionTokens { access, access_until, refresh, refresh_until } = *tokens;
        let values = values![session, access, access_until, refresh, refresh_until, shown, now];
        self.run(sql, values).await.map(drop)
    }

    /// A token of the newest pair was used: the one before is no longer needed.
    pub(crate) async fn confirm_session(
        &mut self,
        session: SessionId,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE session SET confirmed_at = $2 WHERE id = $1 AND confirmed_at IS NULL";
        self.run(sql, values![session, now]).await.map(drop)
    }

    /// A refresh token was shown that had been replaced: nobody knows who holds the others.
    pub(crate) async fn end_reused_session(
        &mut self,
        session: SessionId,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE session SET ended_at = $2, ended_by = 'reuse' WHERE id = $1 AND ended_at IS NULL";
        self.run(sql, values![session, now]).await.map(drop)
    }
}

impl Tx<Person> {
    /// The person's sessions that have not ended, the latest used first.
    pub(crate) async fn list_own_sessions(
        &mut self,
        now: DateTime<Utc>,
    ) -> Result<Vec<SessionRow>, StoreError> {
        let account = self.scope.account();
        let sql = "SELECT id, label, made_at, used_at FROM session \
                   WHERE account = $1 AND ended_at IS NULL AND refresh_until > $2 ORDER BY used_at DESC, id LIMIT 100";
        let rows: Vec<(SessionId, String, DateTime<Utc>, DateTime<Utc>)> =
            self.all(sql, values![account, now]).await?;
        let read = |(id, label, made_at, used_at)| SessionRow { id, label, made_at, used_at };
        Ok(rows.into_iter().map(read).collect())
    }

    /// Ends one of the person's sessions; `false` when there is none such.
    pub(crate) async fn end_own_session(
        &mut self,
        session: SessionId,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let account = self.scope.account();
        let sql = "UPDATE session SET ended_at = $3, ended_by = 'person' \
                   WHERE account = $1 AND id = $2 AND ended_at IS NULL";
        Ok(self.run(sql, values![account, session, now]).await? == 1)
    }
}
