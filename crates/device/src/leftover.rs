//! What lies beside a record and is no part of it: damaged files that were put aside, and drafts of a copy that was cut
//! off. Nobody reads them again by themselves; they hold what the record held then.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::{
    error::{DeviceError, Result},
    folder::write::sync_folder_of,
};

/// One such file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leftover {
    pub path: PathBuf,
    /// When it was put there: by the time in its name, else by that of the file. Clocks may have been wrong.
    pub at: DateTime<Utc>,
}

/// The leftovers of a record, by path.
#[must_use]
pub fn list(record: &Path) -> Vec<Leftover> {
    let Some(name) = record.file_name().and_then(|name| name.to_str()) else { return Vec::new() };
    let beside = files_in(record.parent());
    let copies = record.with_file_name("copies");
    let aside = beside.into_iter().filter(|path| is_aside(path, name));
    let drafts = files_in(Some(&copies)).into_iter().filter(|path| is_draft(path));
    let dated = |path: PathBuf| Some(Leftover { at: named_at(&path).or_else(|| changed_at(&path))?, path });
    let mut found: Vec<_> = aside.chain(drafts).filter_map(dated).collect();
    found.sort();
    found
}

/// Removes one; one that is gone already is no error.
///
/// # Errors
/// When the system refuses; the file is still there.
pub fn remove(leftover: &Leftover) -> Result<()> {
    let path = &leftover.path;
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(DeviceError::io("removing", path, error))
        }
        _ => sync_folder_of(path),
    }
}

fn files_in(folder: Option<&Path>) -> Vec<PathBuf> {
    let entries = folder.and_then(|folder| std::fs::read_dir(folder).ok());
    entries.into_iter().flatten().flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect()
}

/// `record.sqlite.damaged-…`, `record.sqlite-wal.left`, with what stands beside them.
fn is_aside(path: &Path, record: &str) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let rest = name.strip_prefix(record);
    rest.is_some_and(|rest| rest.starts_with(".damaged-") || rest.contains(".left"))
}

fn is_draft(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "new")
}

fn named_at(path: &Path) -> Option<DateTime<Utc>> {
    let (_, rest) = path.file_name()?.to_str()?.split_once(".damaged-")?;
    Some(NaiveDateTime::parse_from_str(rest.get(..16)?, "%Y%m%dT%H%M%SZ").ok()?.and_utc())
}

fn changed_at(path: &Path) -> Option<DateTime<Utc>> {
    Some(std::fs::metadata(path).ok()?.modified().ok()?.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sqlite::aside::{put_aside, put_leftovers_aside};

    /// Made by what makes them, so that another name there is noticed here.
    #[test]
    fn what_was_put_aside_is_found_and_the_record_is_not() {
        let dir = tempfile::tempdir().unwrap();
        let record = dir.path().join("record.sqlite");
        let write = |names: &[&str]| {
            names.iter().for_each(|name| std::fs::write(dir.path().join(name), "x").unwrap())
        };
        let then: DateTime<Utc> = "2026-11-22T08:00:00Z".parse().unwrap();
        write(&["record.sqlite", "record.sqlite-wal"]);
        put_aside(&record, then).unwrap();
        write(&["record.sqlite-wal"]);
        put_leftovers_aside(&record).unwrap();
        write(&["record.sqlite", "record.sqlite-wal", "lock", "record.sqlite.damaged"]);
        std::fs::create_dir(dir.path().join("copies")).unwrap();
        write(&["copies/000001-20261122T080000Z.sqlite", "copies/draft.new"]);

        let found = list(&record);
        let names: Vec<_> = found.iter().map(|one| one.path.strip_prefix(dir.path()).unwrap()).collect();
        let wanted = [
            "copies/draft.new",
            "record.sqlite-wal.left",
            "record.sqlite.damaged-20261122T080000Z",
            "record.sqlite.damaged-20261122T080000Z-wal",
        ];
        assert_eq!(names, wanted.map(Path::new));
        assert_eq!(found[2].at, then);
        found.iter().for_each(|one| remove(one).unwrap());
        remove(&found[0]).unwrap();
        assert_eq!(list(&record), []);
        assert!(record.exists());
    }
}
