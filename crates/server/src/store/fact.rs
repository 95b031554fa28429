//! Facts: added, never changed.

use std::{collections::BTreeMap, ops::RangeInclusive};

use chrono::{DateTime, Utc};
use learning::{fact::DeviceId, hash::ContentHash};

use super::{
    Machine, StoreError, Tx,
    value::{Column as _, values},
};
use crate::{id::AccountId, session::Person};

/// A fact to be added.
#[derive(Debug)]
pub(crate) struct NewFact<'a> {
    pub(crate) seq: u32,
    pub(crate) hash: ContentHash,
    /// As it was hashed.
    pub(crate) at: String,
    pub(crate) body: &'a str,
    pub(crate) topic: Option<String>,
}

/// A fact as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct FactRow {
    pub(crate) device: DeviceId,
    pub(crate) seq: u32,
    pub(crate) at: DateTime<Utc>,
    pub(crate) body: String,
}

type Columns = (uuid::Uuid, u32, String, String);

fn read(rows: Vec<Columns>) -> Result<Vec<FactRow>, StoreError> {
    let one = |(device, seq, at, body): Columns| {
        let at = at.parse().map_err(|_| StoreError::Column(3))?;
        Ok(FactRow { device: DeviceId(device), seq, at, body })
    };
    rows.into_iter().map(one).collect()
}

const ADD: &str = "INSERT INTO fact (account, device, seq, hash, at, body, topic, received_at) VALUES";

impl Tx<Person> {
    pub(crate) async fn add_own_facts(
        &mut self,
        device: DeviceId,
        facts: Vec<NewFact<'_>>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let account = self.scope.account();
        let row = |fact: NewFact<'_>| {
            let hash = *fact.hash.as_bytes();
            values![account, device.0, fact.seq, hash, fact.at, fact.body, fact.topic, now]
        };
        self.run_many(ADD, facts.into_iter().map(row).collect(), "").await
    }

    /// The chain hashes of these facts of a device, as far as they are there.
    pub(crate) async fn own_hashes(
        &mut self,
        device: DeviceId,
        range: RangeInclusive<u32>,
    ) -> Result<BTreeMap<u32, ContentHash>, StoreError> {
        if range.is_empty() {
            return Ok(BTreeMap::new());
        }
        let account = self.scope.account();
        let sql = "SELECT seq, hash FROM fact WHERE account = $1 AND device = $2 AND seq BETWEEN $3 AND $4";
        let rows: Vec<(u32, [u8; 32])> =
            self.all(sql, values![account, device.0, *range.start(), *range.end()]).await?;
        Ok(rows.into_iter().map(|(seq, hash)| (seq, ContentHash::from_bytes(hash))).collect())
    }

    /// Facts of a device from a number on, at most `most`, in order.
    pub(crate) async fn own_facts_from(
        &mut self,
        device: DeviceId,
        first: u32,
        most: u32,
    ) -> Result<Vec<FactRow>, StoreError> {
        let account = self.scope.account();
        let sql = "SELECT device, seq, at, body FROM fact WHERE account = $1 AND device = $2 AND seq >= $3 \
                   ORDER BY seq LIMIT $4";
        let rows: Vec<Columns> = self.all(sql, values![account, device.0, first, most]).await?;
        read(rows)
    }

    /// All facts about these topics.
    pub(crate) async fn own_facts_about(&mut self, topics: Vec<String>) -> Result<Vec<FactRow>, StoreError> {
        let account = self.scope.account().to_value();
        let head = "SELECT device, seq, at, body FROM fact WHERE account = $1 AND topic IN";
        let topics = topics.into_iter().map(String::to_value).collect();
        let rows: Vec<Columns> = self.all_of(head, account, topics, "").await?;
        read(rows)
    }
}

impl Tx<Machine> {
    /// Every fact of an account that the read model depends on.
    pub(crate) async fn list_facts_with_topic(
        &mut self,
        account: AccountId,
    ) -> Result<Vec<FactRow>, StoreError> {
        let sql = "SELECT device, seq, at, body FROM fact WHERE account = $1 AND topic IS NOT NULL ORDER BY device, seq";
        let rows: Vec<Columns> = self.all(sql, values![account]).await?;
        read(rows)
    }
}
