//! A content folder on disk, loaded; and writing so that a file is whole or not there.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use course::{
    academy::{self, Academy},
    diagnostic::Diagnostic,
    lock::Lock,
    source::{Source, read_folder},
};

use crate::failure::Failure;

const LOCK: &str = "ids.lock";

/// Everything that is known of a content folder.
#[derive(Debug)]
pub struct Content {
    pub folder: PathBuf,
    /// The day on which it was opened: facts get old.
    pub today: NaiveDate,
    pub source: Source,
    pub academy: Academy,
    pub diagnostics: Vec<Diagnostic>,
}

impl Content {
    pub fn open(folder: &Path, today: NaiveDate) -> Result<Self, Failure> {
        if !folder.is_dir() {
            return Err(Failure::NoFolder(folder.to_owned()));
        }
        if !folder.join("academy.yaml").is_file() {
            return Err(Failure::NotContent(folder.to_owned()));
        }
        let source = read_folder(folder)?;
        let (academy, diagnostics) = academy::load(&source, today);
        Ok(Self { folder: folder.to_owned(), today, source, academy, diagnostics })
    }

    /// A lock that was not read whole must not be written over: what it forgot would be lost.
    pub fn require_whole_lock(&self) -> Result<(), Failure> {
        let is_broken = |path: &str| path == LOCK;
        let unread = self.academy.broken.iter().any(|path| is_broken(path));
        let damaged = self
            .diagnostics
            .iter()
            .any(|problem| is_broken(&problem.path) && problem.code.as_str().starts_with('F'));
        if unread || damaged { Err(Failure::DamagedLock(self.folder.clone())) } else { Ok(()) }
    }

    pub fn write_lock(&self, lock: &Lock) -> Result<(), Failure> {
        self.write(LOCK, &lock.render())
    }

    /// Writes a file of the tree; `path` counts from the content folder.
    pub fn write(&self, path: &str, text: &str) -> Result<(), Failure> {
        let target = self.folder.join(path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)
                .map_err(|source| Failure::Write { path: folder.to_owned(), source })?;
        }
        write_whole(&target, text.as_bytes())
    }
}

/// Writes a whole file beside its place and then moves it there.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let part = part_of(path);
    let written = write_part(&part, path, bytes).and_then(|()| fs::rename(&part, path));
    written.map_err(|source| {
        // The failure that is told is the first one.
        fs::remove_file(&part).unwrap_or_default();
        Failure::Write { path: path.to_owned(), source }
    })
}

/// Hidden, so that a reader of the folder does not see it.
fn part_of(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    path.with_file_name(format!(".{name}.part"))
}

fn write_part(part: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(part)?;
    if let Ok(before) = fs::metadata(path) {
        file.set_permissions(before.permissions())?;
    }
    file.write_all(bytes)?;
    file.sync_all()
}
