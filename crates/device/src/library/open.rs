//! Opening the library so that the app always starts.

use std::{collections::BTreeMap, path::Path};

use chrono::{DateTime, Utc};
use learning::hash::ContentHash;
use sqlx::{
    Row, SqliteConnection, SqlitePool,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions, SqliteRow},
};

use super::{Kept, Library, LibraryNotice, Place};
use crate::{
    clock::Clock,
    error::{DeviceError, Result},
    reason::ReadReason,
    sqlite::{
        aside,
        open::{self, Durability},
    },
};

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("migrations/library");

impl Library {
    /// Opens the library in this file, made where there is none. Only what a start needs is read: damage elsewhere
    /// is found when it is read (`ContentDamaged`) or by `check`.
    ///
    /// # Errors
    /// When not even a library in memory can be made.
    pub async fn open(path: &Path, clock: &dyn Clock) -> Result<(Self, Vec<LibraryNotice>)> {
        match on_disk(path, clock.now()).await {
            Ok(library) => Ok((library, Vec::new())),
            Err(error) => recover(path, clock.now(), error).await,
        }
    }

    /// Puts the damaged file aside; the library is empty then.
    pub(super) async fn renew(&mut self, now: DateTime<Utc>) -> Result<()> {
        self.pool.close().await;
        let renewed = match aside::put_aside(&self.path, now) {
            Ok(_) => on_disk(&self.path, now).await,
            Err(error) => Err(error),
        };
        *self = match renewed {
            Ok(library) => library,
            Err(error) => {
                tracing::error!(%error, "the damaged library could not be put aside");
                in_memory(&self.path).await?
            }
        };
        Ok(())
    }
}

async fn recover(
    path: &Path,
    now: DateTime<Utc>,
    error: DeviceError,
) -> Result<(Library, Vec<LibraryNotice>)> {
    tracing::warn!(%error, "the library did not open as it should");
    match error {
        DeviceError::Locked { .. }
        | DeviceError::DiskFull(_)
        | DeviceError::ReadOnly(_)
        | DeviceError::Io { .. } => {
            let reason = ReadReason::of(&error);
            Ok((without_writing(path, reason).await?, vec![reason.into()]))
        }
        _ => put_aside(path, now, error).await,
    }
}

async fn put_aside(
    path: &Path,
    now: DateTime<Utc>,
    error: DeviceError,
) -> Result<(Library, Vec<LibraryNotice>)> {
    let renewed = async {
        let to = aside::put_aside(path, now)?;
        Ok::<_, DeviceError>((on_disk(path, now).await?, to))
    };
    match renewed.await {
        Ok((library, to)) if matches!(error, DeviceError::Newer { .. }) => {
            Ok((library, vec![LibraryNotice::LibraryNewer { to }]))
        }
        Ok((library, to)) => Ok((library, vec![LibraryNotice::LibraryPutAside { to }])),
        Err(error) => {
            tracing::error!(%error, "the library could not be put aside");
            Ok((in_memory(path).await?, vec![ReadReason::of(&error).into()]))
        }
    }
}

async fn prepare(connection: &mut SqliteConnection, path: &Path, now: DateTime<Utc>) -> Result<()> {
    open::check_names(connection, path).await?;
    open::bring_up_to_date(connection, path, &MIGRATIONS, now).await
}

/// KiB of pages (negative: not a number of pages) that each connection keeps; a search of a large curriculum reads the
/// same ones at every letter.
const CACHE: &str = "-16384";
/// Rows that a search hands over without a switch of threads for each.
const ROWS: usize = 512;

async fn on_disk(path: &Path, now: DateTime<Utc>) -> Result<Library> {
    let mut connection = open::to_write(path, Durability::Renewable).await?;
    let prepared = prepare(&mut connection, path, now).await;
    open::close(connection).await;
    prepared.map_err(|error| error.at(path))?;
    let pool = SqlitePoolOptions::new().max_connections(3);
    let options =
        open::options(path, Durability::Renewable).pragma("cache_size", CACHE).row_buffer_size(ROWS);
    let pool = pool.connect_with(options).await?;
    load(path, Place::Disk, pool).await.map_err(|error| error.at(path))
}

