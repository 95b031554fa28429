//! A fact as it lies in the file.

use chrono::{DateTime, Utc};
use learning::{
    fact::{DeviceId, Fact, Head, Link, chain_bytes},
    hash::ContentHash,
};
use serde::Deserialize;
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};
use uuid::Uuid;

use crate::error::Result;

/// A row of the table `fact`, not checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactRow {
    pub device: String,
    pub seq: i64,
    pub canonical: String,
    pub hash: Vec<u8>,
    pub previous: Option<Vec<u8>>,
}

/// A fact that follows from the one before it.
#[derive(Debug)]
pub struct Followed {
    pub head: Head,
    /// `None`: a kind that only a newer version knows. It stays in the chain and is not folded.
    pub fact: Option<Fact>,
}

/// What a fact of any kind says of itself.
#[derive(Deserialize)]
struct Envelope {
    device: DeviceId,
    seq: u32,
}

impl FactRow {
    pub fn read(row: &SqliteRow) -> Result<Self> {
        Ok(Self {
            device: row.try_get("device")?,
            seq: row.try_get("seq")?,
            canonical: row.try_get("canonical")?,
            hash: row.try_get("hash")?,
            previous: row.try_get("previous")?,
        })
    }

    /// Writes the row with one of the two statements that take it; the caller commits.
    pub async fn insert(
        self,
        connection: &mut SqliteConnection,
        sql: &'static str,
        apart_at: Option<DateTime<Utc>>,
    ) -> Result<()> {
        let query = sqlx::query(sql)
            .bind(self.device)
            .bind(self.seq)
            .bind(self.canonical)
            .bind(self.hash)
            .bind(self.previous);
        match apart_at {
            Some(at) => query.bind(at).execute(connection).await?,
            None => query.execute(connection).await?,
        };
        Ok(())
    }

    pub fn device(&self) -> Option<DeviceId> {
        Uuid::parse_str(&self.device).ok().map(DeviceId)
    }

    /// Checks that the row follows `after` in its device's chain; `None` when it does not.
    pub fn follow(&self, after: Option<&Head>) -> Option<Followed> {
        let (device, seq) = (self.device()?, u32::try_from(self.seq).ok()?);
        let expected = after.map_or(1, |head| head.seq.saturating_add(1));
        let fits = seq == expected && self.hash_holds(after.map(|head| head.hash));
        let head = Head { device, seq, hash: self.hash()? };
        fits.then_some(Followed { head, fact: self.read_fact(device, seq)? })
    }

    /// The fact of a row that is whole in itself, whatever became of the rows before it.
    pub fn alone(&self) -> Option<Fact> {
        let previous = match &self.previous {
            Some(bytes) => Some(to_hash(bytes)?),
            None => None,
        };
        let fact = self.read_fact(self.device()?, u32::try_from(self.seq).ok()?)?;
        fact.filter(|_| self.hash_holds(previous))
    }

    pub fn link(&self) -> Option<Link> {
        Some(Link { fact: serde_json::from_str(&self.canonical).ok()?, hash: self.hash()? })
    }

    fn hash(&self) -> Option<ContentHash> {
        to_hash(&self.hash)
    }

    fn hash_holds(&self, previous: Option<ContentHash>) -> bool {
        let stored = self.previous.as_deref() == previous.as_ref().map(|hash| hash.as_bytes().as_slice());
        stored && self.hash() == Some(chain_bytes(previous, self.canonical.as_bytes()))
    }

    /// What the text says, if it is of this device and number; `Some(None)` for a kind that is not known.
    fn read_fact(&self, device: DeviceId, seq: u32) -> Option<Option<Fact>> {
        if let Ok(fact) = serde_json::from_str::<Fact>(&self.canonical) {
            return (fact.device == device && fact.seq == seq).then_some(Some(fact));
        }
        let envelope: Envelope = serde_json::from_str(&self.canonical).ok()?;
        (envelope.device == device && envelope.seq == seq).then_some(None)
    }
}

fn to_hash(bytes: &[u8]) -> Option<ContentHash> {
    Some(ContentHash::from_bytes(bytes.try_into().ok()?))
}
