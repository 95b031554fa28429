//! The disk as a folder that any process can use, through FUSE.
//!
//! The kernel's cache lies above: what a process writes comes here at once (nothing is written back later, except
//! pages of a shared mapping), so what is pending is what `Content` says, and SQLite's `-shm` can be mapped. Locks are
//! the kernel's own.

mod answer;

use std::{
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use fuser::{BackgroundSession, Config, MountOption, Session};
use nix::{
    errno::Errno,
    mount::{MntFlags, umount2},
};

use crate::{disk::Disk, power::Honesty};

/// A disk that a folder shows until it is unmounted.
#[derive(Debug)]
pub struct Mounted {
    disk: Shared,
    session: BackgroundSession,
    at: PathBuf,
}

#[derive(Debug, Clone)]
struct Shared(Arc<Mutex<Disk>>);

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Disk> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Mounted {
    /// # Errors
    /// Without `/dev/fuse`, or without the right to mount (root, or the program `fusermount3`).
    pub fn new(disk: Disk, at: &Path) -> io::Result<Self> {
        let mut config = Config::default();
        config.mount_options = vec![MountOption::FSName("power-cut-disk".to_owned()), MountOption::NoAtime];
        let disk = Shared(Arc::new(Mutex::new(disk)));
        let session = Session::new(answer::Answer::new(disk.clone(), at)?, at, &config)?.spawn()?;
        Ok(Self { disk, session, at: at.to_owned() })
    }

    /// To look at the disk, or to cut its power. Whoever uses the folder waits meanwhile.
    pub fn disk(&self) -> MutexGuard<'_, Disk> {
        self.disk.lock()
    }

    /// Waits for those that still use it. They must be other processes: a process that maps a file of a disk which it
    /// serves itself waits for ever when it gives the mapping up.
    ///
    /// # Errors
    /// Without the right to unmount.
    pub fn unmount(self) -> io::Result<Disk> {
        match umount2(&self.at, MntFlags::MNT_DETACH) {
            Ok(()) => self.session.join()?,
            // Not root: `fusermount3` does the same.
            Err(Errno::EPERM) => self.session.umount_and_join()?,
            Err(error) => return Err(error.into()),
        }
        Ok(std::mem::replace(&mut self.disk.lock(), Disk::new(Honesty::Honest)))
    }
}
