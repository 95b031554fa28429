//! Reading a file whose pages may be damaged, on a working copy: the original stays as it was found.

use std::path::{Path, PathBuf};

use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use super::{
    Found, add_register, header, sort,
    walk::{end_of, walk},
};
use crate::{
    error::{DeviceError, Result},
    folder::write,
    record::{load, row::FactRow},
    sqlite::{aside::with_suffix, open},
};

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
        let end = end_of(&working);
        let options = SqliteConnectOptions::new().filename(&working);
        let mut connection = SqliteConnection::connect_with(&options).await?;
        let found = match open::check_names(&mut connection, source).await {
            Ok(()) => Ok((facts(&mut connection, end).await, registers(&mut connection, end).await)),
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

async fn facts(connection: &mut SqliteConnection, end: i64) -> Vec<FactRow> {
    let rows = walk(connection, include_str!("facts_after.sql"), end).await;
    // A row of the wrong shape is damage as well; the others count.
    rows.iter().filter_map(|row| FactRow::read(row).ok()).collect()
}

async fn registers(connection: &mut SqliteConnection, end: i64) -> Registers {
    let rows = walk(connection, include_str!("registers_after.sql"), end).await;
    rows.iter().filter_map(|row| load::register(row).ok()).collect()
}
