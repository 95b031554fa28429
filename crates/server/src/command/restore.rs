//! `academy-server restore FILE`: puts a backup in the place of an SQLite database, while nothing is served from it.
//!
//! The present database is put aside, not deleted. Whoever was erased since the backup was made is erased in it again:
//! from the list of the present database, and from a list that was kept elsewhere. What devices have sent since then
//! they send again by themselves.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
};

use super::{CommandError, backup::only_sqlite, erased, said};
use crate::{
    clock::{Clock as _, SystemClock},
    config::Config,
    store::{Address, Store},
};

pub(super) async fn run(
    config: &Config,
    backup: &Path,
    list: Option<&Path>,
    out: &mut (dyn Write + Send),
) -> Result<(), CommandError> {
    let Some(present) = file_of(&config.database) else { return Err(only_sqlite()) };
    let mut accounts = list.map(erased::read).transpose()?.unwrap_or_default();
    let waiting = place(&present, ".restoring");
    fs::copy(backup, &waiting)?;
    let checked = checked(config, &waiting).await;
    if let Err(error) = checked {
        for end in ["", "-wal", "-shm"] {
            let file = place(&waiting, end);
            if file.exists() {
                fs::remove_file(file)?;
            }
        }
        return Err(error);
    }
    if present.exists() {
        accounts.extend(erased_in(&config.database).await?);
    }
    let copy = Address { url: url(&waiting), ..config.database.clone() };
    Store::migrate(&copy, "").await?;
    let again = erased::again(&copy, &accounts).await?;
    // Everything is in the file itself now; a log beside it would be lost by the renaming.
    for end in ["-wal", "-shm"] {
        let log = place(&waiting, end);
        if end == "-wal" && fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
            return Err(said(
                "Cadangan masih dibuka program lain; ulangi.",
                "Another program has the backup open; try again.",
            ));
        }
        if log.exists() {
            fs::remove_file(log)?;
        }
    }
    File::open(&waiting)?.sync_all()?;
    let aside = put_aside(&present)?;
    fs::rename(&waiting, &present)?;
    writeln!(out, "Dipulihkan; {again} akun dihapus lagi. / Restored; {again} accounts were erased again.")?;
    if let Some(aside) = aside {
        writeln!(out, "Basis data sebelumnya: {0} / The database before: {0}", aside.display())?;
    }
    Ok(())
}

/// Whether the file is a whole database of this program.
async fn checked(config: &Config, file: &Path) -> Result<(), CommandError> {
    let store = Store::open(&Address { url: url(file), ..config.database.clone() }).await?;
    let result = async {
        if !store.is_whole().await? {
            return Err(said(
                "Cadangan ini rusak; tidak ada yang diubah. Pakai cadangan yang lain.",
                "This backup is damaged; nothing was changed. Use another one.",
            ));
        }
        Ok(store.pending().await.map(drop)?)
    };
    let result = result.await;
    store.close().await;
    result
}

/// Who was erased, as the present database says; nothing where it can no longer be read.
async fn erased_in(address: &Address) -> Result<Vec<uuid::Uuid>, CommandError> {
    let store = Store::open(address).await;
    let Ok(store) = store else { return Ok(Vec::new()) };
    let listed = erased::list(&store).await;
    store.close().await;
    match listed {
        Ok(listed) => Ok(listed.into_iter().map(|(account, _)| account).collect()),
        Err(error) => {
            tracing::warn!(%error, "the present database does not say who was erased; use --erased");
            Ok(Vec::new())
        }
    }
}

/// Renames the present files; `None` where there are none.
fn put_aside(present: &Path) -> Result<Option<PathBuf>, CommandError> {
    if !present.exists() {
        return Ok(None);
    }
    let stamp = SystemClock.now().format("%Y%m%d-%H%M%S%.3f");
    let aside = place(present, &format!(".{stamp}.before-restore"));
    fs::rename(present, &aside)?;
    for end in ["-wal", "-shm"] {
        let file = place(present, end);
        if file.exists() {
            fs::rename(file, place(&aside, end))?;
        }
    }
    Ok(Some(aside))
}

fn place(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    name.into()
}

fn url(file: &Path) -> String {
    format!("sqlite://{}", file.display())
}

/// The file of an SQLite database.
fn file_of(address: &Address) -> Option<PathBuf> {
    let path = address.url.strip_prefix("sqlite:")?;
    let path = path.strip_prefix("//").unwrap_or(path);
    Some(PathBuf::from(path.split('?').next().unwrap_or(path)))
}
