//! Reading a file whose pages may be damaged, on a working copy: the original stays as it was found.

use std::path::{Path, PathBuf};

use sqlx::{Connection, Row, SqliteConnection, sqlite::SqliteConnectOptions};

use super::{Found, add_register, header, sort};
use crate::{
    error::{DeviceError, Result},
    folder::write,
    record::{load, row::FactRow},
    sqlite::{aside::with_suffix, open},
};

/// Ids read in one go; where that fails, they are read one by one.
const CHUNK: i64 = 64;
/// Without a readable end of the table, this many chunks without a row are taken for the end.
const PATIENCE: u32 = 64;

/// Everything that can be read, the damaged file first.
pub async fn read(damaged: &Path, copies: &[PathBuf]) -> Found {
    let mut rows = Vec::new();
    let mut registers = Vec::new();
    for source in std::iter::once(damaged).chain(copies.iter().map(PathBuf::as_path)) {
        match read_one(source).await {
            Ok((facts, values)) => {
                rows.extend(facts);
                registers.extend(values);
            }
            Err(error) => tracing::warn!(%error, "a source of the record cannot be read"),
        }
    }
    let mut found = sort(rows);
    registers.into_iter().for_each(|(register, at)| add_register(&mut found, register, at));
    found
}

type Registers = Vec<(learning::register::Register, chrono::DateTime<chrono::Utc>)>;

async fn read_one(source: &Path) -> Result<(Vec<FactRow>, Registers)> {
    let working = with_suffix(source, ".reading");
    let copied = working_copy(source, &working);
    let read = async {
        copied?;
        let options = SqliteConnectOptions::new().filename(&working);
        let mut connection = SqliteConnection::connect_with(&options).await?;
        let found = match open::check_names(&mut connection, source).await {
            Ok(()) => Ok((facts(&mut connection).await, registers(&mut connection).await)),
            Err(error) => Err(error),
        };
        open::close(connection).await;
        found
    };
    let found = read.await;
    for suffix in ["", "-wal", "-shm"] {
        drop(std::fs::remove_file(with_suffix(&working, suffix)));
    }
    found
}

fn working_copy(source: &Path, working: &Path) -> Result<()> {
    let io = |error| DeviceError::io("copying", source, error);
    let mut bytes = std::fs::read(source).map_err(io)?;
    header::repair(&mut bytes);
    write::replace(working, &bytes)?;
    match std::fs::copy(with_suffix(source, "-wal"), with_suffix(working, "-wal")) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(io(error)),
        _ => Ok(()),
    }
}

async fn facts(connection: &mut SqliteConnection) -> Vec<FactRow> {
    let end: Option<i64> =
        sqlx::query_scalar("SELECT max(id) FROM fact").fetch_one(&mut *connection).await.unwrap_or(None);
    let (mut rows, mut from, mut empty) = (Vec::new(), 1, 0);
    while end.map_or(empty < PATIENCE, |end| from <= end) {
        let chunk = chunk(connection, from).await;
        empty = if chunk.is_empty() { empty + 1 } else { 0 };
        rows.extend(chunk);
        from += CHUNK;
    }
    rows
}

async fn chunk(connection: &mut SqliteConnection, from: i64) -> Vec<FactRow> {
    if let Ok(rows) = between(connection, from, from + CHUNK - 1).await {
        return rows;
    }
    let mut rows = Vec::new();
    for id in from..from + CHUNK {
        rows.extend(between(connection, id, id).await.unwrap_or_default());
    }
    rows
}

async fn between(connection: &mut SqliteConnection, from: i64, to: i64) -> Result<Vec<FactRow>> {
    let rows = sqlx::query(include_str!("between.sql")).bind(from).bind(to).fetch_all(connection).await?;
    // A row of the wrong shape is damage as well; the others count.
    Ok(rows.iter().filter_map(|row| FactRow::read(row).ok()).collect())
}

async fn registers(connection: &mut SqliteConnection) -> Registers {
    let mut found = Vec::new();
    let (mut last, mut misses) = (0_i64, 0_u32);
    while misses < PATIENCE {
        let next = sqlx::query("SELECT rowid, * FROM register WHERE rowid > ? ORDER BY rowid LIMIT 1")
            .bind(last)
            .fetch_optional(&mut *connection)
            .await;
        match next {
            Ok(Some(row)) => {
                last = row.try_get("rowid").unwrap_or(last + 1);
                found.extend(load::register(&row).ok());
            }
            Ok(None) => break,
            Err(_) => (last, misses) = (last + 1, misses + 1),
        }
    }
    found
}
