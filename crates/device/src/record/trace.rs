//! Leaving no trace of what is no longer in the record.

use std::{
    io::{Seek, SeekFrom, Write},
    path::Path,
};

use chrono::{DateTime, Utc};

use super::Record;
use crate::{
    error::{DeviceError, Result},
    folder::write,
};

impl Record {
    /// Values that were emptied are gone from the file, from its log and from the copies. `copy`: whether one copy is made
    /// anew.
    ///
    /// # Errors
    /// When there is no room or no right to write: the record is whole, traces may be left.
    pub async fn leave_no_trace(&mut self, copy: bool, now: DateTime<Utc>) -> Result<()> {
        let mut connection = self.take_connection().await?;
        remove_copies(&self.path)?;
        // Built anew: what SQLite calls free still holds the former bytes.
        for statement in ["VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"] {
            sqlx::query(statement).execute(&mut connection).await?;
        }
        self.connection = Some(connection);
        if copy {
            self.keep_copy(now).await?;
        }
        Ok(())
    }
}

/// Removes the copies of the record; the copy of its seal stays.
pub fn remove_copies(path: &Path) -> Result<()> {
    let folder = path.with_file_name("copies");
    if !folder.exists() {
        return Ok(());
    }
    let names = write::list_files(&folder)?;
    names.iter().filter(|name| *name != "seal.json").try_for_each(|name| wipe(&folder.join(name)))?;
    write::sync_folder_of(&folder.join("seal.json"))
}

/// Overwrites and removes a file, if it is there.
pub fn wipe(file: &Path) -> Result<()> {
    let io = |error| DeviceError::io("removing", file, error);
    match std::fs::OpenOptions::new().write(true).open(file) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(io(error)),
        Ok(mut opened) => overwrite(&mut opened).map_err(io)?,
    }
    std::fs::remove_file(file).map_err(io)
}

/// Writes zeros over all of a file.
pub fn overwrite(file: &mut std::fs::File) -> std::io::Result<()> {
    let mut left = file.metadata()?.len();
    let zeros = [0; 8192];
    file.seek(SeekFrom::Start(0))?;
    while left > 0 {
        let now = left.min(8192);
        file.write_all(zeros.get(..usize::try_from(now).unwrap_or(0)).unwrap_or_default())?;
        left -= now;
    }
    file.sync_all()
}
