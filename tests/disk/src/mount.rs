//! The disk as a folder that any process can use, through FUSE.
//!
//! The kernel's cache lies above: what a process writes comes here at once (nothing is written back later, except
//! pages of a shared mapping), so what is pending is what `Content` says, and SQLite's `-shm` can be mapped. Locks are
//! the kernel's own.

mod answer;

use std::{
    io,
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use fuser::{BackgroundSession, Config, MountOption, Session};

use crate::{disk::Disk, power::Honesty};

/// A disk that a folder shows until it is unmounted.
#[derive(Debug)]
pub struct Mounted {
    disk: Shared,
    session: BackgroundSession,
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
        Ok(Self { disk, session })
    }

    /// To look at the disk, or to cut its power. Whoever uses the folder waits meanwhile.
    pub fn disk(&self) -> MutexGuard<'_, Disk> {
        self.disk.lock()
    }

    /// # Errors
    /// While a process still uses the folder.
    pub fn unmount(self) -> io::Result<Disk> {
        self.session.umount_and_join()?;
        Ok(std::mem::replace(&mut self.disk.lock(), Disk::new(Honesty::Honest)))
    }
}
