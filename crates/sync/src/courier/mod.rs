//! The exchange without a network: what the server lacks as one encrypted file, taken to another machine of the same
//! person, which sends it on. Taking it in twice adds nothing.

mod export;
mod import;
mod parcel;
mod seal;

pub use export::export;
pub use import::{Imported, import};
pub use parcel::{Parcel, open, pack};

use crate::store::StoreError;

/// Why a file cannot be made or taken in.
#[derive(Debug, thiserror::Error)]
pub enum CourierError {
    /// Not such a file, or cut off in its first bytes.
    #[error("not a courier file")]
    NotOne,
    /// A newer version of the app wrote it.
    #[error("a courier file of version {found}")]
    Newer {
        /// Its version.
        found: u8,
    },
    /// Another passphrase, or the file was cut or changed.
    #[error("the passphrase does not open this file, or the file is damaged")]
    WrongPassphrase,
    /// It opens and does not hold what it should.
    #[error("the file holds something else: {0}")]
    Unreadable(String),
    /// More than a file may hold.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// The bound.
        limit: usize,
    },
    /// It belongs to another person.
    #[error("the file belongs to another account")]
    WrongAccount,
    /// There is no consent to synchronisation on this machine.
    #[error("there is no consent to synchronisation")]
    NotAllowed,
    /// Not enough memory to make a key from the passphrase.
    #[error("no key can be made from the passphrase: {0}")]
    NoKey(String),
    /// The record could not be read or written.
    #[error("the record could not be read or written")]
    Store(#[source] StoreError),
}
