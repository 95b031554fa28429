//! Sealing a record, and taking the seal off: the whole record is written into a new file, which then takes the old
//! one's place. Wherever this is cut off, the next start finds the old record or the new one, whole.
//!
//! Sealing: the new file is complete -> the seal is written -> the new file takes the place -> nothing readable is
//! left. A seal beside a complete new file means that the place is yet to be taken (`finish`); a seal that says it is
//! not settled, that something readable may be left (`settle`).
//! Taking off: put-aside files are readable again -> the new file takes the place -> the seal is removed. A seal beside
//! a record that is not sealed is left over from that (`forget_left_over`).

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use sqlx::{Connection, Row, SqliteConnection};

use super::{
    load,
    open::MIGRATIONS,
    row::FactRow,
    sealed::{APART, FACT, RegisterRow, is_sealed},
    trace::{overwrite, remove_copies, wipe},
};
use crate::{
    error::{DeviceError, Result},
    folder::write,
    seal::{self, DataKey, Seal, Sealer},
    sqlite::{
        aside::with_suffix,
        open::{self, Durability},
    },
};

/// Ends the name of a file that is sealed as a whole.
const SEALED: &str = ".sealed";
const SIDES: [&str; 3] = ["", "-wal", "-shm"];

/// Where the work can be cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Built,
    Sealed,
    Opened,
    Placed,
    Settled,
}

/// Asked after each step; an error ends the work there, as a power cut would.
pub type Pause<'p> = &'p (dyn Fn(Step) -> Result<()> + Sync);

/// Seals the closed record at `path`.
///
/// # Errors
/// When something cannot be read or written; then the record is as it was, or the next start completes this.
pub async fn seal(
    path: &Path,
    seal: &Seal,
    key: &DataKey,
    now: DateTime<Utc>,
    pause: Pause<'_>,
) -> Result<()> {
    let (sealer, new) = (Sealer::new(key), sealing_file(path));
    build(path, None, &new, Some(&sealer)).await?;
    pause(Step::Built)?;
    seal.save(path, now)?;
    pause(Step::Sealed)?;
    take_place(&new, path)?;
    pause(Step::Placed)?;
    settle(path, seal, &sealer, now)?;
    pause(Step::Settled)
}

/// Takes the seal off the closed record at `path`.
///
/// # Errors
/// As `seal`.
pub async fn unseal(
    path: &Path,
    mut seal: Seal,
    key: &DataKey,
    now: DateTime<Utc>,
    pause: Pause<'_>,
) -> Result<()> {
    let (sealer, new) = (Sealer::new(key), unsealed_file(path));
    // Should this be cut off, what is made readable here is sealed again.
    seal.settled = false;
    seal.save(path, now)?;
    pause(Step::Sealed)?;
    open_files(path, &sealer)?;
    pause(Step::Opened)?;
    build(path, Some(&sealer), &new, None).await?;
    pause(Step::Built)?;
    remove_copies(path)?;
    take_place(&new, path)?;
    pause(Step::Placed)?;
    seal::forget(path)
}

/// Completes what was cut off, as far as that needs no key.
pub fn finish(path: &Path) -> Result<()> {
    let new = sealing_file(path);
    if new.exists() && seal::is_there(path) {
        take_place(&new, path)?;
    }
    if path.exists() {
        for left in [new, unsealed_file(path)] {
            SIDES.iter().try_for_each(|side| wipe(&with_suffix(&left, side)))?;
        }
    }
    Ok(())
}

/// Whether the record's place is yet to be taken by a sealed one.
pub fn is_pending(path: &Path) -> bool {
    seal::is_there(path) && sealing_file(path).exists()
}

/// Leaves nothing readable beside a sealed record: copies from before are removed, files that were put aside are
/// sealed as a whole.
pub fn settle(path: &Path, seal: &Seal, sealer: &Sealer, now: DateTime<Utc>) -> Result<()> {
    remove_copies(path)?;
    for file in files_beside(path)? {
        seal_file(&file, sealer)?;
    }
    let mut seal = seal.clone();
    seal.settled = true;
    seal::keep_copy(&seal, path)?;
    seal.save(path, now)
}

/// The same for a record whose seal says that something may be left.
pub fn settle_again(path: &Path, sealer: &Sealer, now: DateTime<Utc>) -> Result<()> {
    match Seal::find(path)? {
        Some(seal) if !seal.settled => settle(path, &seal, sealer, now),
        _ => Ok(()),
    }
}

fn sealing_file(path: &Path) -> PathBuf {
    with_suffix(path, ".sealing")
}

fn unsealed_file(path: &Path) -> PathBuf {
    with_suffix(path, ".unsealed")
}

