//! Opening the library so that the app always starts.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use course::edition::{Manifest, Version};
use learning::hash::ContentHash;
use sqlx::{
    Row, SqliteConnection, SqlitePool,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions, SqliteRow},
};

use super::{Library, LibraryNotice, Place};
use crate::{
    clock::Clock,
    error::{DeviceError, Result},
    sqlite::{
        aside,
        open::{self, Durability},
    },
};

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("migrations/library");

impl Library {
    /// Opens the library in this file, made where there is none.
    ///
    /// # Errors
    /// `Locked` when another program is writing to it for longer than a few seconds.
    pub async fn open(path: &Path, clock: &dyn Clock) -> Result<(Self, Vec<LibraryNotice>)> {
        let error = match on_disk(path, clock).await {
            Ok(library) => return Ok((library, Vec::new())),
            Err(error) => error,
        };
        tracing::warn!(%error, "the library did not open as it should");
        match error {
            DeviceError::Locked { .. } => Err(error),
            DeviceError::DiskFull(_) => Ok((without_writing(path).await?, vec![LibraryNotice::DiskFull])),
            DeviceError::ReadOnly(_) | DeviceError::Io { .. } => {
                Ok((without_writing(path).await?, vec![LibraryNotice::ReadOnly]))
            }
            _ => renew(path, clock).await,
        }
    }
}

async fn renew(path: &Path, clock: &dyn Clock) -> Result<(Library, Vec<LibraryNotice>)> {
    match aside::put_aside(path, clock.now()) {
        Ok(to) => Ok((on_disk(path, clock).await?, vec![LibraryNotice::LibraryPutAside { to }])),
        Err(error) => {
            tracing::error!(%error, "the damaged library could not be put aside");
            Ok((in_memory(path).await?, vec![LibraryNotice::ReadOnly]))
        }
    }
}

async fn on_disk(path: &Path, clock: &dyn Clock) -> Result<Library> {
    let mut connection = open::to_write(path, Durability::Renewable).await?;
    let prepared = async {
        open::check(&mut connection, path).await?;
        open::bring_up_to_date(&mut connection, path, &MIGRATIONS, clock.now()).await
    };
    let prepared = prepared.await;
    open::close(connection).await;
    prepared.map_err(|error| error.at(path))?;
    let pool = SqlitePoolOptions::new().max_connections(3);
    let pool = pool.connect_with(open::options(path, Durability::Renewable)).await?;
    load(path, Place::Disk, pool).await.map_err(|error| error.at(path))
}

async fn without_writing(path: &Path) -> Result<Library> {
    let read = async {
        let (mut connection, options) = open::to_read_with(path).await?;
        open::check_names(&mut connection, path).await?;
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
        load(path, Place::ReadOnly, pool).await
    };
    match read.await {
        Ok(library) => Ok(library),
        Err(_) => in_memory(path).await,
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
    MIGRATIONS.run(&pool).await?;
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
    /// Takes in what the file says is installed. An edition whose manifest is damaged is as good as not installed.
    pub(super) async fn read_editions(&mut self) -> Result<()> {
        let mut connection = self.pool.acquire().await?;
        let rows = list(&mut connection).await?;
        self.editions.clear();
        self.active = None;
        self.active_file = None;
        for row in rows {
            let Some(manifest) = manifest(&row)? else {
                tracing::error!("an installed edition's manifest is damaged");
                continue;
            };
            if row.try_get("active")? {
                self.active = Some(manifest.version);
                self.active_file = ContentHash::parse(row.try_get("file_hash")?).ok();
            }
            self.editions.insert(manifest.version, Arc::new(manifest));
        }
        Ok(())
    }
}

async fn list(connection: &mut SqliteConnection) -> Result<Vec<SqliteRow>> {
    let sql = "SELECT version, active, manifest, manifest_hash, file_hash FROM edition";
    Ok(sqlx::query(sql).fetch_all(connection).await?)
}

fn manifest(row: &SqliteRow) -> Result<Option<Manifest>> {
    let (text, hash): (String, String) = (row.try_get("manifest")?, row.try_get("manifest_hash")?);
    if ContentHash::of(text.as_bytes()).to_string() != hash {
        return Ok(None);
    }
    let version: String = row.try_get("version")?;
    let manifest: Option<Manifest> = serde_json::from_str(&text).ok();
    Ok(manifest
        .filter(|manifest| version.parse::<Version>().is_ok_and(|version| version == manifest.version)))
}
