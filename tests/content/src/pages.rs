//! The files of the curriculum, and where a mistake stands in them.

use std::path::{Path, PathBuf};

use crate::number::Language;

pub struct Page {
    pub name: String,
    pub language: Language,
    pub text: String,
}

impl Page {
    /// Lines as an editor counts them.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content"))
}

/// Every Markdown file below `content/` whose path contains `part`, in the order of their names.
pub fn all(part: &str) -> Vec<Page> {
    let mut files = Vec::new();
    collect(&root(), &mut files);
    files.sort();
    files.iter().map(|file| read(file)).filter(|page| page.name.contains(part)).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            files.push(path);
        }
    }
}

fn read(file: &Path) -> Page {
    let name = file.strip_prefix(root()).unwrap().display().to_string();
    let language = if name.ends_with(".en.md") { Language::English } else { Language::Indonesian };
    Page { name, language, text: std::fs::read_to_string(file).unwrap() }
}

/// Fails with every mistake, one a line.
pub fn none(mistakes: &[String]) {
    assert!(mistakes.is_empty(), "{} in content/:\n{}", mistakes.len(), mistakes.join("\n"));
}