/// Everything from one file into another that is not there yet, sealed or opened on the way; read back and compared.
async fn build(path: &Path, from: Option<&Sealer>, new: &Path, to: Option<&Sealer>) -> Result<()> {
    SIDES.iter().try_for_each(|side| wipe(&with_suffix(new, side)))?;
    let mut old = open::to_write(path, Durability::Full).await?;
    let mut fresh = open::to_write(new, Durability::Full).await?;
    let written = async {
        open::migrate(&MIGRATIONS, &mut fresh).await?;
        let mut transaction = fresh.begin_with("BEGIN IMMEDIATE").await?;
        copy_devices(&mut old, &mut transaction).await?;
        copy_facts(&mut old, from, &mut transaction, to).await?;
        copy_registers(&mut old, from, &mut transaction, to).await?;
        transaction.commit().await?;
        let states = (load::load(&mut old, path, from).await?, load::load(&mut fresh, new, to).await?);
        Ok(states.0 == states.1)
    };
    let written: Result<bool> = written.await;
    open::close(old).await;
    open::close(fresh).await;
    if !written? {
        return Err(DeviceError::Damaged {
            path: new.to_owned(),
            what: "it is not what was copied".to_owned(),
        });
    }
    for file in [path, new] {
        if std::fs::metadata(with_suffix(file, "-wal")).is_ok_and(|log| log.len() > 0) {
            let source = std::io::Error::other("its log could not be written into it");
            return Err(DeviceError::io("completing", file, source));
        }
    }
    Ok(())
}

async fn copy_devices(old: &mut SqliteConnection, new: &mut SqliteConnection) -> Result<()> {
    for row in sqlx::query("SELECT id, device, since FROM own_device ORDER BY id").fetch_all(old).await? {
        sqlx::query("INSERT INTO own_device (id, device, since) VALUES (?, ?, ?)")
            .bind(row.try_get::<i64, _>("id")?)
            .bind(row.try_get::<String, _>("device")?)
            .bind(row.try_get::<String, _>("since")?)
            .execute(&mut *new)
            .await?;
    }
    Ok(())
}

async fn copy_facts(
    old: &mut SqliteConnection,
    from: Option<&Sealer>,
    new: &mut SqliteConnection,
    to: Option<&Sealer>,
) -> Result<()> {
    let mut last = 0;
    loop {
        let rows = load::page(old, last).await?;
        let Some((id, _)) = rows.last() else { break };
        last = *id;
        for (_, row) in &rows {
            let opened = row.opened(FACT, from).ok_or_else(|| does_not_open(row))?;
            opened.sealed(FACT, to)?.insert(new, include_str!("add_fact.sql"), None).await?;
        }
    }
    for row in sqlx::query("SELECT * FROM fact_apart ORDER BY id").fetch_all(&mut *old).await? {
        let (row, apart_at) = (FactRow::read(&row)?, row.try_get("apart_at")?);
        let opened = row.opened(APART, from);
        // What was damaged when it was sealed stays as it is.
        let opened = if is_sealed(&row.canonical) { opened.unwrap_or(row) } else { row };
        opened.sealed(APART, to)?.insert(new, include_str!("salvage/add_apart.sql"), Some(apart_at)).await?;
    }
    Ok(())
}

fn does_not_open(row: &FactRow) -> DeviceError {
    DeviceError::Damaged { path: PathBuf::new(), what: format!("fact {} does not open", row.seq) }
}

async fn copy_registers(
    old: &mut SqliteConnection,
    from: Option<&Sealer>,
    new: &mut SqliteConnection,
    to: Option<&Sealer>,
) -> Result<()> {
    for row in sqlx::query("SELECT * FROM register ORDER BY rowid").fetch_all(old).await? {
        let (register, at) = RegisterRow::read(&row)?.register(from)?;
        super::commit::set_register(new, &register, at, to).await?;
    }
    Ok(())
}

/// The new file takes the old one's name; the bytes of the old one are overwritten where the system lets go of a
/// name without letting go of the file. What a disk keeps of them elsewhere nobody here can reach.
fn take_place(new: &Path, path: &Path) -> Result<()> {
    for side in ["-wal", "-shm"] {
        wipe(&with_suffix(path, side))?;
        wipe(&with_suffix(new, side))?;
    }
    let old = if cfg!(unix) { std::fs::OpenOptions::new().write(true).open(path).ok() } else { None };
    std::fs::rename(new, path).map_err(|error| DeviceError::io("renaming", new, error))?;
    write::sync_folder_of(path)?;
    if let Some(mut old) = old
        && let Err(error) = overwrite(&mut old)
    {
        tracing::warn!(%error, "the old record could not be overwritten");
    }
    Ok(())
}

