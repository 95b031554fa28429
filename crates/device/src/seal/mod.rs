//! Sealing a record: its rows are encrypted with a key of its own, which a passphrase opens, or a recovery key
//! (docs/decisions/0009).
//!
//! Knows keys and bytes, and the file `seal.json` beside a record. Must not know SQLite, nor what a row means.

mod file;
mod passphrase;
mod recovery;
mod sealer;

pub use file::Seal;
pub use passphrase::{Passphrase, WeakPassphrase};
pub use recovery::{InvalidRecoveryKey, RecoveryKey};
pub use sealer::{DataKey, Sealer};

pub(crate) use file::{forget, is_there, keep_copy};
