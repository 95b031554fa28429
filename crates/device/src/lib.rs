//! The learner's own machine: where files lie, the record of what was learned, the installed curriculum, search.
//!
//! Knows SQLite and the disk. Must not know a screen, a network or what a fact means: `learning` folds facts, `course`
//! reads content. Nothing here is called saved before its commit has reached the disk.

pub mod chance;
pub mod clock;
pub mod error;
pub mod folder;
pub mod leftover;
pub mod library;
pub mod reason;
pub mod record;
pub mod seal;
pub mod search;
mod sqlite;

pub use chance::{Chance, SeededChance, SystemChance};
pub use clock::{Clock, FixedClock, SystemClock};
pub use error::DeviceError;
pub use folder::Folder;
pub use library::{Library, LibraryNotice};
pub use reason::ReadReason;
pub use record::{Change, OpenNotice, Record};
pub use seal::{DataKey, Passphrase, RecoveryKey, Seal};
pub use search::{HitKind, SearchHit, SearchResult};
