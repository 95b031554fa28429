//! Reading the whole file into memory: every fact checked against its chain and folded, every register.

use std::{collections::BTreeMap, path::Path};

use chrono::{DateTime, Utc};
use learning::{
    fact::{DeviceId, Head, Link},
    register::{Register, RegisterKey, Registers},
};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};
use uuid::Uuid;

use super::row::FactRow;
use crate::error::{DeviceError, Result};

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
/// `Damaged` when a fact does not follow from the one before it.
pub async fn load(connection: &mut SqliteConnection, path: &Path) -> Result<State> {
    let damaged = |what: String| DeviceError::Damaged { path: path.to_owned(), what };
    let own = own_device(connection).await?.ok_or_else(|| damaged("no device id".to_owned()))?;
    let mut state = State::empty(own);
    let mut last = 0;
    loop {
        let rows = page(connection, last).await?;
        let Some((id, _)) = rows.last() else { break };
        last = *id;
        for (_, row) in &rows {
            state.follow(row).ok_or_else(|| damaged(format!("fact {} does not follow", row.seq)))?;
        }
    }
    for row in sqlx::query("SELECT * FROM register").fetch_all(connection).await? {
        let (register, at) = register(&row)?;
        state.written_at.insert(register.key.clone(), at);
        state.registers.apply(register);
    }
    Ok(state)
}

/// The next rows after this id, in the order they were written.
async fn page(connection: &mut SqliteConnection, after: i64) -> Result<Vec<(i64, FactRow)>> {
    let rows = sqlx::query(include_str!("page.sql")).bind(after).fetch_all(connection).await?;
    rows.iter().map(|row| Ok((row.try_get("id")?, FactRow::read(row)?))).collect()
}

pub async fn own_device(connection: &mut SqliteConnection) -> Result<Option<DeviceId>> {
    let text: Option<String> = sqlx::query_scalar("SELECT device FROM own_device ORDER BY id DESC LIMIT 1")
        .fetch_optional(connection)
        .await?;
    Ok(text.and_then(|text| Uuid::parse_str(&text).ok()).map(DeviceId))
}

pub fn register(row: &SqliteRow) -> Result<(Register, DateTime<Utc>)> {
    let unreadable =
        |what: &str| DeviceError::Damaged { path: Path::new("").to_owned(), what: what.to_owned() };
    let value: String = row.try_get("value")?;
    let device: String = row.try_get("device")?;
    let register = Register {
        key: RegisterKey::parse(row.try_get("key")?).map_err(|error| unreadable(&error.to_string()))?,
        value: serde_json::from_str(&value).map_err(DeviceError::json("a register"))?,
        lamport: u64::try_from(row.try_get::<i64, _>("lamport")?).unwrap_or(0),
        device: Uuid::parse_str(&device).map(DeviceId).map_err(|error| unreadable(&error.to_string()))?,
    };
    Ok((register, row.try_get("updated_at")?))
}

pub async fn list_facts(
    connection: &mut SqliteConnection,
    device: DeviceId,
    after: u32,
    limit: u32,
) -> Result<Vec<Link>> {
    let rows = sqlx::query(include_str!("list_facts.sql"))
        .bind(device.to_string())
        .bind(after)
        .bind(limit)
        .fetch_all(connection)
        .await?;
    let links = rows.iter().map(|row| Ok(FactRow::read(row)?.link()));
    links.filter_map(Result::transpose).collect()
}
