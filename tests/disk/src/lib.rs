//! A disk whose power can be cut: a file system in memory that knows what was synced and what was not.
//!
//! Everything is kept twice: as the running process *sees* it, and as the disk *keeps* it. What was changed since the
//! last sync is pending, in the order it came. At a cut the disk comes back as what it kept and, by chance, some of
//! what was pending. What systems like ext4, XFS, NTFS or exFAT may do, taken together:
//!
//! | Survives always | May be lost, each by itself | May be torn |
//! |---|---|---|
//! | bytes and length of a file whose `fsync` or `fdatasync` has returned | writes and changes of length after it, in any order | a write, between sectors of 512 bytes or blocks of 4 KiB |
//! | names in a folder whose `fsync` has returned | names given, changed or taken after it; the name of a synced file too | - (a rename happens as a whole or not at all) |
//!
//! A file may also come back with its new length and zeros where the bytes were. Bytes around a write are never
//! harmed: SQLite counts on that as well (<https://www.sqlite.org/psow.html>).
//!
//! Stricter than ext4 in two points, so that what holds here holds there: syncing a file does not keep its name, and
//! syncing a folder keeps none but its own names. Not modelled: rot of what was synced, and disks that lie about a
//! sync - but for [`power::Honesty`], the control, which must be seen to lose facts.
//!
//! Knows nothing of what is kept on it.

pub mod content;
pub mod cut;
pub mod disk;
#[cfg(target_os = "linux")]
pub mod mount;
pub mod names;
pub mod power;
