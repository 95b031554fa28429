//! Writing down: one transaction, on the disk when it returns.

use chrono::{DateTime, TimeDelta, Utc};
use learning::{
    fact::{Fact, FactBody, Head, Link, chain},
    hash::ContentHash,
    register::Register,
};
use sqlx::{Connection, SqliteConnection};

use super::{
    Access, Change, Committed, Record, load,
    row::FactRow,
    sealed::{FACT, RegisterRow},
};
use crate::{
    error::{DeviceError, Result},
    seal::Sealer,
    sqlite::{
        copy,
        open::{self, Durability},
    },
};

/// A change with its numbers, counts and hashes.
#[derive(Debug)]
pub(super) struct Plan {
    /// Hash of the fact before the first of `links`.
    pub previous: Option<ContentHash>,
    pub links: Vec<Link>,
    pub registers: Vec<Register>,
}

impl Record {
    /// Writes everything of the change or nothing. When this returns `Ok`, a power cut loses none of it.
    ///
    /// # Errors
    /// `DiskFull`, `ReadOnly`, `Locked`, `Newer`, ...: nothing may be called saved.
    pub async fn commit(&mut self, change: &Change, now: DateTime<Utc>) -> Result<Committed> {
        let mut connection = self.take_connection().await?;
        let plan = self.plan(change, now);
        // Should this end early, by an error or by being dropped, the connection is gone and the file is read anew
        // before the next commit: whether this one got through, the file knows.
        plan.write(&mut connection, now, self.sealer.as_ref()).await.map_err(|error| error.at(&self.path))?;
        self.connection = Some(connection);
        self.take_in(&plan, now);
        Ok(Committed {
            facts: plan.links.into_iter().map(|link| link.fact).collect(),
            registers: plan.registers,
        })
    }

    /// `commit` with nothing but facts.
    ///
    /// # Errors
    /// As `commit`.
    pub async fn append(&mut self, facts: &[FactBody], now: DateTime<Utc>) -> Result<Vec<Fact>> {
        let change = Change { facts: facts.to_vec(), registers: Vec::new() };
        Ok(self.commit(&change, now).await?.facts)
    }

    /// Whether the newest copy is a day old, or there is none. A copy dated in the future was made by a wrong clock
    /// and counts as old.
    #[must_use]
    pub fn is_copy_due(&self, now: DateTime<Utc>) -> bool {
        let newest = copy::list(&self.path).first().and_then(|copy| copy::made_at(copy));
        self.count() > 0 && newest.is_none_or(|made| made > now || now - made >= TimeDelta::days(1))
    }

    /// Makes a copy of the whole record beside it, for the day the file is damaged; the newest three stay.
    ///
    /// # Errors
    /// When there is no room or no right to write.
    pub async fn keep_copy(&mut self, now: DateTime<Utc>) -> Result<()> {
        let mut connection = self.take_connection().await?;
        copy::keep(&mut connection, &self.path, now).await?;
        self.connection = Some(connection);
        Ok(())
    }

    /// The open file, opened again after a commit that did not end well; `None` where there is no file.
    pub(super) async fn connect(&mut self) -> Result<Option<&mut SqliteConnection>> {
        if self.connection.is_none() && self.can_save() {
            self.connection = Some(self.take_connection().await?);
        }
        Ok(self.connection.as_mut())
    }

    pub(super) async fn take_connection(&mut self) -> Result<SqliteConnection> {
        match self.access {
            Access::Write => {}
            Access::ReadOnly(reason) => return Err(reason.refuse(&self.path)),
            Access::Newer { found, known } => return Err(DeviceError::Newer { found, known }),
        }
        if let Some(connection) = self.connection.take() {
            return Ok(connection);
        }
        let mut connection = open::to_write(&self.path, Durability::Full).await?;
        self.state = load::load(&mut connection, &self.path, self.sealer.as_ref()).await?;
        Ok(connection)
    }

    fn plan(&self, change: &Change, now: DateTime<Utc>) -> Plan {
        let own = self.state.own;
        let head = self.state.heads.get(&own);
        let numbers = head.map_or(1, |head| head.seq + 1)..;
        let facts =
            change.facts.iter().zip(numbers).map(|(body, seq)| Fact::new(own, seq, now, body.clone()));
        let counts = self.state.registers.next_lamport()..;
        let register = |((key, value), lamport): (&(_, serde_json::Value), u64)| Register {
            key: Clone::clone(key),
            value: value.clone(),
            lamport,
            device: own,
        };
        let registers = change.registers.iter().zip(counts).map(register).collect();
        Plan::new(head.map(|head| head.hash), facts, registers)
    }

