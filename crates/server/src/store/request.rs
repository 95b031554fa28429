//! Requests of people about their data.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{CarryOut, Operator, StoreError, Tx, value::values};
use crate::{id::AccountId, session::Person};

/// A request as it comes in.
#[derive(Debug)]
pub(crate) struct NewRequest<'a> {
    pub(crate) id: Uuid,
    pub(crate) kind: &'static str,
    pub(crate) purpose: Option<&'a str>,
    pub(crate) words: &'a str,
    pub(crate) asked_at: DateTime<Utc>,
    pub(crate) channel: &'static str,
    pub(crate) received_at: DateTime<Utc>,
    pub(crate) due_at: DateTime<Utc>,
}

/// Where a request stands.
#[derive(Debug, Clone)]
pub(crate) struct RequestRow {
    pub(crate) id: Uuid,
    pub(crate) kind: String,
    pub(crate) purpose: Option<String>,
    pub(crate) channel: String,
    pub(crate) received_at: DateTime<Utc>,
    pub(crate) due_at: DateTime<Utc>,
    pub(crate) answered_at: Option<DateTime<Utc>>,
}

/// A request that waits for an answer, and whose it is.
#[derive(Debug, Clone)]
pub(crate) struct QueueRow {
    pub(crate) account: AccountId,
    pub(crate) email: String,
    pub(crate) name: String,
    pub(crate) words: String,
    pub(crate) request: RequestRow,
}

type Columns = (Uuid, String, Option<String>, String, DateTime<Utc>, DateTime<Utc>, Option<DateTime<Utc>>);
type QueueColumns =
    (AccountId, String, String, String, Uuid, String, Option<String>, String, DateTime<Utc>, DateTime<Utc>);

fn read((id, kind, purpose, channel, received_at, due_at, answered_at): Columns) -> RequestRow {
    RequestRow { id, kind, purpose, channel, received_at, due_at, answered_at }
}

const QUEUE: &str = include_str!("request/queue.sql");
const FIND: &str = "SELECT id, kind, purpose, channel, received_at, due_at, answered_at FROM right_request \
     WHERE account = $1 AND id = $2";

impl<S> Tx<S> {
    async fn add_request_row(&mut self, account: AccountId, new: &NewRequest<'_>) -> Result<(), StoreError> {
        let sql = "INSERT INTO right_request (account, id, kind, purpose, words, asked_at, channel, received_at, due_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING";
        let purpose = new.purpose.map(str::to_owned);
        let values = values![
            account,
            new.id,
            new.kind,
            purpose,
            new.words,
            new.asked_at,
            new.channel,
            new.received_at,
            new.due_at
        ];
        self.run(sql, values).await.map(drop)
    }

    async fn find_request_row(
        &mut self,
        account: AccountId,
        id: Uuid,
    ) -> Result<Option<RequestRow>, StoreError> {
        Ok(self.one(FIND, values![account, id]).await?.map(read))
    }
}

impl Tx<Person> {
    /// Takes a request. One with the same number that is there already stays as it is.
    pub(crate) async fn add_own_request(
        &mut self,
        new: &NewRequest<'_>,
    ) -> Result<Option<RequestRow>, StoreError> {
        let account = self.scope.account();
        self.add_request_row(account, new).await?;
        self.find_request_row(account, new.id).await
    }

    /// The person's requests, the newest first.
    pub(crate) async fn list_own_requests(&mut self) -> Result<Vec<RequestRow>, StoreError> {
        let account = self.scope.account();
        let sql = "SELECT id, kind, purpose, channel, received_at, due_at, answered_at FROM right_request \
                   WHERE account = $1 ORDER BY received_at DESC, id LIMIT 500";
        Ok(self.all(sql, values![account]).await?.into_iter().map(read).collect())
    }
}

impl Tx<Operator> {
    /// Requests that wait for an answer, the most urgent first.
    pub(crate) async fn list_queue(&mut self) -> Result<Vec<QueueRow>, StoreError> {
        let rows: Vec<QueueColumns> = self.all(QUEUE, values![]).await?;
        let read =
            |(account, email, name, words, id, kind, purpose, channel, received_at, due_at)| QueueRow {
                account,
                email,
                name,
                words,
                request: RequestRow { id, kind, purpose, channel, received_at, due_at, answered_at: None },
            };
        Ok(rows.into_iter().map(read).collect())
    }

    /// The account with this address, for a request that came by e-mail.
    pub(crate) async fn find_account_of(&mut self, email: &str) -> Result<Option<AccountId>, StoreError> {
        let sql = "SELECT id FROM account WHERE email = $1 AND erased_at IS NULL";
        let row: Option<(AccountId,)> = self.one(sql, values![email]).await?;
        Ok(row.map(|(id,)| id))
    }

    /// Takes a request that came by e-mail.
    pub(crate) async fn add_request_of(
        &mut self,
        account: AccountId,
        new: &NewRequest<'_>,
    ) -> Result<Option<RequestRow>, StoreError> {
        self.add_request_row(account, new).await?;
        self.find_request_row(account, new.id).await
    }
}

impl Tx<CarryOut> {
    pub(crate) async fn find_request(&mut self, id: Uuid) -> Result<Option<RequestRow>, StoreError> {
        let account = self.scope.account;
        self.find_request_row(account, id).await
    }

    /// Writes down the answer; `false` when there was one already.
    pub(crate) async fn answer_request(
        &mut self,
        id: Uuid,
        answer: &str,
        is_done: bool,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let (account, by) = (self.scope.account, self.scope.by);
        let sql = "UPDATE right_request SET answered_at = $3, answered_by = $4, answer = $5, is_done = $6 \
                   WHERE account = $1 AND id = $2 AND answered_at IS NULL";
        let values = values![account, id, now, by, answer, u32::from(is_done)];
        Ok(self.run(sql, values).await? == 1)
    }
}
