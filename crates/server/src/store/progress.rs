//! The read model of reports. What stands in it follows from facts alone (`crate::progress`).

use chrono::{DateTime, Utc};

use super::{
    Machine, StoreError, Tx,
    value::{Value, values},
};
use crate::{
    id::{AccountId, OrganisationId},
    session::Person,
};

/// What is known of one topic of one person.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ProgressRow {
    /// Such as `lesson/net-101-l06` or `attempt/<uuid>`.
    pub(crate) topic: String,
    /// The quiz or exam of an attempt.
    pub(crate) quiz: Option<String>,
    /// When it was first completed, or handed in.
    pub(crate) at: Option<DateTime<Utc>>,
    pub(crate) percent: Option<f64>,
    pub(crate) passed: Option<bool>,
    /// Of an attempt that was handed in: whether the server graded it, or could not and took the device's word.
    pub(crate) graded_by: Option<&'static str>,
    /// What the device said that it earned, in percent.
    pub(crate) claimed: Option<f64>,
}

/// Graded here.
pub(crate) const BY_SERVER: &str = "server";
/// Not graded here.
pub(crate) const BY_DEVICE: &str = "device";

const PUT: &str = "INSERT INTO progress (account, organisation, topic, quiz, at, percent, passed, graded_by, claimed) VALUES";
const INSTEAD: &str = "ON CONFLICT (account, topic) DO UPDATE SET organisation = excluded.organisation, \
     quiz = excluded.quiz, at = excluded.at, percent = excluded.percent, passed = excluded.passed, \
     graded_by = excluded.graded_by, claimed = excluded.claimed";

fn row(account: AccountId, organisation: OrganisationId, one: ProgressRow) -> Vec<Value> {
    values![
        account,
        organisation,
        one.topic,
        one.quiz,
        one.at,
        one.percent,
        one.passed.map(u32::from),
        one.graded_by.map(str::to_owned),
        one.claimed
    ]
}

impl Tx<Person> {
    /// Puts rows in the place of those about the same topics.
    pub(crate) async fn put_own_progress(&mut self, rows: Vec<ProgressRow>) -> Result<(), StoreError> {
        let (account, organisation) = (self.scope.account(), self.scope.organisation());
        let rows = rows.into_iter().map(|one| row(account, organisation, one)).collect();
        self.run_many(PUT, rows, INSTEAD).await
    }
}

impl Tx<Machine> {
    /// All accounts with their organisations, by id.
    pub(crate) async fn list_accounts(&mut self) -> Result<Vec<(AccountId, OrganisationId)>, StoreError> {
        self.all("SELECT id, organisation FROM account ORDER BY id", values![]).await
    }

    /// What is kept of an account, by topic; `None` instead of a row that belongs to another organisation.
    pub(crate) async fn list_progress(
        &mut self,
        account: AccountId,
        organisation: OrganisationId,
    ) -> Result<Vec<Option<ProgressRow>>, StoreError> {
        type Columns = (
            OrganisationId,
            String,
            Option<String>,
            Option<DateTime<Utc>>,
            Option<f64>,
            Option<u32>,
            Option<String>,
            Option<f64>,
        );
        let sql = "SELECT organisation, topic, quiz, at, percent, passed, graded_by, claimed FROM progress \
                   WHERE account = $1 ORDER BY topic";
        let rows: Vec<Columns> = self.all(sql, values![account]).await?;
        let read = |(of, topic, quiz, at, percent, passed, graded_by, claimed): Columns| {
            let graded_by = graded_by.map(|by| if by == BY_SERVER { BY_SERVER } else { BY_DEVICE });
            let passed = passed.map(|passed| passed == 1);
            (of == organisation).then_some(ProgressRow {
                topic,
                quiz,
                at,
                percent,
                passed,
                graded_by,
                claimed,
            })
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// Replaces all that is kept of an account.
    pub(crate) async fn replace_progress(
        &mut self,
        account: AccountId,
        organisation: OrganisationId,
        rows: Vec<ProgressRow>,
    ) -> Result<(), StoreError> {
        self.run("DELETE FROM progress WHERE account = $1", values![account]).await?;
        let rows = rows.into_iter().map(|one| row(account, organisation, one)).collect();
        self.run_many(PUT, rows, INSTEAD).await
    }
}
