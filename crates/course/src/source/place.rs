//! Where each kind of file belongs, and how files are named.

use crate::{front::Kind, lang::Lang};

/// What a path says about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// `academy.yaml`
    Settings,
    /// `ids.lock`
    Lock,
    /// `VERSION`
    Version,
    /// `frameworks/<code>.yaml`
    Framework,
    /// `<track>/<course>/assets/assets.yaml`
    AssetList,
    /// `<track>/<course>/assets/<file>`
    Asset,
    /// A Markdown file and what it may be here.
    Markdown { lang: Lang, allowed: &'static [Kind] },
    /// Belongs to another reader (privacy notices, a README).
    Foreign,
    /// A file that has no place here.
    Unknown,
}

/// Folders at the top that other parts of the product read.
const FOREIGN_FOLDERS: [&str; 1] = ["privacy"];
const FOREIGN_FILES: [&str; 2] = ["README.md", "LICENSE"];

impl Place {
    #[must_use]
    pub fn of(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["academy.yaml"] => Self::Settings,
            ["ids.lock"] => Self::Lock,
            ["VERSION"] => Self::Version,
            [folder, ..] if FOREIGN_FOLDERS.contains(folder) => Self::Foreign,
            [file] if FOREIGN_FILES.contains(file) => Self::Foreign,
            ["frameworks", file] if file.ends_with(".yaml") => Self::Framework,
            [_, _, "assets", "assets.yaml"] => Self::AssetList,
            [_, _, "assets", _] => Self::Asset,
            [folders @ .., file] => markdown(folders.len(), file),
            [] => Self::Unknown,
        }
    }
}

fn markdown(depth: usize, file: &str) -> Place {
    let Some((stem, lang)) = stem_of(file) else { return Place::Unknown };
    let allowed: &'static [Kind] = match (depth, stem) {
        (0, "glossary") => &[Kind::Glossary],
        (1, "track") => &[Kind::Track],
        (2, "course") => &[Kind::Course],
        (2, _) => &[Kind::Quiz],
        (3, "module") => &[Kind::Module],
        (3, _) => &[Kind::Lesson, Kind::Lab, Kind::Quiz],
        _ => return Place::Unknown,
    };
    Place::Markdown { lang, allowed }
}

/// `subnet.en.md` -> (`subnet`, English).
#[must_use]
pub fn stem_of(file: &str) -> Option<(&str, Lang)> {
    let stem = file.strip_suffix(".md")?;
    Some(stem.strip_suffix(".en").map_or((stem, Lang::Id), |stem| (stem, Lang::En)))
}

/// The path of the same item in the source language: `a/x.en.md` -> `a/x.md`.
#[must_use]
pub fn source_path(path: &str) -> String {
    path.strip_suffix(".en.md").map_or_else(|| path.to_owned(), |stem| format!("{stem}.md"))
}

/// The path of the translation: `a/x.md` -> `a/x.en.md`.
#[must_use]
pub fn translation_path(path: &str) -> String {
    path.strip_suffix(".md").map_or_else(|| path.to_owned(), |stem| format!("{stem}.en.md"))
}

/// Whether every part of the path follows the naming rules: lower-case ASCII letters, digits, `-` and dots before
/// an extension, at most 60 characters.
#[must_use]
pub fn is_well_named(path: &str) -> bool {
    path.split('/').all(|part| {
        part.len() <= 60
            && !part.starts_with(['-', '.'])
            && !part.ends_with(['-', '.'])
            && !part.contains("..")
            && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_place() {
        assert_eq!(Place::of("academy.yaml"), Place::Settings);
        assert_eq!(Place::of("frameworks/n.yaml"), Place::Framework);
        assert_eq!(Place::of("net/net-101/assets/a.svg"), Place::Asset);
        assert_eq!(Place::of("privacy/notice.md"), Place::Foreign);
        assert_eq!(Place::of("net/net-101/m/deep/x.md"), Place::Unknown);
        assert_eq!(Place::of("net/x.txt"), Place::Unknown);
        let exam = Place::Markdown { lang: Lang::En, allowed: &[Kind::Quiz] };
        assert_eq!(Place::of("net/net-101/ujian.en.md"), exam);
    }

    #[test]
    fn names_are_lower_case_ascii() {
        assert!(is_well_named("net/net-101-dasar/01-a/x.en.md"));
        for path in ["Net/x.md", "net/a b.md", "net/é.md", "net/a_b.md", "net/-x.md"] {
            assert!(!is_well_named(path), "{path}");
        }
        assert!(!is_well_named(&format!("net/{}.md", "a".repeat(60))));
    }
}
