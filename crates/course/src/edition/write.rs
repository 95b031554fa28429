//! An edition to bytes: the same edition, the same bytes.

use std::io::{self, Write};

use super::{
    Edition,
    open::{BLOBS, MANIFEST},
};

/// Smaller files matter more than a second at the publisher's desk.
const COMPRESSION: i32 = 15;

impl Edition {
    /// Writes the file `*.edition`.
    ///
    /// # Errors
    /// Whatever the writer answers.
    pub fn write(&self, writer: impl Write) -> io::Result<()> {
        let mut encoder = zstd::Encoder::new(writer, COMPRESSION)?;
        encoder.include_checksum(true)?;
        let mut archive = tar::Builder::new(encoder);
        append(&mut archive, MANIFEST, &serde_json::to_vec(&self.manifest)?)?;
        for (hash, bytes) in &self.blobs {
            append(&mut archive, &format!("{BLOBS}{hash}"), bytes)?;
        }
        archive.into_inner()?.finish()?.flush()
    }

    /// The file as bytes.
    ///
    /// # Errors
    /// Only when the compressor fails.
    pub fn to_bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.write(&mut bytes)?;
        Ok(bytes)
    }
}

/// No time, no owner: nothing that differs between two machines.
fn append(archive: &mut tar::Builder<impl Write>, path: &str, bytes: &[u8]) -> io::Result<()> {
    let mut header = tar::Header::new_ustar();
    header.set_entry_type(tar::EntryType::Regular);
    header.set_path(path)?;
    header.set_size(bytes.len() as u64);
    header.set_mode(0o644);
    header.set_mtime(0);
    header.set_uid(0);
    header.set_gid(0);
    header.set_cksum();
    archive.append(&header, bytes)
}
