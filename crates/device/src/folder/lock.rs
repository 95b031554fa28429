//! One process at a time: the operating system's lock on a file, gone with the process however it ends.

use std::{
    fs::{File, TryLockError},
    path::Path,
};

use super::write::open_private;
use crate::error::{DeviceError, Result};

/// Held until dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Waits until no other process holds it.
    pub(crate) fn wait(path: &Path) -> Result<Self> {
        let file = open_private(path)?;
        file.lock().map_err(|error| DeviceError::io("locking", path, error))?;
        Ok(Self { _file: file })
    }

    /// # Errors
    /// `Locked` when another process holds it.
    pub(crate) fn take(path: &Path) -> Result<Self> {
        let file = open_private(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(DeviceError::Locked { path: path.to_owned() }),
            Err(TryLockError::Error(error)) => Err(DeviceError::io("locking", path, error)),
        }
    }
}
