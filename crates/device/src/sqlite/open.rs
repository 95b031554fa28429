//! Opening a database file.

use std::{path::Path, time::Duration};

use chrono::{DateTime, Utc};
use sqlx::{
    Connection, SqliteConnection,
    migrate::Migrator,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};

use crate::{
    error::{DeviceError, Result},
    folder::write,
    sqlite::aside::with_suffix,
};

/// What a commit means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// On the disk when the commit returns, whatever happens to the power.
    Full,
    /// For what can be made again: a power cut may undo the last commits, never half of one.
    Renewable,
}

/// Bytes of a page in every file of ours.
pub const PAGE_SIZE: u32 = 4096;

pub fn options(path: &Path, durability: Durability) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .page_size(PAGE_SIZE)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(match durability {
            Durability::Full => SqliteSynchronous::Full,
            Durability::Renewable => SqliteSynchronous::Normal,
        })
        // macOS: without these the disk may still hold back what it was told to write.
        .pragma("fullfsync", "1")
        .pragma("checkpoint_fullfsync", "1")
        .pragma("trusted_schema", "0")
        .pragma("cell_size_check", "1")
}

/// Opens to write; makes the file, for this user alone, where there is none.
pub async fn to_write(path: &Path, durability: Durability) -> Result<SqliteConnection> {
    if !path.exists() {
        // A log left over from a file that is gone would be played into the new one.
        super::aside::put_leftovers_aside(path)?;
    }
    drop(write::open_private(path)?);
    write::sync_folder_of(path)?;
    check_header(path)?;
    let connected = SqliteConnection::connect_with(&options(path, durability)).await;
    connected.map_err(|error| DeviceError::from(error).at(path))
}

/// Waits until the file is let go. A connection that is only dropped closes later, in a thread of its own, and takes
/// the log away by name: by then that could be the log of another file.
pub async fn close(connection: SqliteConnection) {
    if let Err(error) = connection.close().await {
        tracing::warn!(%error, "a database did not close well");
    }
}

/// A header that asks for a later SQLite comes from damage; SQLite itself would only say that it cannot write.
pub fn check_header(path: &Path) -> Result<()> {
    let mut header = [0; 20];
    let mut file = std::fs::File::open(path).map_err(|error| DeviceError::io("opening", path, error))?;
    match std::io::Read::read_exact(&mut file, &mut header) {
        Ok(()) if header[18] > 2 || header[19] > 2 => {
            Err(DeviceError::Damaged { path: path.to_owned(), what: "the header".to_owned() })
        }
        _ => Ok(()),
    }
}

/// Opens to read, also where not even SQLite's own side files can be written.
pub async fn to_read(path: &Path) -> Result<SqliteConnection> {
    let (connection, _) = to_read_with(path).await?;
    Ok(connection)
}

/// The same, with the options that worked.
pub async fn to_read_with(path: &Path) -> Result<(SqliteConnection, SqliteConnectOptions)> {
    if let Ok(opened) = to_read_beside(path).await {
        return Ok(opened);
    }
    let still = SqliteConnectOptions::new().filename(path).read_only(true).immutable(true);
    let mut connection = SqliteConnection::connect_with(&still).await?;
    readable(&mut connection).await.map_err(|error| error.at(path))?;
    Ok((connection, still))
}

/// Opens to read what another process may be writing.
pub async fn to_read_beside(path: &Path) -> Result<(SqliteConnection, SqliteConnectOptions)> {
    let options = SqliteConnectOptions::new().filename(path).read_only(true);
    let mut connection = SqliteConnection::connect_with(&options).await?;
    readable(&mut connection).await.map_err(|error| error.at(path))?;
    Ok((connection, options))
}

async fn readable(connection: &mut SqliteConnection) -> Result<()> {
    sqlx::query("SELECT count(*) FROM sqlite_schema").execute(connection).await?;
    Ok(())
}

/// Fails with `Damaged` when the text of the schema holds bytes that we never write: SQLite takes them for names, and
/// names that are no text end the thread that reads them.
pub async fn check_names(connection: &mut SqliteConnection, path: &Path) -> Result<()> {
    let texts: Vec<Vec<u8>> = sqlx::query_scalar(
        "SELECT CAST(concat(type, name, tbl_name, sql) AS BLOB) AS names FROM sqlite_schema",
    )
    .fetch_all(connection)
    .await?;
    if texts.iter().all(|text| text.is_ascii()) {
        return Ok(());
    }
    Err(DeviceError::Damaged { path: path.to_owned(), what: "the schema".to_owned() })
}

/// Fails with `Damaged` when pages, tables and indexes of the file do not fit together. The quick form of this check
/// does not look into indexes, and a damaged one would stop the next commit.
pub async fn check(connection: &mut SqliteConnection, path: &Path) -> Result<()> {
    check_names(connection, path).await?;
    let found: String = sqlx::query_scalar("PRAGMA integrity_check(1)").fetch_one(connection).await?;
    if found == "ok" { Ok(()) } else { Err(DeviceError::Damaged { path: path.to_owned(), what: found }) }
}

/// How the file's schema relates to this version's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Schema {
    /// Nothing in it yet.
    Empty,
    /// Not one of this kind at all.
    Foreign,
    Current,
    Older,
    Newer {
        found: i64,
        known: i64,
    },
}

