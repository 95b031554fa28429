//! Why a file of ours is open to read and not to write.

use std::path::Path;

use crate::error::DeviceError;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadReason {
    /// Another window or program has it open.
    Locked,
    /// The disk was full.
    DiskFull,
    /// The folder, the file or the disk refuses.
    Refused,
}

impl ReadReason {
    /// What stood in the way of writing.
    #[must_use]
    pub const fn of(error: &DeviceError) -> Self {
        match error {
            DeviceError::Locked { .. } => Self::Locked,
            DeviceError::DiskFull(_) => Self::DiskFull,
            _ => Self::Refused,
        }
    }

    /// What whoever writes all the same is told.
    #[must_use]
    pub fn refuse(self, path: &Path) -> DeviceError {
        match self {
            Self::Locked => DeviceError::Locked { path: path.to_owned() },
            Self::DiskFull => DeviceError::DiskFull("the disk was full when the file was opened".into()),
            Self::Refused => DeviceError::ReadOnly("the file is open to read".into()),
        }
    }
}