/// Files in the record's folder that are neither part of the record nor sealed.
fn files_beside(path: &Path) -> Result<Vec<PathBuf>> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let record = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let part = |name: &str| {
        name == "lock"
            || name.starts_with("seal.json") && !name.contains(".damaged")
            || name.ends_with(SEALED)
            || SIDES.iter().any(|side| name.strip_prefix(&record) == Some(side))
    };
    let names = write::list_files(folder)?;
    Ok(names
        .into_iter()
        .filter(|name| !name.contains('/') && !part(name))
        .map(|name| folder.join(name))
        .collect())
}

fn seal_file(file: &Path, sealer: &Sealer) -> Result<()> {
    let bytes = std::fs::read(file).map_err(|error| DeviceError::io("reading", file, error))?;
    let sealed = with_suffix(file, SEALED);
    write::replace(&sealed, &sealer.seal(&place_of(file), &bytes))?;
    wipe(file)
}

/// Makes files that were sealed as a whole readable again. One that does not open stays.
fn open_files(path: &Path, sealer: &Sealer) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    for name in write::list_files(folder)? {
        let Some(plain) = name.strip_suffix(SEALED).map(|name| folder.join(name)) else { continue };
        let file = folder.join(&name);
        let bytes = std::fs::read(&file).map_err(|error| DeviceError::io("reading", &file, error))?;
        let Some(bytes) = sealer.open(&place_of(&plain), &bytes) else { continue };
        write::replace(&plain, &bytes)?;
        std::fs::remove_file(&file).map_err(|error| DeviceError::io("removing", &file, error))?;
    }
    write::sync_folder_of(path)
}

fn place_of(file: &Path) -> Vec<u8> {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    format!("file\0{name}").into_bytes()
}

#[cfg(test)]
mod tests {
    use learning::{fact::FactBody, fact::ItemRef, hash::ContentHash, register::RegisterKey};

    use super::*;
    use crate::{Change, FixedClock, Passphrase, Record, SeededChance, record::peek};

