//! What the server keeps, in SQLite or PostgreSQL.
//!
//! Queries are written once for both and stand in the nouns below; a database is a `Backend`. Knows no HTTP.

mod account;
mod backend;
mod consent;
mod device;
mod erasure;
mod fact;
mod invitation;
mod ledger;
mod letter;
mod many;
mod migrate;
mod order;
mod organisation;
mod postgres;
mod progress;
mod proof;
mod receipt;
mod register;
mod request;
mod scope;
mod session;
mod sqlite;
mod sweep;
mod value;

use std::{borrow::Cow, path::Path, sync::Arc, time::Duration};

pub(crate) use account::NewAccount;
pub(crate) use consent::NewConsent;
pub(crate) use device::DeviceRow;
pub(crate) use fact::{FactRow, NewFact};
pub(crate) use invitation::NewInvitation;
pub(crate) use ledger::Ledger;
pub(crate) use letter::LetterRow;
pub(crate) use progress::{BY_DEVICE, BY_SERVER, ProgressRow};
pub(crate) use proof::Tried;
pub(crate) use receipt::ReceiptRow;
pub(crate) use register::RegisterRow;
pub(crate) use request::{NewRequest, RequestRow};
pub(crate) use scope::{CarryOut, Door, Machine, Office, Operator, Scope};
pub(crate) use session::{SessionTokens, TokenRow};

use backend::{Access, Backend, Transaction};
use postgres::PostgresBackend;
use sqlite::SqliteBackend;
use value::{FromRow, Row, Value};

/// Rows of one statement at most; each has up to ten values, and databases take some ten thousand.
const ROWS_AT_ONCE: usize = 500;

/// Why the database could not do it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or did not answer.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// A migration failed; nothing of it happened.
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A column does not hold what it must.
    #[error("column {0} of an answer holds something else than expected")]
    Column(usize),
    /// It was written by a newer program.
    #[error("the database has migration {0}, which this program does not know: use the newer program")]
    NewerSchema(i64),
    /// Neither `sqlite:` nor `postgres:`.
    #[error("the address of the database must begin with sqlite: or postgres:")]
    Address,
    /// The role of the application could read past row-level security.
    #[error(
        "the database role owns tables or bypasses row-level security; serve with a role that does neither"
    )]
    AbovePolicies,
}

impl StoreError {
    /// Whether it may work in a moment: all connections are in use, or another writer was in the way.
    pub(crate) fn is_busy(&self) -> bool {
        match self {
            Self::Database(sqlx::Error::PoolTimedOut) => true,
            // PostgreSQL: serialisation failure, deadlock. SQLite: busy.
            Self::Database(sqlx::Error::Database(error)) => {
                matches!(error.code().as_deref(), Some("40001" | "40P01" | "5" | "517"))
            }
            _ => false,
        }
    }
}

/// How a database is reached.
#[derive(Debug, Clone)]
pub struct Address {
    /// `sqlite:///path/file.sqlite` or `postgres://…`.
    pub url: String,
    /// Connections at most (PostgreSQL).
    pub connections: u32,
    /// How long a request waits for one.
    pub wait: Duration,
}

impl Address {
    /// Whether it is a PostgreSQL database.
    #[must_use]
    pub fn is_postgres(&self) -> bool {
        self.url.starts_with("postgres:") || self.url.starts_with("postgresql:")
    }
}

/// The database, open.
#[derive(Debug, Clone)]
pub struct Store(Arc<dyn Backend>);

impl Store {
    /// Opens it; nothing is migrated.
    ///
    /// # Errors
    /// When it cannot be reached.
    pub async fn open(address: &Address) -> Result<Self, StoreError> {
        if address.url.starts_with("sqlite:") {
            Ok(Self(Arc::new(SqliteBackend::open(&address.url, address.wait).await?)))
        } else if address.is_postgres() {
            let opened = PostgresBackend::open(&address.url, address.connections, address.wait).await?;
            Ok(Self(Arc::new(opened)))
        } else {
            Err(StoreError::Address)
        }
    }

