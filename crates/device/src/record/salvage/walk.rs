//! Going through a damaged table by its ids, which were given without gaps from 1 on. No number in the file is
//! believed: whatever it says, the walk ends, and a damaged id hides none of the rows behind it.

use std::path::Path;

use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

use crate::sqlite::open;

/// Ids read in one go; where that fails, they are read one by one.
const CHUNK: i64 = 64;
/// So many chunks without a row in its place are taken for the end: more than hang on one damaged inner page.
const PATIENCE: u32 = 256;
/// No row of ours is shorter: a device's id alone takes 36 bytes.
const SHORTEST: u64 = 48;

/// The id that the rows of a file of this length cannot pass.
pub fn end_of(file: &Path) -> i64 {
    i64::try_from(open::size(file) / SHORTEST).unwrap_or(i64::MAX)
}

/// The rows that can be read, some of them twice. `sql` selects those after an id, at most so many, by `id`.
pub async fn walk(connection: &mut SqliteConnection, sql: &'static str, end: i64) -> Vec<SqliteRow> {
    let (mut rows, mut after, mut empty) = (Vec::new(), 0_i64, 0);
    while after <= end && empty < PATIENCE {
        let chunk = chunk(connection, sql, after).await;
        let next = after.saturating_add(CHUNK);
        let in_place = |row: &SqliteRow| row.try_get("id").is_ok_and(|id: i64| after < id && id <= next);
        empty = if chunk.iter().any(in_place) { 0 } else { empty + 1 };
        rows.extend(chunk);
        after = next;
    }
    rows
}

async fn chunk(connection: &mut SqliteConnection, sql: &'static str, after: i64) -> Vec<SqliteRow> {
    if let Ok(rows) = sqlx::query(sql).bind(after).bind(CHUNK).fetch_all(&mut *connection).await {
        return rows;
    }
    let mut rows = Vec::new();
    for after in after..after.saturating_add(CHUNK) {
        rows.extend(
            sqlx::query(sql).bind(after).bind(1).fetch_all(&mut *connection).await.unwrap_or_default(),
        );
    }
    rows
}
