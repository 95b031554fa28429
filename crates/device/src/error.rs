//! What can go wrong on the learner's disk, sorted by what the screen can do about it.

use std::path::PathBuf;

/// The error underneath, kept for the person who helps.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

#[derive(Debug, thiserror::Error)]
pub enum DeviceError {
    /// Nothing was saved: the disk is full.
    #[error("the disk is full")]
    DiskFull(#[source] Cause),
    /// Nothing was saved: file or folder cannot be written.
    #[error("the file or folder cannot be written")]
    ReadOnly(#[source] Cause),
    /// Nothing was saved: a newer version of the app wrote the file. Numbers are those of migrations.
    #[error("the file belongs to a newer version (its schema is {found}, this version knows {known})")]
    Newer { found: i64, known: i64 },
    /// The file's bytes are not what was written.
    #[error("the file {path} is damaged: {what}")]
    Damaged { path: PathBuf, what: String },
    /// Another process has the file or folder open.
    #[error("{path} is open in another window or program")]
    Locked { path: PathBuf },
    /// The record is sealed, and no key was given.
    #[error("the record is sealed")]
    Sealed,
    /// Another passphrase or recovery key than the one that opens the seal.
    #[error("the key does not open the seal")]
    WrongKey,
    /// What opens the record is lost or was changed.
    #[error("the seal cannot be used: {what}")]
    SealDamaged { what: String },
    /// Installed content is not what was installed; install the edition again.
    #[error("the installed content of {0} is damaged")]
    ContentDamaged(String),
    #[error("{doing} {path}")]
    Io { doing: &'static str, path: PathBuf, source: std::io::Error },
    #[error("the database refused")]
    Sql(#[source] sqlx::Error),
    /// Something kept as JSON has another shape than this version knows.
    #[error("{what} cannot be read")]
    Unreadable { what: String, source: serde_json::Error },
}

pub type Result<T, E = DeviceError> = std::result::Result<T, E>;

impl DeviceError {
    /// Whether this was, or would have been, a write that the place refuses.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        matches!(self, Self::ReadOnly(_))
    }

    /// Names the file where SQLite's own code could not.
    pub(crate) fn at(self, file: &std::path::Path) -> Self {
        match self {
            Self::Damaged { what, .. } => Self::Damaged { path: file.to_owned(), what },
            Self::Locked { .. } => Self::Locked { path: file.to_owned() },
            Self::Io { doing, path, source } if path.as_os_str().is_empty() => {
                Self::Io { doing, path: file.to_owned(), source }
            }
            other => other,
        }
    }

    pub(crate) fn io(doing: &'static str, path: &std::path::Path, source: std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        match source.kind() {
            Kind::StorageFull | Kind::QuotaExceeded => Self::DiskFull(source.into()),
            Kind::ReadOnlyFilesystem | Kind::PermissionDenied | Kind::NotADirectory => {
                Self::ReadOnly(source.into())
            }
            _ => Self::Io { doing, path: path.to_owned(), source },
        }
    }

    pub(crate) fn json(what: impl Into<String>) -> impl FnOnce(serde_json::Error) -> Self {
        let what = what.into();
        move |source| Self::Unreadable { what, source }
    }
}

impl From<sqlx::Error> for DeviceError {
    fn from(error: sqlx::Error) -> Self {
        match primary_code(&error) {
            Some(libsqlite3_sys::SQLITE_FULL) => Self::DiskFull(error.into()),
            Some(libsqlite3_sys::SQLITE_READONLY | libsqlite3_sys::SQLITE_PERM) => {
                Self::ReadOnly(error.into())
            }
            Some(libsqlite3_sys::SQLITE_CORRUPT | libsqlite3_sys::SQLITE_NOTADB) => {
                Self::Damaged { path: PathBuf::new(), what: error.to_string() }
            }
            Some(libsqlite3_sys::SQLITE_BUSY | libsqlite3_sys::SQLITE_LOCKED) => {
                Self::Locked { path: PathBuf::new() }
            }
            Some(libsqlite3_sys::SQLITE_IOERR | libsqlite3_sys::SQLITE_CANTOPEN) => Self::Io {
                doing: "reading or writing",
                path: PathBuf::new(),
                source: std::io::Error::other(error),
            },
            _ => Self::Sql(error),
        }
    }
}

impl From<sqlx::migrate::MigrateError> for DeviceError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        use sqlx::migrate::MigrateError as Error;
        match error {
            Error::Execute(error) | Error::ExecuteMigration(error, _) => error.into(),
            other => sqlx::Error::from(other).into(),
        }
    }
}

/// SQLite's result code without its extension (https://www.sqlite.org/rescode.html).
fn primary_code(error: &sqlx::Error) -> Option<i32> {
    let code: i32 = error.as_database_error()?.code()?.parse().ok()?;
    Some(code & 0xff)
}
