//! Opening a record so that the app always starts: a damaged file is put aside and what can be read is kept, a newer
//! or unwritable one is opened to read.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use learning::fact::DeviceId;
use sqlx::SqliteConnection;

use super::{
    Access, OpenNotice, PutAside, Record,
    load::{self, State},
    peek, rewrite, salvage,
};
use crate::{
    chance::Chance,
    clock::Clock,
    error::{DeviceError, Result},
    folder::write,
    reason::ReadReason,
    seal::{self, DataKey, Seal, Sealer},
    sqlite::{
        aside, copy, log,
        open::{self, Durability},
    },
};

pub(super) static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("migrations/record");

/// What every way of opening needs.
#[derive(Debug, Clone, Copy)]
struct With<'w> {
    clock: &'w dyn Clock,
    chance: &'w dyn Chance,
    sealer: Option<&'w Sealer>,
}

impl Record {
    /// Opens the record in this file, made where there is none. The caller holds the profile's lock; without it, a
    /// record is opened with `open_to_read`.
    ///
    /// # Errors
    /// `Locked` when another program has the file, `Sealed` when a key is needed. Everything else opens, with a
    /// notice.
    pub async fn open(
        path: &Path,
        clock: &dyn Clock,
        chance: &dyn Chance,
    ) -> Result<(Self, Vec<OpenNotice>)> {
        rewrite::finish(path)?;
        if seal::is_there(path) {
            if peek::is_sealed(path).await {
                return Err(DeviceError::Sealed);
            }
            seal::forget(path)?;
        }
        open_with(path, With { clock, chance, sealer: None }).await
    }

    /// Opens the sealed record in this file with its key. What was cut off while it was sealed is completed.
    ///
    /// # Errors
    /// `Locked` when another program has the file. Everything else opens, with a notice.
    pub async fn open_sealed(
        path: &Path,
        key: &DataKey,
        clock: &dyn Clock,
        chance: &dyn Chance,
    ) -> Result<(Self, Vec<OpenNotice>)> {
        let sealer = Sealer::new(key);
        rewrite::finish(path)?;
        let opened = open_with(path, With { clock, chance, sealer: Some(&sealer) }).await?;
        if opened.0.can_save()
            && let Err(error) = rewrite::settle_again(path, &sealer, clock.now())
        {
            tracing::warn!(%error, "something readable may be left beside the sealed record");
        }
        Ok(opened)
    }

    /// Opens the record to read where this process could not claim its folder, for this reason.
    pub async fn open_to_read(
        path: &Path,
        reason: ReadReason,
        key: Option<&DataKey>,
        chance: &dyn Chance,
    ) -> (Self, Vec<OpenNotice>) {
        let sealer = key.map(Sealer::new);
        (to_read(path, Access::ReadOnly(reason), sealer.as_ref(), chance).await, vec![reason.into()])
    }

    /// Seals the record, which is closed by that. What the file held is in it again, encrypted; nothing readable is
    /// left beside it.
    ///
    /// # Errors
    /// When something cannot be read or written: the record is as it was, or the next opening completes this.
    pub async fn seal(self, seal: &Seal, key: &DataKey, now: DateTime<Utc>) -> Result<()> {
        let path = self.path.clone();
        self.close().await?;
        rewrite::seal(&path, seal, key, now, &|_| Ok(())).await
    }

    /// Takes the seal off the record, which is closed by that.
    ///
    /// # Errors
    /// As `seal`.
    pub async fn unseal(self, seal: Seal, key: &DataKey, now: DateTime<Utc>) -> Result<()> {
        let path = self.path.clone();
        self.close().await?;
        rewrite::unseal(&path, seal, key, now, &|_| Ok(())).await
    }
}

async fn open_with(path: &Path, with: With<'_>) -> Result<(Record, Vec<OpenNotice>)> {
    match open_to_write(path, with).await {
        Ok(record) => Ok((record, Vec::new())),
        Err(error) => recover(path, with, error).await,
    }
}

async fn recover(path: &Path, with: With<'_>, error: DeviceError) -> Result<(Record, Vec<OpenNotice>)> {
    tracing::warn!(%error, "the record did not open as it should");
    let (access, notice) = match error {
        DeviceError::Locked { .. }
        | DeviceError::Sealed
        | DeviceError::WrongKey
        | DeviceError::SealDamaged { .. } => return Err(error),
        DeviceError::Newer { found, known } => {
            (Access::Newer { found, known }, OpenNotice::RecordNewer { found, known })
        }
        DeviceError::DiskFull(_) | DeviceError::ReadOnly(_) | DeviceError::Io { .. } => {
            let reason = ReadReason::of(&error);
            (Access::ReadOnly(reason), reason.into())
        }
        DeviceError::Damaged { .. }
        | DeviceError::Sql(_)
        | DeviceError::Unreadable { .. }
        | DeviceError::ContentDamaged(_) => return renew(path, with).await,
    };
    Ok((to_read(path, access, with.sealer, with.chance).await, vec![notice]))
}

