//! Reading a file whose pages may be damaged, on a working copy: the original stays as it was found.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use learning::register::Register;
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use super::{
    Found, add_register, header,
    pages::{self, Cell},
    sort,
    walk::{end_of, walk},
};
use crate::{
    error::{DeviceError, Result},
    folder::write,
    record::{
        row::FactRow,
        sealed::{FACT, RegisterRow, is_sealed},
    },
    seal::Sealer,
    sqlite::{aside::with_suffix, open},
};

/// Everything that can be read, the damaged file first. Of a sealed record, with its key; a row that does not open is
/// taken as it is and sorted out for what it is worth.
pub async fn read(damaged: &Path, copies: &[PathBuf], sealer: Option<&Sealer>) -> Found {
    let mut rows = Vec::new();
    let mut registers = Vec::new();
    for source in std::iter::once(damaged).chain(copies.iter().map(PathBuf::as_path)) {
        match read_one(source, sealer).await {
            Ok((facts, values)) => {
                rows.extend(facts);
                registers.extend(values);
            }
            Err(error) => tracing::warn!(%error, "a source of the record cannot be read"),
        }
        let (facts, values) = read_pages(source, sealer);
        rows.extend(facts);
        registers.extend(values);
    }
    let mut found = sort(rows);
    registers.into_iter().for_each(|(register, at)| add_register(&mut found, register, at));
    found
}

type Registers = Vec<(Register, DateTime<Utc>)>;

async fn read_one(source: &Path, sealer: Option<&Sealer>) -> Result<(Vec<FactRow>, Registers)> {
    let working = with_suffix(source, ".reading");
    let copied = working_copy(source, &working);
    let read = async {
        copied?;
        let end = end_of(&working);
        let options = SqliteConnectOptions::new().filename(&working);
        let mut connection = SqliteConnection::connect_with(&options).await?;
        let found = match open::check_names(&mut connection, source).await {
            Ok(()) => {
                Ok((facts(&mut connection, end, sealer).await, registers(&mut connection, end, sealer).await))
            }
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

/// What stands on the pages, also on those that no way leads to any more. Only facts whose hash holds count.
fn read_pages(source: &Path, sealer: Option<&Sealer>) -> (Vec<FactRow>, Registers) {
    let bytes = |path: &Path| std::fs::read(path).unwrap_or_default();
    let rows = pages::rows(&bytes(source), &bytes(&with_suffix(source, "-wal")));
    let facts = rows.iter().filter_map(|row| fact(row)).map(|row| opened(row, sealer));
    let facts = facts.filter(|row| row.alone().is_some());
    let registers = rows.iter().filter_map(|row| register(row)?.register_of(sealer));
    (facts.collect(), registers.collect())
}

/// A row that does not open stays as it is.
fn opened(row: FactRow, sealer: Option<&Sealer>) -> FactRow {
    if is_sealed(&row.canonical) { row.opened(FACT, sealer).unwrap_or(row) } else { row }
}

impl RegisterRow {
    /// What the row says, sealed or not.
    fn register_of(&self, sealer: Option<&Sealer>) -> Option<(Register, DateTime<Utc>)> {
        self.register(sealer.filter(|_| is_sealed(&self.value))).ok()
    }
}

fn fact(row: &[Cell]) -> Option<FactRow> {
    let [_, Cell::Text(device), Cell::Integer(seq), Cell::Text(canonical), Cell::Blob(hash), previous] = row
    else {
        return None;
    };
    let previous = match previous {
        Cell::Blob(previous) => Some(previous.clone()),
        _ => None,
    };
    let (device, canonical, hash) = (device.clone(), canonical.clone(), hash.clone());
    Some(FactRow { device, seq: *seq, canonical, hash, previous })
}

fn register(row: &[Cell]) -> Option<RegisterRow> {
    let [Cell::Text(key), Cell::Text(value), Cell::Integer(lamport), Cell::Text(device), Cell::Text(at)] =
        row
    else {
        return None;
    };
    let [key, value, device, updated_at] = [key, value, device, at].map(Clone::clone);
    Some(RegisterRow { key, value, lamport: *lamport, device, updated_at })
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

async fn facts(connection: &mut SqliteConnection, end: i64, sealer: Option<&Sealer>) -> Vec<FactRow> {
    let rows = walk(connection, include_str!("facts_after.sql"), end).await;
    // A row of the wrong shape is damage as well; the others count.
    let rows = rows.iter().filter_map(|row| FactRow::read(row).ok());
    rows.map(|row| opened(row, sealer)).collect()
}

async fn registers(connection: &mut SqliteConnection, end: i64, sealer: Option<&Sealer>) -> Registers {
    let rows = walk(connection, include_str!("registers_after.sql"), end).await;
    let rows = rows.iter().filter_map(|row| RegisterRow::read(row).ok());
    rows.filter_map(|row| row.register_of(sealer)).collect()
}
