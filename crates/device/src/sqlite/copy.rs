//! Copies of a database in the folder `copies` beside it; the newest three stay.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};
use sqlx::SqliteConnection;

use crate::{
    error::{DeviceError, Result},
    folder::write,
};

pub const KEPT: usize = 3;

/// Makes a whole copy, durable when this returns, and removes the oldest beyond three.
pub async fn keep(connection: &mut SqliteConnection, path: &Path, now: DateTime<Utc>) -> Result<PathBuf> {
    let folder = folder_of(path);
    write::make_folder(&folder)?;
    // Numbered, because the clock may have been wrong when the last one was made.
    let number = list(path).first().and_then(|newest| number_of(newest)).unwrap_or(0) + 1;
    let copy = folder.join(format!("{number:06}-{}.sqlite", now.format("%Y%m%dT%H%M%SZ")));
    let draft = folder.join("draft.new");
    let io = |error| DeviceError::io("copying to", &draft, error);
    write::open_private(&draft)?.set_len(0).map_err(io)?;
    let target = draft.to_string_lossy().into_owned();
    sqlx::query("VACUUM INTO ?").bind(target).execute(connection).await?;
    write::open_private(&draft)?.sync_all().map_err(io)?;
    std::fs::rename(&draft, &copy).map_err(io)?;
    write::sync_folder_of(&copy)?;
    for old in list(path).into_iter().skip(KEPT) {
        std::fs::remove_file(&old).map_err(|error| DeviceError::io("removing the old copy", &old, error))?;
    }
    Ok(copy)
}

/// The copies of this database, the newest first.
pub fn list(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder_of(path)) else { return Vec::new() };
    let is_copy = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "sqlite");
    let mut copies: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_copy).collect();
    copies.sort();
    copies.reverse();
    copies
}

/// When a copy was made, by the clock of then.
pub fn made_at(copy: &Path) -> Option<DateTime<Utc>> {
    let (_, written) = copy.file_stem()?.to_str()?.split_once('-')?;
    Some(NaiveDateTime::parse_from_str(written, "%Y%m%dT%H%M%SZ").ok()?.and_utc())
}

fn number_of(copy: &Path) -> Option<u32> {
    copy.file_name()?.to_str()?.split_once('-')?.0.parse().ok()
}

fn folder_of(path: &Path) -> PathBuf {
    path.with_file_name("copies")
}