/// Saves what can be read into a new file, and only then puts the damaged one aside: whenever this is cut off, the
/// next start finds either the damaged file, or the new one complete.
async fn renew(path: &Path, with: With<'_>) -> Result<(Record, Vec<OpenNotice>)> {
    let renewed = async {
        let mut put_aside = save_into_new(path, with).await?;
        put_aside.to = aside::put_aside(path, with.clock.now())?;
        finish_renewal(path)?;
        let record = open_to_write(path, with).await?;
        Ok((record, vec![OpenNotice::RecordPutAside(put_aside)]))
    };
    match renewed.await {
        Ok(opened) => Ok(opened),
        Err(error @ DeviceError::Locked { .. }) => Err(error),
        Err(error) => {
            tracing::error!(%error, "the damaged record could not be put aside");
            let reason = ReadReason::of(&error);
            let access = Access::ReadOnly(reason);
            Ok((to_read(path, access, with.sealer, with.chance).await, vec![reason.into()]))
        }
    }
}

async fn save_into_new(path: &Path, with: With<'_>) -> Result<PutAside> {
    let new = new_file(path);
    // Left over from a start that was cut off.
    for suffix in ["", "-wal", "-shm"] {
        drop(std::fs::remove_file(aside::with_suffix(&new, suffix)));
    }
    let found = salvage::read(path, &copy::list(path), with.sealer).await;
    let mut record = open_to_write(&new, with).await?;
    let put_aside = record.bring_over(found, with.clock.now()).await?;
    record.close().await?;
    if aside::with_suffix(&new, "-wal").exists() {
        // What is in the log would be lost with the renaming.
        let source = std::io::Error::other("its log could not be written into it");
        return Err(DeviceError::io("completing", &new, source));
    }
    Ok(put_aside)
}

fn new_file(path: &Path) -> PathBuf {
    aside::with_suffix(path, ".renewed")
}

/// Where the damaged file is gone, the new one is complete and takes its name, once no log of the damaged one is left
/// that would be played into it.
fn finish_renewal(path: &Path) -> Result<()> {
    let new = new_file(path);
    if path.exists() || !new.exists() {
        return Ok(());
    }
    aside::put_leftovers_aside(path)?;
    std::fs::rename(&new, path).map_err(|error| DeviceError::io("renaming", &new, error))?;
    write::sync_folder_of(path)
}

async fn open_to_write(path: &Path, with: With<'_>) -> Result<Record> {
    finish_renewal(path)?;
    check_emptied(path)?;
    log::check(path)?;
    let mut connection = open::to_write(path, Durability::Full).await?;
    match prepare(&mut connection, path, with).await {
        Ok(state) => {
            let (path, connection, sealer) = (path.to_owned(), Some(connection), with.sealer.cloned());
            Ok(Record { path, access: Access::Write, connection, state, sealer })
        }
        Err(error) => {
            open::close(connection).await;
            Err(error.at(path))
        }
    }
}

/// A file without a byte opens as a new record. Where a log or a copy says that there was one, it was emptied.
fn check_emptied(path: &Path) -> Result<()> {
    let is_empty = std::fs::metadata(path).is_ok_and(|file| file.len() == 0);
    if is_empty && (open::size(path) > 0 || !copy::list(path).is_empty()) {
        return Err(DeviceError::Damaged { path: path.to_owned(), what: "emptied".to_owned() });
    }
    Ok(())
}

async fn prepare(connection: &mut SqliteConnection, path: &Path, with: With<'_>) -> Result<State> {
    open::check(connection, path).await?;
    open::bring_up_to_date(connection, path, &MIGRATIONS, with.clock.now()).await?;
    if load::own_device(connection).await?.is_none() {
        take_device(connection, DeviceId(with.chance.uuid()), with.clock).await?;
    }
    load::load(connection, path, with.sealer).await
}

async fn take_device(connection: &mut SqliteConnection, device: DeviceId, clock: &dyn Clock) -> Result<()> {
    sqlx::query("INSERT INTO own_device (device, since) VALUES (?, ?)")
        .bind(device.to_string())
        .bind(clock.now())
        .execute(connection)
        .await?;
    Ok(())
}

/// What can be read without writing; an empty record where that is nothing.
async fn to_read(path: &Path, access: Access, sealer: Option<&Sealer>, chance: &dyn Chance) -> Record {
    let opened = async {
        let mut connection = open::to_read(path).await?;
        open::check_names(&mut connection, path).await?;
        let state = load::load(&mut connection, path, sealer).await?;
        Ok::<_, DeviceError>((connection, state))
    };
    let (connection, state) = match opened.await {
        Ok((connection, state)) => (Some(connection), state),
        Err(error) => {
            tracing::warn!(%error, "nothing of the record can be read");
            (None, State::empty(DeviceId(chance.uuid())))
        }
    };
    Record { path: path.to_owned(), access, connection, state, sealer: sealer.cloned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Change, FixedClock, SeededChance};

    #[tokio::test]
    async fn what_stood_in_the_way_at_the_start_is_said_at_every_commit() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("record.sqlite");
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let (clock, chance) = (FixedClock::at(now), SeededChance::new(1));
        let full = DeviceError::DiskFull("no room".into());
        let with = With { clock: &clock, chance: &chance, sealer: None };
        let (mut record, notices) = recover(&path, with, full).await.unwrap();
        assert_eq!(notices, [OpenNotice::DiskFull]);
        let refused = record.commit(&Change::default(), now).await;
        assert!(matches!(refused, Err(DeviceError::DiskFull(_))), "{refused:?}");

        let (mut record, notices) = Record::open_to_read(&path, ReadReason::Locked, None, &chance).await;
        assert_eq!(notices, [OpenNotice::Locked]);
        let refused = record.commit(&Change::default(), now).await;
        assert!(matches!(refused, Err(DeviceError::Locked { path: locked }) if locked == path));
    }
}