    /// Brings a database to the form that this program needs. On PostgreSQL `address` is the owner's, and the role
    /// `application` is let in.
    ///
    /// # Errors
    /// When a migration fails; the database is as it was before that one.
    pub async fn migrate(address: &Address, application: &str) -> Result<(), StoreError> {
        if address.is_postgres() {
            let owner = PostgresBackend::open(&address.url, 1, address.wait).await?;
            let done = owner.migrate(application).await;
            owner.close().await;
            done
        } else {
            let file = SqliteBackend::open(&address.url, address.wait).await?;
            let done = file.migrate().await;
            file.close().await;
            done
        }
    }

    /// Whether it answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.0.ping().await
    }

    /// How many migrations it still needs.
    ///
    /// # Errors
    /// `NewerSchema` when it belongs to a newer program.
    pub async fn pending(&self) -> Result<usize, StoreError> {
        self.0.pending().await
    }

    /// Why it must not be served from, if so.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn unsafe_to_serve(&self) -> Result<Option<StoreError>, StoreError> {
        self.0.unsafe_to_serve().await
    }

    /// Copies it to a file that is not there yet.
    ///
    /// # Errors
    /// When it is not SQLite, or the file cannot be written.
    pub(crate) async fn copy_to(&self, file: &Path) -> Result<(), StoreError> {
        self.0.copy_to(file.to_owned()).await
    }

    /// Whether every page and every reference in it is as it must be.
    pub(crate) async fn is_whole(&self) -> Result<bool, StoreError> {
        self.0.is_whole().await
    }

    /// After an erasure: removes what was deleted from the files as well.
    pub(crate) async fn settle(&self) -> Result<(), StoreError> {
        self.0.settle().await
    }

    /// Ends all connections.
    pub async fn close(&self) {
        self.0.close().await;
    }

    /// A transaction that only reads.
    pub(crate) async fn read<S: Scope>(&self, scope: S) -> Result<Tx<S>, StoreError> {
        self.begin(scope, Access::Read).await
    }

    /// A transaction that may write.
    pub(crate) async fn write<S: Scope>(&self, scope: S) -> Result<Tx<S>, StoreError> {
        self.begin(scope, Access::Write).await
    }

    async fn begin<S: Scope>(&self, scope: S, access: Access) -> Result<Tx<S>, StoreError> {
        Ok(Tx { inner: self.0.begin(scope.setting(), access).await?, scope })
    }
}

/// A transaction in a scope; dropped without `commit`, nothing of it happened.
#[derive(Debug)]
pub(crate) struct Tx<S> {
    inner: Box<dyn Transaction>,
    scope: S,
}

impl<S> Tx<S> {
    /// Makes it durable.
    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        self.inner.commit().await
    }

    async fn run(&mut self, sql: &'static str, values: Vec<Value>) -> Result<u64, StoreError> {
        self.inner.execute(Cow::Borrowed(sql), values).await
    }

    async fn all<R: FromRow>(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Vec<R>, StoreError> {
        self.inner.rows(Cow::Borrowed(sql), values).await?.into_iter().map(R::from_row).collect()
    }

    /// Carries out a statement over many rows at once: `head`, the rows as `($1, $2), ($3, $4), …`, `tail`.
    async fn run_many(
        &mut self,
        head: &'static str,
        rows: Vec<Vec<Value>>,
        tail: &'static str,
    ) -> Result<(), StoreError> {
        for some in rows.chunks(ROWS_AT_ONCE) {
            let sql = format!("{head} {} {tail}", many::rows(some));
            self.inner.execute(Cow::Owned(sql), some.concat()).await?;
        }
        Ok(())
    }

    /// The rows of a query about many values at once: `head`, the values as `($2, $3, …)`, `tail`; `$1` is `first`.
    async fn all_of<R: FromRow>(
        &mut self,
        head: &'static str,
        first: Value,
        values: Vec<Value>,
        tail: &'static str,
    ) -> Result<Vec<R>, StoreError> {
        let mut found = Vec::new();
        for some in values.chunks(ROWS_AT_ONCE) {
            let sql = format!("{head} {} {tail}", many::list(some.len(), 2));
            let values = std::iter::once(&first).chain(some).cloned().collect();
            found.extend(self.inner.rows(Cow::Owned(sql), values).await?);
        }
        found.into_iter().map(R::from_row).collect()
    }

    async fn one<R: FromRow>(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Option<R>, StoreError> {
        Ok(self.all(sql, values).await?.into_iter().next())
    }
}
