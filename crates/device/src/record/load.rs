//! Reading the whole file into memory: every fact checked against its chain and folded, every register.

use std::{collections::BTreeMap, path::Path};

use chrono::{DateTime, Utc};
use learning::{
    fact::{DeviceId, Head, Link},
    register::{RegisterKey, Registers},
};
use sqlx::{Row, SqliteConnection};
use uuid::Uuid;

use super::{
    row::FactRow,
    sealed::{FACT, RegisterRow, is_sealed},
};
use crate::{
    error::{DeviceError, Result},
    seal::Sealer,
};

/// What the file says, folded.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    pub own: DeviceId,
    pub heads: BTreeMap<DeviceId, Head>,
    pub facts: u32,
    pub learned: learning::record::Record,
    pub registers: Registers,
    pub written_at: BTreeMap<RegisterKey, DateTime<Utc>>,
}

impl State {
    pub fn empty(own: DeviceId) -> Self {
        Self {
            own,
            heads: BTreeMap::new(),
            facts: 0,
            learned: learning::record::Record::default(),
            registers: Registers::default(),
            written_at: BTreeMap::new(),
        }
    }

    /// Takes in a row if it follows in its chain.
    fn follow(&mut self, row: &FactRow) -> Option<()> {
        let followed = row.follow(self.heads.get(&row.device()?))?;
        self.heads.insert(followed.head.device, followed.head);
        self.facts += 1;
        if let Some(fact) = &followed.fact {
            self.learned.apply(fact);
        }
        Some(())
    }
}

/// # Errors
/// `Damaged` when a fact does not follow from the one before it, or does not open; `Sealed` when there is no key.
pub async fn load(connection: &mut SqliteConnection, path: &Path, sealer: Option<&Sealer>) -> Result<State> {
    let damaged = |what: String| DeviceError::Damaged { path: path.to_owned(), what };
    let own = own_device(connection).await?.ok_or_else(|| damaged("no device id".to_owned()))?;
    let mut state = State::empty(own);
    let mut last = 0;
    loop {
        let rows = page(connection, last).await?;
        let Some((id, _)) = rows.last() else { break };
        last = *id;
        for (_, row) in &rows {
            if sealer.is_none() && is_sealed(&row.canonical) {
                return Err(DeviceError::Sealed);
            }
            let opened = row.opened(FACT, sealer);
            let followed = opened.and_then(|row| state.follow(&row));
            followed.ok_or_else(|| damaged(format!("fact {} does not follow", row.seq)))?;
        }
    }
    for row in sqlx::query("SELECT * FROM register").fetch_all(connection).await? {
        let (register, at) = RegisterRow::read(&row)?.register(sealer)?;
        state.written_at.insert(register.key.clone(), at);
        state.registers.apply(register);
    }
    Ok(state)
}

/// The next rows after this id, in the order they were written.
pub async fn page(connection: &mut SqliteConnection, after: i64) -> Result<Vec<(i64, FactRow)>> {
    let rows = sqlx::query(include_str!("page.sql")).bind(after).fetch_all(connection).await?;
    rows.iter().map(|row| Ok((row.try_get("id")?, FactRow::read(row)?))).collect()
}

pub async fn own_device(connection: &mut SqliteConnection) -> Result<Option<DeviceId>> {
    let text: Option<String> = sqlx::query_scalar("SELECT device FROM own_device ORDER BY id DESC LIMIT 1")
        .fetch_optional(connection)
        .await?;
    Ok(text.and_then(|text| Uuid::parse_str(&text).ok()).map(DeviceId))
}

pub async fn list_facts(
    connection: &mut SqliteConnection,
    device: DeviceId,
    after: u32,
    limit: u32,
    sealer: Option<&Sealer>,
) -> Result<Vec<Link>> {
    let rows = sqlx::query(include_str!("list_facts.sql"))
        .bind(device.to_string())
        .bind(after)
        .bind(limit)
        .fetch_all(connection)
        .await?;
    let links =
        rows.iter().map(|row| Ok(FactRow::read(row)?.opened(FACT, sealer).and_then(|row| row.link())));
    links.filter_map(Result::transpose).collect()
}