async fn schema(connection: &mut SqliteConnection, migrator: &Migrator) -> Result<Schema> {
    let known = migrator.iter().map(|migration| migration.version).max().unwrap_or(0);
    let tables: i64 =
        sqlx::query_scalar("SELECT count(*) FROM sqlite_schema WHERE name = '_sqlx_migrations'")
            .fetch_one(&mut *connection)
            .await?;
    if tables == 0 {
        return Ok(Schema::Empty);
    }
    let found: Vec<i64> =
        sqlx::query_scalar("SELECT version FROM _sqlx_migrations").fetch_all(connection).await?;
    let first = migrator.iter().map(|migration| migration.version).min();
    // Another kind of file under this name, as a backup put back wrongly leaves it.
    if !found.is_empty() && first.is_some_and(|first| !found.contains(&first)) {
        return Ok(Schema::Foreign);
    }
    Ok(match found.into_iter().max() {
        None => Schema::Empty,
        Some(found) if found > known => Schema::Newer { found, known },
        Some(found) if found < known => Schema::Older,
        Some(_) => Schema::Current,
    })
}

/// Brings the file to this version's schema, after a copy of what was there.
///
/// # Errors
/// `Newer` when the file is ahead of this version.
pub async fn bring_up_to_date(
    connection: &mut SqliteConnection,
    path: &Path,
    migrator: &Migrator,
    now: DateTime<Utc>,
) -> Result<()> {
    match schema(connection, migrator).await? {
        Schema::Current => return Ok(()),
        Schema::Newer { found, known } => return Err(DeviceError::Newer { found, known }),
        Schema::Foreign => {
            return Err(DeviceError::Damaged {
                path: path.to_owned(),
                what: "another kind of file".to_owned(),
            });
        }
        Schema::Older => drop(super::copy::keep(connection, path, now).await?),
        Schema::Empty => {}
    }
    migrate(migrator, connection).await
}

/// Brings the schema up to date. `run_direct`, because `run` is generic over how a connection is come by, and the
/// compiler then refuses to move the future between threads.
pub async fn migrate(migrator: &Migrator, connection: &mut SqliteConnection) -> Result<()> {
    Ok(migrator.run_direct(None, connection, false).await?)
}

/// Bytes on the disk, side files included.
pub fn size(path: &Path) -> u64 {
    let length = |path: &Path| std::fs::metadata(path).map_or(0, |metadata| metadata.len());
    length(path) + length(&with_suffix(path, "-wal"))
}

#[cfg(test)]
mod tests {
    use sqlx::migrate::{Migration, MigrationType};

    use super::*;

    fn migrator(steps: &[(i64, &'static str)]) -> Migrator {
        let step = |(version, sql): &(i64, &'static str)| {
            let sql = sqlx::SqlSafeStr::into_sql_str(*sql);
            Migration::new(*version, "step".into(), MigrationType::Simple, sql, false)
        };
        Migrator::with_migrations(steps.iter().map(step).collect())
    }

    const FIRST: (i64, &str) = (1, "CREATE TABLE thing (name TEXT); INSERT INTO thing VALUES ('old')");
    const SECOND: (i64, &str) = (2, "UPDATE thing SET name = 'new'");

    #[tokio::test]
    async fn a_change_of_schema_leaves_a_copy_of_what_was() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.sqlite");
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let mut connection = to_write(&path, Durability::Full).await.unwrap();
        bring_up_to_date(&mut connection, &path, &migrator(&[FIRST]), now).await.unwrap();
        assert!(super::super::copy::list(&path).is_empty());
        bring_up_to_date(&mut connection, &path, &migrator(&[FIRST, SECOND]), now).await.unwrap();
        let copies = super::super::copy::list(&path);
        assert_eq!(copies.len(), 1);
        let mut copy = to_read(&copies[0]).await.unwrap();
        let name: String = sqlx::query_scalar("SELECT name FROM thing").fetch_one(&mut copy).await.unwrap();
        assert_eq!(name, "old");
    }

    #[tokio::test]
    async fn a_failed_change_of_schema_changes_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.sqlite");
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let mut connection = to_write(&path, Durability::Full).await.unwrap();
        bring_up_to_date(&mut connection, &path, &migrator(&[FIRST]), now).await.unwrap();
        let broken = (2, "UPDATE thing SET name = 'half'; INSERT INTO nowhere VALUES (1)");
        assert!(bring_up_to_date(&mut connection, &path, &migrator(&[FIRST, broken]), now).await.is_err());
        let name: String =
            sqlx::query_scalar("SELECT name FROM thing").fetch_one(&mut connection).await.unwrap();
        assert_eq!(name, "old");
    }

    #[tokio::test]
    async fn three_copies_stay() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.sqlite");
        let mut connection = to_write(&path, Durability::Full).await.unwrap();
        // The clock goes backwards: the newest copy is the one made last all the same.
        for second in (0..5).rev() {
            let now = DateTime::from_timestamp(1_800_000_000 + second, 0).unwrap();
            super::super::copy::keep(&mut connection, &path, now).await.unwrap();
        }
        let names: Vec<_> = super::super::copy::list(&path)
            .iter()
            .map(|copy| copy.file_name().unwrap().to_string_lossy()[..6].to_owned())
            .collect();
        assert_eq!(names, ["000005", "000004", "000003"]);
    }

    #[tokio::test]
    async fn a_commit_of_facts_waits_for_the_disk() {
        let dir = tempfile::tempdir().unwrap();
        for (durability, level) in [(Durability::Full, 2), (Durability::Renewable, 1)] {
            let path = dir.path().join(format!("{durability:?}.sqlite"));
            let mut connection = to_write(&path, durability).await.unwrap();
            let found: i64 =
                sqlx::query_scalar("PRAGMA synchronous").fetch_one(&mut connection).await.unwrap();
            assert_eq!(found, level);
            let mode: String =
                sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&mut connection).await.unwrap();
            assert_eq!(mode, "wal");
        }
    }
}