/// What can be read of the library on the disk; where that is no edition, one can be installed in memory.
async fn without_writing(path: &Path, reason: ReadReason) -> Result<Library> {
    let read = async {
        let (mut connection, options) = match reason {
            // Whoever has it open may be writing.
            ReadReason::Locked => open::to_read_beside(path).await?,
            _ => open::to_read_with(path).await?,
        };
        open::check_names(&mut connection, path).await?;
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
        load(path, Place::ReadOnly(reason), pool).await
    };
    match read.await {
        Ok(library) if library.active().is_some() => Ok(library),
        _ => in_memory(path).await,
    }
}

async fn in_memory(path: &Path) -> Result<Library> {
    // One connection that is never given up: the database lives in it.
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_with(SqliteConnectOptions::new().in_memory(true))
        .await?;
    open::migrate(&MIGRATIONS, &mut *pool.acquire().await?).await?;
    load(path, Place::Memory, pool).await
}

async fn load(path: &Path, place: Place, pool: SqlitePool) -> Result<Library> {
    let mut library = Library {
        path: path.to_owned(),
        place,
        pool,
        editions: BTreeMap::new(),
        active: None,
        active_file: None,
    };
    match library.read_editions().await {
        Ok(()) => Ok(library),
        Err(error) => {
            library.close().await;
            Err(error)
        }
    }
}

impl Library {
    /// Takes in what the file says is installed.
    pub(super) async fn read_editions(&mut self) -> Result<()> {
        let mut connection = self.pool.acquire().await?;
        let rows = list(&mut connection).await?;
        self.editions.clear();
        self.active = None;
        self.active_file = None;
        for row in rows {
            let Some(mut kept) = Kept::read(&row)? else { continue };
            if row.try_get("active")? && kept.parse_now().is_some() {
                self.active = Some(kept.version);
                self.active_file = ContentHash::parse(row.try_get("file_hash")?).ok();
            }
            let of_version = self.editions.entry(kept.version).or_default();
            let at = if kept.is_former { of_version.len() } else { 0 };
            of_version.insert(at, kept);
        }
        Ok(())
    }
}

async fn list(connection: &mut SqliteConnection) -> Result<Vec<SqliteRow>> {
    let sql = "SELECT version, active, manifest, manifest_hash, file_hash FROM edition ORDER BY version";
    Ok(sqlx::query(sql).fetch_all(connection).await?)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use course::{academy::load, edition::pack, source::read_folder};

    use super::*;
    use crate::FixedClock;

    #[tokio::test]
    async fn a_library_that_another_has_locked_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("library.sqlite");
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let locked = || DeviceError::Locked { path: path.clone() };
        let source =
            read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../course/tests/academy")).unwrap();
        let edition =
            pack(&load(&source, now.date_naive()).0, &source, "2026.11.0".parse().unwrap()).unwrap();
        let file = ContentHash::of(b"file");

        // Nothing to read yet: lessons are shown from memory.
        let (mut library, notices) = recover(&path, now, locked()).await.unwrap();
        assert_eq!((library.place(), notices), (Place::Memory, vec![LibraryNotice::Locked]));
        library.install(&edition, file, &BTreeSet::new(), now).await.unwrap();

        let (mut held, _) = Library::open(&path, &FixedClock::at(now)).await.unwrap();
        held.install(&edition, file, &BTreeSet::new(), now).await.unwrap();
        let (mut library, notices) = recover(&path, now, locked()).await.unwrap();
        assert_eq!(notices, [LibraryNotice::Locked]);
        assert_eq!(library.place(), Place::ReadOnly(ReadReason::Locked));
        assert_eq!(**library.active().unwrap(), edition.manifest);
        let refused = library.install(&edition, file, &BTreeSet::new(), now).await;
        assert!(matches!(refused, Err(DeviceError::Locked { .. })), "{refused:?}");
    }
}
