//! What became of the file when it was opened, for the learner to know.

use std::path::PathBuf;

use crate::reason::ReadReason;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenNotice {
    /// The file was damaged and lies under another name; a new one holds what could be read.
    RecordPutAside(PutAside),
    /// A newer version wrote the file: it is open to read.
    RecordNewer { found: i64, known: i64 },
    /// Another window or program has the record: it is open to read.
    Locked,
    /// The file or folder cannot be written: it is open to read.
    ReadOnly,
    /// The disk is full: the record is open to read.
    DiskFull,
}

impl From<ReadReason> for OpenNotice {
    fn from(reason: ReadReason) -> Self {
        match reason {
            ReadReason::Locked => Self::Locked,
            ReadReason::DiskFull => Self::DiskFull,
            ReadReason::Refused => Self::ReadOnly,
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PutAside {
    /// Where the damaged file lies now.
    pub to: PathBuf,
    /// Facts whose chain holds from the first on.
    pub kept: u32,
    /// Facts behind a break in the chain, each whole in itself: written down again under a new device id.
    pub rewritten: u32,
    /// Facts that do not match their hash: kept beside, not counted.
    pub apart: u32,
    pub registers: u32,
}
