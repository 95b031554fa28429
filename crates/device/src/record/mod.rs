//! The record: everything one learner has done on this machine, in one file.
//!
//! Facts are only ever added, registers keep the latest value; what follows from them is folded by `learning` when
//! the file is opened and kept current in memory, so nothing derived lies on the disk. Must not know what a fact
//! means, nor where its request came from.

mod commit;
mod load;
mod notice;
mod open;
mod peek;
mod rewrite;
mod row;
mod salvage;
mod sealed;
mod trace;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use learning::{
    fact::{DeviceId, Fact, FactBody, Head, Link},
    register::{Register, RegisterKey},
};
use sqlx::SqliteConnection;

pub use notice::{OpenNotice, PutAside};
pub use peek::{Peek, has_seal, is_sealed, peek, written_at};

use crate::{chance::Chance, error::Result, reason::ReadReason, seal::Sealer};
use load::State;

/// One learner's record, open in this process alone.
#[derive(Debug)]
pub struct Record {
    path: PathBuf,
    access: Access,
    /// `None` after a commit that did not end well: what the file holds is then read anew before the next.
    connection: Option<SqliteConnection>,
    state: State,
    /// Where the record is sealed: what opens its rows.
    sealer: Option<Sealer>,
}

/// Whether facts can be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Write,
    /// Not since the record was opened; what stood in the way then.
    ReadOnly(ReadReason),
    /// A newer version of the app wrote the file.
    Newer {
        found: i64,
        known: i64,
    },
}

/// What to write down, all of it or nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Change {
    pub facts: Vec<FactBody>,
    pub registers: Vec<(RegisterKey, serde_json::Value)>,
}

/// What was written down, durable by the time the caller has it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Committed {
    pub facts: Vec<Fact>,
    pub registers: Vec<Register>,
}

impl Record {
    /// The folded record of all facts.
    #[must_use]
    pub const fn snapshot(&self) -> &learning::record::Record {
        &self.state.learned
    }

    #[must_use]
    pub const fn access(&self) -> Access {
        self.access
    }

    #[must_use]
    pub fn can_save(&self) -> bool {
        self.access == Access::Write
    }

    /// The id under which this file's next fact is written.
    #[must_use]
    pub const fn device(&self) -> DeviceId {
        self.state.own
    }

    /// How many facts there are, of all devices.
    #[must_use]
    pub const fn count(&self) -> u32 {
        self.state.facts
    }

    /// The last fact of every device.
    pub fn heads(&self) -> impl Iterator<Item = &Head> {
        self.state.heads.values()
    }

    #[must_use]
    pub fn find_register(&self, key: &RegisterKey) -> Option<&Register> {
        self.state.registers.find(key)
    }

    /// The registers whose key begins with `prefix`, by key.
    pub fn registers<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a Register> {
        self.state.registers.starting_with(prefix)
    }

    /// When a register was last written, by this machine's clock.
    #[must_use]
    pub fn register_written_at(&self, key: &RegisterKey) -> Option<DateTime<Utc>> {
        self.state.written_at.get(key).copied()
    }

    /// A record without a file: nothing is in it, and nothing can be written.
    #[must_use]
    pub fn none(chance: &dyn Chance) -> Self {
        let state = State::empty(DeviceId(chance.uuid()));
        let access = Access::ReadOnly(ReadReason::Refused);
        Self { path: PathBuf::new(), access, connection: None, state, sealer: None }
    }

    #[must_use]
    pub const fn is_sealed(&self) -> bool {
        self.sealer.is_some()
    }

    /// Bytes on the disk.
    #[must_use]
    pub fn size(&self) -> u64 {
        crate::sqlite::open::size(&self.path)
    }

    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Ends all use of the file; dropping the record does the same a moment later.
    ///
    /// # Errors
    /// When the last of the log cannot be written into the file; it stays in the log.
    pub async fn close(self) -> Result<()> {
        match self.connection {
            Some(connection) => Ok(sqlx::Connection::close(connection).await?),
            None => Ok(()),
        }
    }

    /// Facts of one device after number `after`, in order, at most `limit`: what another machine lacks.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn list_facts(&mut self, device: DeviceId, after: u32, limit: u32) -> Result<Vec<Link>> {
        let sealer = self.sealer.clone();
        match self.connect().await? {
            Some(connection) => load::list_facts(connection, device, after, limit, sealer.as_ref()).await,
            None => Ok(Vec::new()),
        }
    }

    /// Reads the file again and folds everything from scratch; whether that equals what was kept. What was read is
    /// kept from now on.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn rebuild(&mut self) -> Result<bool> {
        let (path, sealer) = (self.path.clone(), self.sealer.clone());
        let Some(connection) = self.connect().await? else { return Ok(true) };
        let fresh = load::load(connection, &path, sealer.as_ref()).await?;
        let same = fresh == self.state;
        self.state = fresh;
        Ok(same)
    }
}
