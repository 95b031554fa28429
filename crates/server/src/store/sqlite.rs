//! SQLite: one file, one writer. WAL with `synchronous=FULL`: what was answered as kept survives a power cut.

use std::{borrow::Cow, future::Future, path::PathBuf, pin::Pin, str::FromStr as _, time::Duration};

use sqlx::{
    AssertSqlSafe, Column as _, Row as _, Sqlite, SqlitePool, TypeInfo as _, ValueRef as _,
    migrate::Migrator,
    query::Query,
    sqlite::{
        SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow,
        SqliteSynchronous,
    },
};

use super::{
    Row, StoreError, Value,
    backend::{Access, Answer, Backend, Transaction},
    scope::Setting,
};

pub(super) static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

/// How many can read at once.
const READERS: u32 = 4;

#[derive(Debug)]
pub(super) struct SqliteBackend {
    /// SQLite lets one write at a time; waiting here is fair and needs no busy loop.
    writer: SqlitePool,
    readers: SqlitePool,
}

impl SqliteBackend {
    pub(super) async fn open(url: &str, wait: Duration) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            .pragma("trusted_schema", "OFF")
            // What was deleted is overwritten: an erased person is not left behind in free pages.
            .pragma("secure_delete", "ON");
        let writer = SqlitePoolOptions::new().max_connections(1).acquire_timeout(wait);
        let readers = SqlitePoolOptions::new().max_connections(READERS).acquire_timeout(wait);
        Ok(Self {
            writer: writer.connect_with(options.clone()).await?,
            readers: readers.connect_with(options.pragma("query_only", "ON")).await?,
        })
    }

    pub(super) async fn migrate(&self) -> Result<(), StoreError> {
        Ok(MIGRATIONS.run(&self.writer).await?)
    }
}

impl Backend for SqliteBackend {
    fn begin(&self, _: Setting, access: Access) -> Answer<'_, Box<dyn Transaction>> {
        Box::pin(async move {
            let inner = match access {
                Access::Read => self.readers.begin().await?,
                Access::Write => self.writer.begin_with("BEGIN IMMEDIATE").await?,
            };
            Ok(Box::new(SqliteTransaction(inner)) as Box<dyn Transaction>)
        })
    }

    fn ping(&self) -> Answer<'_, ()> {
        Box::pin(async move {
            sqlx::query("SELECT 1").execute(&self.readers).await?;
            Ok(())
        })
    }

    fn pending(&self) -> Answer<'_, usize> {
        Box::pin(async move {
            let there = "SELECT count(*) FROM sqlite_master WHERE name = '_sqlx_migrations'";
            let there: i64 = sqlx::query_scalar(there).fetch_one(&self.readers).await?;
            let applied: Vec<i64> = match there {
                0 => Vec::new(),
                _ => {
                    let sql = "SELECT version FROM _sqlx_migrations WHERE success ORDER BY version";
                    sqlx::query_scalar(sql).fetch_all(&self.readers).await?
                }
            };
            super::migrate::pending(&MIGRATIONS, &applied)
        })
    }

    fn unsafe_to_serve(&self) -> Answer<'_, Option<StoreError>> {
        Box::pin(async { Ok(None) })
    }

    fn copy_to(&self, file: PathBuf) -> Answer<'_, ()> {
        Box::pin(async move {
            let file = file.to_string_lossy().into_owned();
            sqlx::query("VACUUM INTO $1").bind(file).execute(&self.writer).await?;
            Ok(())
        })
    }

    fn is_whole(&self) -> Answer<'_, bool> {
        Box::pin(async move {
            let found: Vec<String> =
                sqlx::query_scalar("PRAGMA integrity_check").fetch_all(&self.readers).await?;
            let loose = sqlx::query("PRAGMA foreign_key_check").fetch_all(&self.readers).await?;
            Ok(found == ["ok"] && loose.is_empty())
        })
    }

    /// The log still holds pages as they were: its contents go into the file, and it is cut to nothing.
    fn settle(&self) -> Answer<'_, ()> {
        Box::pin(async move {
            let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
            let (busy, ..): (i64, i64, i64) = sqlx::query_as(sql).fetch_one(&self.writer).await?;
            if busy != 0 {
                tracing::warn!("somebody was reading; the log is cut at the next chance");
            }
            Ok(())
        })
    }

    fn close(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async move {
            self.readers.close().await;
            self.writer.close().await;
        })
    }
}

#[derive(Debug)]
struct SqliteTransaction(sqlx::Transaction<'static, Sqlite>);

impl Transaction for SqliteTransaction {
    fn execute<'a>(&'a mut self, sql: Cow<'static, str>, values: Vec<Value>) -> Answer<'a, u64> {
        Box::pin(async move {
            let done = bind(statement(sql), values).execute(&mut *self.0).await?;
            Ok(done.rows_affected())
        })
    }

    fn rows<'a>(&'a mut self, sql: Cow<'static, str>, values: Vec<Value>) -> Answer<'a, Vec<Row>> {
        Box::pin(async move {
            let rows = bind(statement(sql), values).fetch_all(&mut *self.0).await?;
            rows.iter().map(read).collect()
        })
    }

    fn commit(self: Box<Self>) -> Answer<'static, ()> {
        Box::pin(async move { Ok(self.0.commit().await?) })
    }
}

/// Statements are this crate's own text, whole or put together from parts of it. What is put together differs with the
/// number of rows and is not worth being kept prepared.
fn statement(sql: Cow<'static, str>) -> Query<'static, Sqlite, SqliteArguments> {
    match sql {
        Cow::Borrowed(sql) => sqlx::query(sql),
        Cow::Owned(sql) => sqlx::query(AssertSqlSafe(sql)).persistent(false),
    }
}

fn bind(query: Query<'_, Sqlite, SqliteArguments>, values: Vec<Value>) -> Query<'_, Sqlite, SqliteArguments> {
    values.into_iter().fold(query, |query, value| match value {
        Value::Int(value) => query.bind(value),
        Value::Text(value) => query.bind(value),
        Value::Bytes(value) => query.bind(value),
        Value::Id(value) => query.bind(value),
        Value::Real(value) => query.bind(value),
    })
}

fn read(row: &SqliteRow) -> Result<Row, StoreError> {
    let column = |column: &sqlx::sqlite::SqliteColumn| {
        let at = column.ordinal();
        let kind = row.try_get_raw(at)?;
        Ok(match kind.type_info().name() {
            _ if kind.is_null() => Value::Int(None),
            "TEXT" => Value::Text(row.try_get(at)?),
            "BLOB" => Value::Bytes(row.try_get(at)?),
            "REAL" => Value::Real(row.try_get(at)?),
            _ => Value::Int(row.try_get(at)?),
        })
    };
    row.columns().iter().map(column).collect()
}
