//! Files on disk: reading a content folder, and writing so that a file is whole or not there.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use course::source::{Source, read_folder};

use crate::failure::Failure;

/// The files of a content folder.
pub fn read_content(folder: &Path) -> Result<Source, Failure> {
    if !folder.is_dir() {
        return Err(Failure::NoFolder(folder.to_owned()));
    }
    if !folder.join("academy.yaml").is_file() {
        return Err(Failure::NotContent(folder.to_owned()));
    }
    Ok(read_folder(folder)?)
}

/// Writes a whole file beside its place and then moves it there.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let part = part_of(path);
    let written = write_part(&part, bytes).and_then(|()| fs::rename(&part, path));
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

fn write_part(part: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(part)?;
    file.write_all(bytes)?;
    file.sync_all()
}
