//! What people chose, as evidence: rows are added and never changed.

use chrono::{DateTime, Utc};
use protocol::{ConsentDecision, Decision, Method};

use super::{Door, StoreError, Tx, value::values};
use crate::{id::AccountId, session::Person};

/// A choice, with its hashes read and the text looked up among the published notices.
#[derive(Debug)]
pub(crate) struct NewConsent<'a> {
    pub(crate) said: &'a ConsentDecision,
    pub(crate) text: [u8; 32],
    pub(crate) receipt_hash: [u8; 32],
    pub(crate) is_published: bool,
}

const ADD: &str = include_str!("consent/add.sql");
/// Of two with the same number a no goes before a yes, as in the fold of facts.
const LATEST: &str = "SELECT decision FROM consent WHERE account = $1 AND purpose = $2 \
     ORDER BY number DESC, CASE decision WHEN 'given' THEN 1 ELSE 0 END LIMIT 1";

impl<S> Tx<S> {
    async fn add_consent_row(
        &mut self,
        account: AccountId,
        new: &NewConsent<'_>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let said = new.said;
        let decision = match said.decision {
            Decision::Given => "given",
            Decision::Refused => "refused",
            Decision::Withdrawn => "withdrawn",
        };
        let method = match said.method {
            Method::SignUp => "sign_up",
            Method::OwnData => "own_data",
        };
        let values = values![
            account,
            said.purpose.as_str(),
            said.number,
            said.receipt,
            decision,
            said.notice.as_str(),
            new.text,
            said.language.as_str(),
            method,
            said.app_version.as_str(),
            new.receipt_hash,
            said.decided_at,
            u32::from(new.is_published),
            now
        ];
        self.run(ADD, values).await.map(drop)
    }
}

impl Tx<Door> {
    /// Keeps what was chosen at signing up.
    pub(crate) async fn add_consent(
        &mut self,
        account: AccountId,
        new: &NewConsent<'_>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.add_consent_row(account, new, now).await
    }
}

impl Tx<Person> {
    /// Keeps what the person chose later.
    pub(crate) async fn add_own_consent(
        &mut self,
        new: &NewConsent<'_>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let account = self.scope.account();
        self.add_consent_row(account, new, now).await
    }

    /// Whether the person's last word about a purpose is a no. Nothing said yet is none.
    pub(crate) async fn has_refused(&mut self, purpose: &str) -> Result<bool, StoreError> {
        let account = self.scope.account();
        let row: Option<(String,)> = self.one(LATEST, values![account, purpose]).await?;
        Ok(row.is_some_and(|(decision,)| decision != "given"))
    }
}
