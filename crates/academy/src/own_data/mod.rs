//! A person's own data: to see, to correct, to take along, to erase.

pub mod correct;
pub mod erase;
pub mod export;
pub mod show;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::failure::{Failure, FailureCode, Result};

/// Writes a file that was asked for, under a name that is not taken.
pub(crate) fn write(
    folder: &Path,
    name: &str,
    end: &str,
    now: DateTime<Utc>,
    bytes: &[u8],
) -> Result<PathBuf> {
    let stamp = now.format("%Y%m%d-%H%M%S");
    let file = folder.join(format!("{name}-{stamp}.{end}"));
    device::folder::write_new(&file, bytes).map_err(|error| {
        let mut failure = Failure::from(error);
        if failure.code == FailureCode::Internal {
            failure.code = FailureCode::ReadOnly;
        }
        failure.message.id = format!("Berkas tidak dapat ditulis ke {}. Periksa ruang dan izin folder itu, lalu ulangi. Data Anda tidak berubah.", folder.display());
        failure.message.en = format!("The file could not be written to {}. Check the room and rights of that folder, then try again. Your data is unchanged.", folder.display());
        failure
    })?;
    Ok(file)
}
