//! Reading a file whose pages may be damaged, on a working copy: the original stays as it was found.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use learning::{
    fact::DeviceId,
    register::{Register, RegisterKey},
};
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use uuid::Uuid;

use super::{
    Found, add_register, header,
    pages::{self, Cell},
    sort,
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
        let (facts, values) = read_pages(source);
        rows.extend(facts);
        registers.extend(values);
    }
    let mut found = sort(rows);
    registers.into_iter().for_each(|(register, at)| add_register(&mut found, register, at));
    found
}

type Registers = Vec<(Register, DateTime<Utc>)>;

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

/// What stands on the pages, also on those that no way leads to any more. Only facts whose hash holds count.
fn read_pages(source: &Path) -> (Vec<FactRow>, Registers) {
    let bytes = |path: &Path| std::fs::read(path).unwrap_or_default();
    let rows = pages::rows(&bytes(source), &bytes(&with_suffix(source, "-wal")));
    let facts = rows.iter().filter_map(|row| fact(row)).filter(|row| row.alone().is_some());
    (facts.collect(), rows.iter().filter_map(|row| register(row)).collect())
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

fn register(row: &[Cell]) -> Option<(Register, DateTime<Utc>)> {
    let [Cell::Text(key), Cell::Text(value), Cell::Integer(lamport), Cell::Text(device), Cell::Text(at)] =
        row
    else {
        return None;
    };
    let register = Register {
        key: RegisterKey::parse(key).ok()?,
        value: serde_json::from_str(value).ok()?,
        lamport: u64::try_from(*lamport).ok()?,
        device: DeviceId(Uuid::parse_str(device).ok()?),
    };
    Some((register, at.parse().ok()?))
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
