//! A tree of content files: from a folder on disk, or in memory (tests, editions).
//!
//! Files and folders whose name starts with `_` or `.` do not exist here. Must not know what the files mean beyond
//! the place where each kind belongs.

mod folder;
pub mod place;
mod refused;
mod space;
mod text;

use std::collections::BTreeMap;

pub use folder::{FolderError, read_folder};
pub use place::Place;
pub use refused::{Refusal, Refused};
pub use text::read_text;

pub(crate) use space::check_space;

/// All files of a content tree by path from the content folder, with `/`, in path order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    files: BTreeMap<String, Vec<u8>>,
    refused: Vec<Refused>,
}

impl Source {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds or replaces a file; a path that is ignored stays out.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        let path = path.into();
        if !is_ignored(&path) {
            self.files.insert(path, bytes.into());
        }
    }

    /// Notes a file that is there but was not read; a path that is ignored stays out.
    pub fn refuse(&mut self, path: impl Into<String>, why: Refusal) {
        let path = path.into();
        if !is_ignored(&path) {
            self.refused.push(Refused { path, why });
        }
    }

    /// Files that were not read.
    #[must_use]
    pub fn refused(&self) -> &[Refused] {
        &self.refused
    }

    pub fn remove(&mut self, path: &str) -> Option<Vec<u8>> {
        self.files.remove(path)
    }

    #[must_use]
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    #[must_use]
    pub fn contains(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }
}

impl<P: Into<String>, B: Into<Vec<u8>>> FromIterator<(P, B)> for Source {
    fn from_iter<I: IntoIterator<Item = (P, B)>>(files: I) -> Self {
        let mut source = Self::new();
        for (path, bytes) in files {
            source.insert(path, bytes);
        }
        source
    }
}

/// Drafts, fragments and hidden files.
fn is_ignored(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('_') || part.starts_with('.'))
}

/// The folder of a path, without a slash at its end; empty for a file at the top.
#[must_use]
pub fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Where a relative target leads from the folder of `from`: `None` when it leaves the content folder or is absolute.
#[must_use]
pub fn resolve(from: &str, target: &str) -> Option<String> {
    if target.is_empty() || target.starts_with('/') || target.contains('\\') {
        return None;
    }
    let mut parts: Vec<&str> = folder_of(from).split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_are_not_files() {
        let source: Source =
            [("a/_x.md", ""), ("_a/x.md", ""), ("a/.git/x", ""), ("a/x.md", "")].into_iter().collect();
        assert_eq!(source.paths().collect::<Vec<_>>(), ["a/x.md"]);
    }

    #[test]
    fn targets_resolve_inside_the_content_folder_only() {
        assert_eq!(resolve("net/a/b/x.md", "../assets/p.svg").as_deref(), Some("net/a/assets/p.svg"));
        assert_eq!(resolve("net/x.md", "./y.md").as_deref(), Some("net/y.md"));
        assert_eq!(resolve("net/x.md", "../../y.md"), None);
        assert_eq!(resolve("net/x.md", "/y.md"), None);
        assert_eq!(resolve("net/x.md", "..\\y.md"), None);
    }
}