    const CANARIES: [&str; 4] = ["kenari-101-l01", "jalak bali", "note/kutilang", "cendrawasih"];

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap()
    }

    fn completed(id: &str) -> FactBody {
        let hash = ContentHash::of(id.as_bytes());
        FactBody::LessonCompleted {
            lesson: ItemRef { id: id.to_owned(), rev: "v1.0".parse().unwrap(), hash },
        }
    }

    /// A record with everything that may lie in and beside one: facts, values, broken rows, a copy, a file put aside.
    async fn lived_in(folder: &Path) -> PathBuf {
        let path = folder.join("record.sqlite");
        let (mut record, _) =
            Record::open(&path, &FixedClock::at(now()), &SeededChance::new(1)).await.unwrap();
        let note = (RegisterKey::parse("note/kutilang/3").unwrap(), "jalak bali".into());
        let change = Change { facts: vec![completed("kenari-101-l01"); 3], registers: vec![note] };
        record.commit(&change, now()).await.unwrap();
        record.keep_copy(now()).await.unwrap();
        let connection = record.connect().await.unwrap().unwrap();
        let broken = FactRow {
            device: "x".to_owned(),
            seq: 9,
            canonical: "{\"cendrawasih\":1}".to_owned(),
            hash: vec![1, 2],
            previous: None,
        };
        broken.insert(connection, include_str!("salvage/add_apart.sql"), Some(now())).await.unwrap();
        record.close().await.unwrap();
        std::fs::write(folder.join("record.sqlite.damaged-20260101T000000Z"), "a cendrawasih flew").unwrap();
        path
    }

    /// What is in any file below the folder of what must not be.
    fn readable(folder: &Path) -> Vec<String> {
        let mut found = Vec::new();
        for name in write::list_files(folder).unwrap() {
            let bytes = std::fs::read(folder.join(&name)).unwrap();
            let holds = |text: &&&str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
            found.extend(CANARIES.iter().filter(holds).map(|text| format!("{text} in {name}")));
        }
        found
    }

    async fn sealed(folder: &Path) -> (PathBuf, Seal, DataKey) {
        let path = lived_in(folder).await;
        let chance = SeededChance::new(5);
        let key = DataKey::new(&chance);
        let seal = Seal::new(&key, &Passphrase::new("kopi tubruk"), None, &chance).await.unwrap();
        (path, seal, key)
    }

    async fn open(path: &Path, key: &DataKey) -> (Record, bool) {
        let (clock, chance) = (FixedClock::at(now()), SeededChance::new(2));
        let is_sealed = peek::is_sealed(path).await;
        let opened = if is_sealed {
            assert!(matches!(Record::open(path, &clock, &chance).await, Err(DeviceError::Sealed)));
            Record::open_sealed(path, key, &clock, &chance).await
        } else {
            Record::open(path, &clock, &chance).await
        };
        let (record, notices) = opened.unwrap();
        assert_eq!(notices, []);
        (record, is_sealed)
    }

    /// Closed again: a record that is only dropped closes a moment later.
    async fn state_of(path: &Path, key: &DataKey) -> load::State {
        let (record, _) = open(path, key).await;
        let state = record.state.clone();
        record.close().await.unwrap();
        state
    }

    fn stops_at(step: Option<Step>) -> impl Fn(Step) -> Result<()> + Sync {
        move |now| if Some(now) == step { Err(DeviceError::Sealed) } else { Ok(()) }
    }

    #[tokio::test]
    async fn wherever_sealing_is_cut_off_the_record_is_whole_and_then_nothing_is_readable() {
        for (step, becomes_sealed) in [
            (Some(Step::Built), false),
            (Some(Step::Sealed), true),
            (Some(Step::Placed), true),
            (Some(Step::Settled), true),
            (None, true),
        ] {
            let dir = tempfile::tempdir().unwrap();
            let (path, seal_file, key) = sealed(dir.path()).await;
            let state = state_of(&path, &key).await;
            assert_eq!(readable(dir.path()).len(), 8, "{:?}", readable(dir.path()));
            let cut = seal(&path, &seal_file, &key, now(), &stops_at(step)).await;
            assert_eq!(cut.is_ok(), step.is_none());
            let (record, is_sealed) = open(&path, &key).await;
            assert_eq!(is_sealed, becomes_sealed, "{step:?}");
            assert_eq!(record.state, state, "{step:?}");
            record.close().await.unwrap();
            assert_eq!(
                readable(dir.path()).is_empty(),
                becomes_sealed,
                "{step:?}: {:?}",
                readable(dir.path())
            );
            assert!(!sealing_file(&path).exists());
            if becomes_sealed {
                let found = Seal::find(&path).unwrap().unwrap();
                assert!(found.settled);
                assert!(found.open(&Passphrase::new("kopi tubruk")).await.is_ok());
            }
        }
    }

    #[tokio::test]
    async fn wherever_taking_the_seal_off_is_cut_off_the_record_is_whole() {
        for (step, stays_sealed) in [
            (Some(Step::Sealed), true),
            (Some(Step::Opened), true),
            (Some(Step::Built), true),
            (Some(Step::Placed), false),
            (None, false),
        ] {
            let dir = tempfile::tempdir().unwrap();
            let (path, seal_file, key) = sealed(dir.path()).await;
            seal(&path, &seal_file, &key, now(), &stops_at(None)).await.unwrap();
            let state = state_of(&path, &key).await;
            let seal_file = Seal::find(&path).unwrap().unwrap();
            let cut = unseal(&path, seal_file, &key, now(), &stops_at(step)).await;
            assert_eq!(cut.is_ok(), step.is_none());
            let (record, is_sealed) = open(&path, &key).await;
            assert_eq!(is_sealed, stays_sealed, "{step:?}");
            assert_eq!(record.state, state, "{step:?}");
            record.close().await.unwrap();
            assert_eq!(readable(dir.path()).is_empty(), stays_sealed, "{step:?}: {:?}", readable(dir.path()));
            assert!(!unsealed_file(&path).exists());
            assert_eq!(seal::is_there(&path), stays_sealed);
            let put_aside = dir.path().join("record.sqlite.damaged-20260101T000000Z");
            assert_eq!(put_aside.exists(), !stays_sealed, "{step:?}");
        }
    }

    /// Rows of another record, or in another place, do not open: they are not taken for this one's.
    #[tokio::test]
    async fn a_row_is_bound_to_its_place() {
        let sealer = Sealer::new(&DataKey::new(&SeededChance::new(1)));
        let row = FactRow {
            device: "a".to_owned(),
            seq: 1,
            canonical: "{}".to_owned(),
            hash: vec![7; 32],
            previous: None,
        };
        let sealed = row.sealed(FACT, Some(&sealer)).unwrap();
        assert_eq!(sealed.opened(FACT, Some(&sealer)), Some(row.clone()));
        assert_ne!(sealed.hash, row.hash);
        let moved = [
            FactRow { seq: 2, ..sealed.clone() },
            FactRow { device: "b".to_owned(), ..sealed.clone() },
            FactRow { hash: vec![7; 32], ..sealed.clone() },
            FactRow { previous: Some(vec![7; 32]), ..sealed.clone() },
            row.clone(),
        ];
        for moved in moved {
            assert_eq!(moved.opened(FACT, Some(&sealer)), None, "{moved:?}");
        }
        assert_eq!(sealed.opened(APART, Some(&sealer)), None);
    }
}
