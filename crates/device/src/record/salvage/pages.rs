//! Rows straight from the pages of a file and its log, where the way to them is damaged: the schema on the first page,
//! an inner page, the log's checksums (<https://www.sqlite.org/fileformat2.html#b_tree_pages>).
//!
//! Whatever looks like a row is one; whoever asks decides by its content whether to believe it.

use std::collections::HashMap;

use crate::sqlite::open::PAGE_SIZE;

const SIZE: usize = PAGE_SIZE as usize;
/// Of the log, and of each page in it.
const LOG_HEADER: usize = 32;
const FRAME_HEADER: usize = 24;
/// A table's leaf.
const LEAF: u8 = 13;
/// A row keeps at most so much of itself on its leaf; of a longer one, at least so much.
const MOST: usize = SIZE - 35;
const LEAST: usize = (SIZE - 12) * 32 / 255 - 23;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Null,
    Integer(i64),
    Text(String),
    Blob(Vec<u8>),
}

/// The rows on all pages of a database and its log.
pub fn rows(file: &[u8], log: &[u8]) -> Vec<Vec<Cell>> {
    let mut pages: Vec<(u32, &[u8])> = (1..).zip(file.chunks_exact(SIZE)).collect();
    pages.extend(
        log.get(LOG_HEADER..).unwrap_or_default().chunks_exact(FRAME_HEADER + SIZE).filter_map(frame),
    );
    // Of a page that is there several times, the last is the newest.
    let newest: HashMap<u32, &[u8]> = pages.iter().copied().collect();
    pages.iter().flat_map(|(number, page)| leaf(*number, page, &newest)).collect()
}

fn frame(frame: &[u8]) -> Option<(u32, &[u8])> {
    Some((u32_at(frame, 0)?, frame.get(FRAME_HEADER..)?))
}

fn leaf(number: u32, page: &[u8], newest: &HashMap<u32, &[u8]>) -> Vec<Vec<Cell>> {
    let start = if number == 1 { 100 } else { 0 };
    let count = match (page.get(start), u16_at(page, start + 3)) {
        (Some(&LEAF), Some(count)) => usize::from(count),
        _ => return Vec::new(),
    };
    let places = (0..count).filter_map(|cell| Some(usize::from(u16_at(page, start + 8 + 2 * cell)?)));
    places.filter_map(|place| row(page, place, newest)).collect()
}

fn row(page: &[u8], place: usize, newest: &HashMap<u32, &[u8]>) -> Option<Vec<Cell>> {
    let mut rest = page.get(place..)?;
    let length = usize::try_from(varint(&mut rest)?).ok()?;
    varint(&mut rest)?;
    if length <= MOST {
        return cells(rest.get(..length)?);
    }
    let here = LEAST + (length - LEAST) % (SIZE - 4);
    let here = if here <= MOST { here } else { LEAST };
    let mut payload = rest.get(..here)?.to_vec();
    let mut next = u32_at(rest, here)?;
    while payload.len() < length {
        let page = newest.get(&next)?;
        let more = (length - payload.len()).min(SIZE - 4);
        payload.extend_from_slice(page.get(4..4 + more)?);
        next = u32_at(page, 0)?;
    }
    cells(&payload)
}

fn cells(payload: &[u8]) -> Option<Vec<Cell>> {
    let mut rest = payload;
    let header = usize::try_from(varint(&mut rest)?).ok()?;
    let mut kinds = payload.get(payload.len() - rest.len()..header)?;
    let mut body = payload.get(header..)?;
    let mut cells = Vec::new();
    while !kinds.is_empty() {
        cells.push(cell(varint(&mut kinds)?, &mut body)?);
    }
    Some(cells)
}

fn cell(kind: u64, body: &mut &[u8]) -> Option<Cell> {
    let length = match kind {
        0 | 8 | 9 => 0,
        1..=4 => usize::try_from(kind).ok()?,
        5 => 6,
        6 => 8,
        12.. => usize::try_from((kind - 12) / 2).ok()?,
        // Our tables hold no fractions.
        _ => return None,
    };
    let bytes = body.get(..length)?;
    *body = body.get(length..)?;
    Some(match kind {
        0 => Cell::Null,
        8 => Cell::Integer(0),
        9 => Cell::Integer(1),
        1..=6 => Cell::Integer(integer(bytes)),
        _ if kind % 2 == 1 => Cell::Text(std::str::from_utf8(bytes).ok()?.to_owned()),
        _ => Cell::Blob(bytes.to_vec()),
    })
}

/// Big-endian, the first bit its sign.
fn integer(bytes: &[u8]) -> i64 {
    let sign = if bytes.first().is_some_and(|first| first & 0x80 != 0) { -1 } else { 0 };
    bytes.iter().fold(sign, |number, byte| (number << 8) | i64::from(*byte))
}

/// Seven bits a byte, the last of at most nine with eight.
fn varint(rest: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for at in 0..9 {
        let byte = *rest.get(at)?;
        if at == 8 || byte & 0x80 == 0 {
            *rest = &rest[at + 1..];
            return Some(if at == 8 {
                (number << 8) | u64::from(byte)
            } else {
                (number << 7) | u64::from(byte)
            });
        }
        number = (number << 7) | u64::from(byte & 0x7f);
    }
    None
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use sqlx::{Connection, SqliteConnection};

    use super::*;
    use crate::sqlite::open::{self, Durability};

    /// Short, long and very long rows, in the file and in the log, read without the tree.
    #[tokio::test]
    async fn every_row_is_found_without_the_tree_that_leads_to_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.sqlite");
        let mut connection = open::to_write(&path, Durability::Full).await.unwrap();
        run(&mut connection, "CREATE TABLE thing (number INTEGER, text TEXT, bytes BLOB)").await;
        for (number, length) in [0, 1, -1, 127, 128, 70_000, -9_000_000_000_i64]
            .into_iter()
            .zip([0, 9, 300, 4_050, 4_070, 9_000, 50_000])
        {
            sqlx::query("INSERT INTO thing VALUES (?, ?, ?)")
                .bind(number)
                .bind("é".repeat(length))
                .bind(None::<Vec<u8>>)
                .execute(&mut connection)
                .await
                .unwrap();
            if number == 128 {
                run(&mut connection, "PRAGMA wal_checkpoint(TRUNCATE)").await;
            }
        }
        let mut file = std::fs::read(&path).unwrap();
        let log = std::fs::read(dir.path().join("x.sqlite-wal")).unwrap();
        connection.close().await.unwrap();
        file[..SIZE].fill(0);
        let found = rows(&file, &log);
        for (number, length) in
            [(0, 0), (1, 9), (-1, 300), (127, 4_050), (128, 4_070), (70_000, 9_000), (-9_000_000_000, 50_000)]
        {
            let row = vec![Cell::Integer(number), Cell::Text("é".repeat(length)), Cell::Null];
            assert!(found.contains(&row), "{number}");
        }
    }

    async fn run(connection: &mut SqliteConnection, sql: &'static str) {
        sqlx::query(sql).execute(connection).await.unwrap();
    }

    #[test]
    fn any_bytes_are_read_without_harm() {
        let chance = crate::SeededChance::new(5);
        let mut bytes: Vec<u8> = (0..8 * SIZE).map(|_| (crate::Chance::seed(&chance) % 256) as u8).collect();
        for page in bytes.chunks_exact_mut(SIZE) {
            page[..3].copy_from_slice(&[LEAF, 0, 0]);
        }
        rows(&bytes, &bytes);
        assert_eq!(rows(&[], &[]), Vec::<Vec<Cell>>::new());
    }
}
