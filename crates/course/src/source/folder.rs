//! Reading a content folder from disk, bounded, without following links.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{Source, is_ignored};

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
    #[error("{0} is a symbolic link or a special file; put the file itself there")]
    Link(PathBuf),
    #[error("{0} has a name that is not UTF-8")]
    Name(PathBuf),
    #[error("{0} is larger than {MAX_FILE_BYTES} bytes")]
    FileTooLarge(PathBuf),
    #[error("the folder is too large, too deep or holds too many files (at {0})")]
    TooMuch(PathBuf),
}

/// Reads all files below `root`.
///
/// # Errors
/// `FolderError` when something below cannot be read, is a link, or the tree is too large.
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
            let name = entry.file_name().into_string().map_err(|_| FolderError::Name(entry.path()))?;
            let path = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
            if !is_ignored(&path) {
                self.entry(&entry, &path, depth)?;
            }
        }
        Ok(())
    }

    fn entry(&mut self, entry: &fs::DirEntry, path: &str, depth: usize) -> Result<(), FolderError> {
        let failed = |source| FolderError::Io { path: entry.path(), source };
        let kind = entry.file_type().map_err(failed)?;
        if kind.is_dir() {
            return self.folder(&entry.path(), path, depth + 1);
        }
        if !kind.is_file() {
            return Err(FolderError::Link(entry.path()));
        }
        let size = entry.metadata().map_err(failed)?.len();
        if size > MAX_FILE_BYTES {
            return Err(FolderError::FileTooLarge(entry.path()));
        }
        self.files += 1;
        self.bytes += size;
        if self.files > MAX_FILES || self.bytes > MAX_TOTAL_BYTES {
            return Err(FolderError::TooMuch(entry.path()));
        }
        self.source.insert(path, fs::read(entry.path()).map_err(failed)?);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn links_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/etc/hostname", dir.path().join("x.md")).unwrap();
        assert!(matches!(read_folder(dir.path()), Err(FolderError::Link(_))));
    }
}
