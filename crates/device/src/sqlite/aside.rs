//! Putting a damaged file aside: renamed with its side files, never deleted.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::{
    error::{DeviceError, Result},
    folder::write,
};

/// `record.sqlite` -> `record.sqlite.damaged-20261123T101500Z`, with `-wal` and `-shm` beside it.
pub fn put_aside(path: &Path, now: DateTime<Utc>) -> Result<PathBuf> {
    let stamp = now.format("%Y%m%dT%H%M%SZ");
    let to = free_name(&with_suffix(path, &format!(".damaged-{stamp}")));
    // The file itself goes first. Were its log to go first and this be cut off in between, the next start would take
    // the file without the facts of its log for the whole; a log without its file is put aside by whoever opens next.
    rename(path, &to)?;
    for suffix in ["-wal", "-shm"] {
        if let Err(error) = rename(&with_suffix(path, suffix), &with_suffix(&to, suffix)) {
            tracing::warn!(%error, "a side file stays behind");
        }
    }
    write::sync_folder_of(path)?;
    Ok(to)
}

/// Moves a log away whose database is gone.
pub fn put_leftovers_aside(path: &Path) -> Result<()> {
    for suffix in ["-shm", "-wal"] {
        let left = with_suffix(path, suffix);
        rename(&left, &free_name(&with_suffix(&left, ".left")))?;
    }
    Ok(())
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    match std::fs::rename(from, to) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(DeviceError::io("putting aside", from, error))
        }
        _ => Ok(()),
    }
}

fn free_name(wanted: &Path) -> PathBuf {
    let numbered = (1_u32..).map(|number| with_suffix(wanted, &format!("-{number}")));
    let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
    names
        .find(|name| !name.exists() && !with_suffix(name, "-wal").exists())
        .unwrap_or_else(|| wanted.to_owned())
}

pub fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_put_aside_is_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("record.sqlite");
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        for text in ["first", "second"] {
            std::fs::write(&path, text).unwrap();
            std::fs::write(with_suffix(&path, "-wal"), text).unwrap();
            let to = put_aside(&path, now).unwrap();
            assert_eq!(std::fs::read_to_string(&to).unwrap(), text);
            assert_eq!(std::fs::read_to_string(with_suffix(&to, "-wal")).unwrap(), text);
        }
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 4);
    }

    /// As if cut off right after the first step, whichever that is.
    #[test]
    fn the_file_is_gone_before_its_log() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("record.sqlite");
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        for suffix in ["", "-wal", "-shm"] {
            std::fs::write(with_suffix(&path, suffix), suffix).unwrap();
        }
        // In the way of the index of the log.
        let to = dir.path().join("record.sqlite.damaged-20270115T080000Z");
        std::fs::create_dir(with_suffix(&to, "-shm")).unwrap();
        assert_eq!(put_aside(&path, now).unwrap(), to);
        assert!(to.exists() && !path.exists());
    }
}
