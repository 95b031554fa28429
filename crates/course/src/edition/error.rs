//! Why a file is refused as an edition.

use std::io;

use super::{SCHEMA, Version};

/// Each variant is a reason of its own; `code` names it for programs.
#[derive(Debug, thiserror::Error)]
pub enum EditionError {
    #[error("the file cannot be read: {0}")]
    Io(#[source] io::Error),
    #[error("the file ends too early; copy or download it again")]
    Truncated,
    #[error("the file is damaged or is no edition: {0}")]
    Damaged(String),
    #[error("the file goes on after its end")]
    Trailing,
    #[error("the archive does not begin with manifest.json")]
    NoManifest,
    #[error("the manifest cannot be read: {0}")]
    Manifest(String),
    #[error(
        "the edition uses format {found}, but this program reads up to format {SCHEMA}; update the program"
    )]
    NewerSchema { found: u64 },
    #[error("`{0}` is no name an edition may hold")]
    Path(String),
    #[error("`{0}` is a link or a special file")]
    Link(String),
    #[error("`{0}` is there twice")]
    Duplicate(String),
    #[error("`{0}` is named in the manifest but missing")]
    Missing(String),
    #[error("`{0}` is not named in the manifest")]
    Unnamed(String),
    #[error("`{0}` does not have the content its name says")]
    WrongHash(String),
    #[error("the edition holds more than {limit} files")]
    TooMany { limit: usize },
    #[error("`{name}` is larger than {limit} bytes")]
    TooLarge { name: String, limit: u64 },
    /// Packing: nothing is released.
    #[error("edition {0} would be empty: no track is released")]
    Empty(Version),
}

impl EditionError {
    /// A stable word for programs and screens.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Io(_) => "edition_io",
            Self::Truncated => "edition_truncated",
            Self::Damaged(_) => "edition_damaged",
            Self::Trailing => "edition_trailing",
            Self::NoManifest => "edition_no_manifest",
            Self::Manifest(_) => "edition_manifest",
            Self::NewerSchema { .. } => "edition_newer_schema",
            Self::Path(_) => "edition_path",
            Self::Link(_) => "edition_link",
            Self::Duplicate(_) => "edition_duplicate",
            Self::Missing(_) => "edition_missing",
            Self::Unnamed(_) => "edition_unnamed",
            Self::WrongHash(_) => "edition_wrong_hash",
            Self::TooMany { .. } => "edition_too_many",
            Self::TooLarge { .. } => "edition_too_large",
            Self::Empty(_) => "edition_empty",
        }
    }

    /// A failed read: the end that came too early is told apart from the rest.
    pub(super) fn of_read(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Truncated,
            // The decompressor and the archive reader report damage as `Other`, `InvalidData` or `InvalidInput`.
            io::ErrorKind::Other | io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
                Self::Damaged(error.to_string())
            }
            _ => Self::Io(error),
        }
    }
}