    fn take_in(&mut self, plan: &Plan, now: DateTime<Utc>) {
        let state = &mut self.state;
        for Link { fact, hash } in &plan.links {
            state.learned.apply(fact);
            state.facts += 1;
            state.heads.insert(fact.device, Head { device: fact.device, seq: fact.seq, hash: *hash });
        }
        for register in &plan.registers {
            state.written_at.insert(register.key.clone(), now);
            state.registers.apply(register.clone());
        }
    }
}

impl Plan {
    pub fn new(
        previous: Option<ContentHash>,
        facts: impl Iterator<Item = Fact>,
        registers: Vec<Register>,
    ) -> Self {
        let mut hash = previous;
        let mut link = |fact: Fact| {
            let next = chain(hash, &fact);
            hash = Some(next);
            Link { fact, hash: next }
        };
        Self { previous, links: facts.map(&mut link).collect(), registers }
    }

    async fn write(
        &self,
        connection: &mut SqliteConnection,
        now: DateTime<Utc>,
        sealer: Option<&Sealer>,
    ) -> Result<()> {
        let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
        self.add_facts(&mut transaction, sealer).await?;
        for register in &self.registers {
            set_register(&mut transaction, register, now, sealer).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// Adds the facts; the caller commits.
    pub async fn add_facts(&self, connection: &mut SqliteConnection, sealer: Option<&Sealer>) -> Result<()> {
        let mut previous = self.previous;
        for Link { fact, hash } in &self.links {
            let row = FactRow {
                device: fact.device.to_string(),
                seq: fact.seq.into(),
                canonical: String::from_utf8_lossy(&fact.canonical()).into_owned(),
                hash: hash.as_bytes().to_vec(),
                previous: previous.map(|hash| hash.as_bytes().to_vec()),
            };
            row.sealed(FACT, sealer)?.insert(connection, include_str!("add_fact.sql"), None).await?;
            previous = Some(*hash);
        }
        Ok(())
    }
}

/// Sets one register; the caller commits.
pub(super) async fn set_register(
    connection: &mut SqliteConnection,
    register: &Register,
    at: DateTime<Utc>,
    sealer: Option<&Sealer>,
) -> Result<()> {
    let row = RegisterRow::of(register, at, sealer)?;
    sqlx::query(include_str!("set_register.sql"))
        .bind(row.key)
        .bind(row.value)
        .bind(row.lamport)
        .bind(row.device)
        .bind(row.updated_at)
        .execute(connection)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use learning::{fact::FactBody, fact::ItemRef, register::RegisterKey};

    use super::*;
    use crate::{FixedClock, SeededChance};

    fn completed() -> FactBody {
        let hash = ContentHash::of(b"text");
        let lesson = ItemRef { id: "net-101-l01".to_owned(), rev: "v1.0".parse().unwrap(), hash };
        FactBody::LessonCompleted { lesson }
    }

    #[tokio::test]
    async fn on_a_full_disk_nothing_is_saved_and_everything_before_stays() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("record.sqlite");
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let (clock, chance) = (FixedClock::at(now), SeededChance::new(1));
        let (mut record, _) = Record::open(&path, &clock, &chance).await.unwrap();
        record.append(&[completed()], now).await.unwrap();

        // No page more than there are now.
        sqlx::query("PRAGMA max_page_count = 1").execute(record.connection.as_mut().unwrap()).await.unwrap();
        let note = RegisterKey::parse("note/net-101-l01/1").unwrap();
        let long = Change {
            facts: vec![completed(); 200],
            registers: vec![(note.clone(), serde_json::json!("x".repeat(9_000)))],
        };
        let refused = record.commit(&long, now).await;
        assert!(matches!(refused, Err(DeviceError::DiskFull(_))), "{refused:?}");
        assert_eq!(record.count(), 1);
        assert_eq!(record.find_register(&note), None);

        // Room again (a new connection has no such limit): the same change goes through, once.
        record.commit(&long, now).await.unwrap();
        assert_eq!(record.count(), 201);
        assert!(record.rebuild().await.unwrap());
    }
}
