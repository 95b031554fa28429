//! Reading a content folder from disk, bounded, without following links. One bad file is noted and left out; only a
//! folder that cannot be a content tree at all is refused as a whole.

use std::{
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use super::{Refusal, Source, is_ignored};

/// A content tree larger than this is a mistake (a folder with videos, a disk image).
const MAX_FILES: usize = 50_000;
const MAX_FILE_BYTES: u64 = 16 * 1024 * 1024;
const MAX_TOTAL_BYTES: u64 = 1024 * 1024 * 1024;
const MAX_DEPTH: usize = 8;

/// The folder cannot be read as a content tree.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    #[error("{path} cannot be read: {source}")]
    Io { path: PathBuf, source: io::Error },
    #[error("the folder is too large, too deep or holds too many files (at {0})")]
    TooMuch(PathBuf),
}

/// Reads all files below `root`.
///
/// # Errors
/// `FolderError` when a folder cannot be read or the tree is too large. A single file that cannot be read, is a link or
/// is too large is in `Source::refused`.
pub fn read_folder(root: &Path) -> Result<Source, FolderError> {
    let mut reading = Reading { source: Source::new(), files: 0, bytes: 0 };
    reading.folder(root, "", 0)?;
    Ok(reading.source)
}

struct Reading {
    source: Source,
    files: usize,
    bytes: u64,
}

impl Reading {
    fn folder(&mut self, folder: &Path, prefix: &str, depth: usize) -> Result<(), FolderError> {
        if depth > MAX_DEPTH {
            return Err(FolderError::TooMuch(folder.to_owned()));
        }
        let failed = |source| FolderError::Io { path: folder.to_owned(), source };
        for entry in fs::read_dir(folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name();
            let shown = name.to_string_lossy();
            let path = if prefix.is_empty() { shown.into_owned() } else { format!("{prefix}/{shown}") };
            if is_ignored(&path) {
                continue;
            }
            match name.to_str() {
                Some(_) => self.entry(&entry, &path, depth)?,
                None => self.source.refuse(path, Refusal::Name),
            }
        }
        Ok(())
    }

    fn entry(&mut self, entry: &fs::DirEntry, path: &str, depth: usize) -> Result<(), FolderError> {
        let kind = match entry.file_type() {
            Ok(kind) if kind.is_dir() => return self.folder(&entry.path(), path, depth + 1),
            Ok(kind) => kind,
            Err(error) => return self.refuse(path, unreadable(&error)),
        };
        if !kind.is_file() {
            return self.refuse(path, Refusal::Link);
        }
        self.files += 1;
        match read_file(&entry.path()) {
            Ok(bytes) => {
                self.bytes += bytes.len() as u64;
                self.source.insert(path, bytes);
            }
            Err(why) => self.source.refuse(path, why),
        }
        if self.files > MAX_FILES || self.bytes > MAX_TOTAL_BYTES {
            return Err(FolderError::TooMuch(entry.path()));
        }
        Ok(())
    }

    fn refuse(&mut self, path: &str, why: Refusal) -> Result<(), FolderError> {
        self.source.refuse(path, why);
        Ok(())
    }
}

/// The file's bytes, of which no more are read than are allowed, however the file grows meanwhile.
fn read_file(path: &Path) -> Result<Vec<u8>, Refusal> {
    let file = fs::File::open(path).map_err(|error| unreadable(&error))?;
    let size = file.metadata().map_err(|error| unreadable(&error))?.len();
    let mut bytes = Vec::new();
    if size <= MAX_FILE_BYTES {
        file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    }
    let size = size.max(bytes.len() as u64);
    if size > MAX_FILE_BYTES {
        Err(Refusal::TooLarge { bytes: size, most: MAX_FILE_BYTES })
    } else {
        Ok(bytes)
    }
}

fn unreadable(error: &io::Error) -> Refusal {
    Refusal::Unreadable(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    #[test]
    fn reads_files_and_leaves_fragments() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("net/_draft")).unwrap();
        fs::write(dir.path().join("net/track.md"), "x").unwrap();
        fs::write(dir.path().join("net/_draft/y.md"), "y").unwrap();
        let source = read_folder(dir.path()).unwrap();
        assert_eq!(source.paths().collect::<Vec<_>>(), ["net/track.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn one_bad_file_is_left_out_and_the_others_are_read() {
        use std::os::unix::{ffi::OsStrExt as _, fs::symlink};
        let dir = tempfile::tempdir().unwrap();
        symlink("/etc/hostname", dir.path().join("a.md")).unwrap();
        symlink("/etc", dir.path().join("b")).unwrap();
        fs::write(dir.path().join(std::ffi::OsStr::from_bytes(b"c\xff.md")), "c").unwrap();
        fs::write(dir.path().join("e.md"), "e").unwrap();
        fs::File::create(dir.path().join("d.md")).unwrap().set_len(MAX_FILE_BYTES + 1).unwrap();
        let source = read_folder(dir.path()).unwrap();
        assert_eq!(source.paths().collect::<Vec<_>>(), ["e.md"]);
        let mut refused: Vec<_> =
            source.refused().iter().map(|one| (one.path.as_str(), one.diagnostic().code)).collect();
        refused.sort_unstable();
        let (name, size) = (Code::F107, Code::F105);
        assert_eq!(refused, [("a.md", name), ("b", name), ("c\u{fffd}.md", name), ("d.md", size)]);
    }

    #[test]
    fn a_folder_too_deep_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let deep: PathBuf = (0..=MAX_DEPTH).map(|_| "a").collect();
        fs::create_dir_all(dir.path().join(deep)).unwrap();
        assert!(matches!(read_folder(dir.path()), Err(FolderError::TooMuch(_))));
    }
}
