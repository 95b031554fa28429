//! What the file holds: requests as they would have travelled, one a line, compressed and sealed.

use protocol::{
    codec::{self, CodecError},
    sync::{Request, limit, read_request, write},
};
use serde::{Deserialize, Serialize};

use super::{CourierError, seal};

/// Bytes of a file opened.
const LARGEST: usize = 64 * 1024 * 1024;

/// What one machine gives to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// Whose it is: the account's id, or whatever else tells one person from another.
    pub account: String,
    /// What would have been sent, each within the bounds of an exchange.
    pub requests: Vec<Request>,
}

#[derive(Serialize, Deserialize)]
struct Label {
    account: String,
}

/// The file of a parcel. `secret` is chance that nobody can guess, new for every file. Takes a moment and 64 MiB, so it is
/// called beside everything else.
///
/// # Errors
/// `TooLarge`, `NoKey`.
pub fn pack(parcel: &Parcel, passphrase: &str, secret: &[u8; 32]) -> Result<Vec<u8>, CourierError> {
    let unreadable = |error: &dyn std::fmt::Display| CourierError::Unreadable(error.to_string());
    let label = Label { account: parcel.account.clone() };
    let mut plain = serde_json::to_vec(&label).map_err(|error| unreadable(&error))?;
    for request in &parcel.requests {
        plain.push(b'\n');
        plain.extend(write(request));
    }
    if plain.len() > LARGEST {
        return Err(CourierError::TooLarge { limit: LARGEST });
    }
    let compressed = codec::compress(&plain, None).map_err(|error| unreadable(&error))?;
    seal::seal(&compressed, passphrase, secret)
}

/// The parcel of a file. Takes a moment and some memory, so it is called beside everything else.
///
/// # Errors
/// What is wrong with the file or the passphrase.
pub fn open(file: &[u8], passphrase: &str) -> Result<Parcel, CourierError> {
    if file.len() > LARGEST {
        return Err(CourierError::TooLarge { limit: LARGEST });
    }
    let compressed = seal::open(file, passphrase)?;
    let plain = codec::decompress(&compressed, None, LARGEST).map_err(|error| match error {
        CodecError::TooLarge { limit } => CourierError::TooLarge { limit },
        CodecError::Damaged(what) => CourierError::Unreadable(what),
    })?;
    let mut lines = plain.split(|byte| *byte == b'\n');
    let label: Label = serde_json::from_slice(lines.next().unwrap_or_default())
        .map_err(|error| CourierError::Unreadable(error.to_string()))?;
    let requests = lines.map(read).collect::<Result<_, _>>()?;
    Ok(Parcel { account: label.account, requests })
}

fn read(line: &[u8]) -> Result<Request, CourierError> {
    let request = read_request(line).map_err(|error| CourierError::Unreadable(error.to_string()))?;
    limit::check(&request).map_err(|error| CourierError::Unreadable(error.to_string()))?;
    Ok(request)
}
