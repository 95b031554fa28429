//! The kernel's questions, put to the disk.

use std::{
    ffi::OsStr,
    io,
    os::unix::fs::MetadataExt,
    path::Path,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use fuser::{
    BsdFileFlags, Errno, FileAttr, FileHandle, FileType, Filesystem, FopenFlags, Generation, INodeNo,
    LockOwner, OpenFlags, RenameFlags, ReplyAttr, ReplyCreate, ReplyData, ReplyDirectory, ReplyEmpty,
    ReplyEntry, ReplyOpen, ReplyStatfs, ReplyWrite, Request, TimeOrNow, WriteFlags,
};

use super::Shared;
use crate::{
    disk::{Disk, Ino, Kind, Refusal, Result},
    names::Place,
};

/// Nothing changes behind the kernel's back.
const FOR_LONG: Duration = Duration::from_secs(3600);
const BLOCK: u32 = 4096;
/// Of which there are always enough: 4 GiB.
const BLOCKS: u64 = 1 << 20;

/// Open files are known by their number alone.
const NO_HANDLE: FileHandle = FileHandle(0);

pub struct Answer {
    disk: Shared,
    owner: (u32, u32),
}

impl Answer {
    /// Files belong to whom the folder `at` belongs.
    pub fn new(disk: Shared, at: &Path) -> io::Result<Self> {
        let metadata = std::fs::metadata(at)?;
        Ok(Self { disk, owner: (metadata.uid(), metadata.gid()) })
    }

    fn attributes(&self, disk: &Disk, ino: Ino) -> Result<FileAttr> {
        let node = disk.node(ino)?;
        let (kind, size) = match &node.kind {
            Kind::File(content) => (FileType::RegularFile, content.length() as u64),
            Kind::Folder => (FileType::Directory, u64::from(BLOCK)),
        };
        Ok(FileAttr {
            ino: INodeNo(ino.0),
            size,
            blocks: size.div_ceil(512),
            // There is no clock in it.
            atime: UNIX_EPOCH,
            mtime: UNIX_EPOCH,
            ctime: UNIX_EPOCH,
            crtime: UNIX_EPOCH,
            kind,
            perm: node.mode,
            nlink: 1,
            uid: self.owner.0,
            gid: self.owner.1,
            rdev: 0,
            blksize: BLOCK,
            flags: 0,
        })
    }

    /// Asks for a file, found or made, and what is to be known of it.
    fn entry(&self, ask: impl FnOnce(&mut Disk) -> Result<Ino>) -> Result<FileAttr> {
        let mut disk = self.disk.lock();
        let ino = ask(&mut disk)?;
        self.attributes(&disk, ino)
    }

    fn do_it(&self, reply: ReplyEmpty, ask: impl FnOnce(&mut Disk) -> Result<()>) {
        match ask(&mut self.disk.lock()) {
            Ok(()) => reply.ok(),
            Err(refusal) => reply.error(refusal.into()),
        }
    }
}

const fn ino(number: INodeNo) -> Ino {
    Ino(number.0)
}

fn bits(mode: u32) -> u16 {
    u16::try_from(mode & 0o7777).unwrap_or(0o600)
}

fn place(folder: INodeNo, name: &OsStr) -> Place {
    Place::new(ino(folder), name)
}

#[expect(clippy::cast_possible_truncation, reason = "for tests, on machines of 64 bits")]
const fn bytes(number: u64) -> usize {
    number as usize
}

impl From<Refusal> for Errno {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Missing => Self::ENOENT,
            Refusal::Exists => Self::EEXIST,
            Refusal::NotEmpty => Self::ENOTEMPTY,
            Refusal::IsFolder => Self::EISDIR,
            Refusal::IsNoFolder => Self::ENOTDIR,
            Refusal::PowerOff => Self::EIO,
        }
    }
}

impl Filesystem for Answer {
    fn lookup(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEntry) {
        match self.entry(|disk| disk.find(ino(parent), name)) {
            Ok(found) => reply.entry(&FOR_LONG, &found, Generation(0)),
            Err(refusal) => reply.error(refusal.into()),
        }
    }

    fn getattr(&self, _: &Request, number: INodeNo, _: Option<FileHandle>, reply: ReplyAttr) {
        match self.entry(|_| Ok(ino(number))) {
            Ok(found) => reply.attr(&FOR_LONG, &found),
            Err(refusal) => reply.error(refusal.into()),
        }
    }

    fn setattr(
        &self,
        _: &Request,
        number: INodeNo,
        mode: Option<u32>,
        _uid: Option<u32>,
        _gid: Option<u32>,
        size: Option<u64>,
        _atime: Option<TimeOrNow>,
        _mtime: Option<TimeOrNow>,
        _ctime: Option<SystemTime>,
        _: Option<FileHandle>,
        _crtime: Option<SystemTime>,
        _chgtime: Option<SystemTime>,
        _bkuptime: Option<SystemTime>,
        _flags: Option<BsdFileFlags>,
        reply: ReplyAttr,
    ) {
        let ino = ino(number);
        let changed = self.entry(|disk| {
            size.map_or(Ok(()), |size| disk.set_length(ino, bytes(size)))?;
            mode.map_or(Ok(()), |mode| disk.set_mode(ino, bits(mode)))?;
            Ok(ino)
        });
        match changed {
            Ok(found) => reply.attr(&FOR_LONG, &found),
            Err(refusal) => reply.error(refusal.into()),
        }
    }

    fn mkdir(&self, _: &Request, parent: INodeNo, name: &OsStr, mode: u32, umask: u32, reply: ReplyEntry) {
        match self.entry(|disk| disk.make_folder(ino(parent), name, bits(mode & !umask))) {
            Ok(made) => reply.entry(&FOR_LONG, &made, Generation(0)),
            Err(refusal) => reply.error(refusal.into()),
        }
    }

    fn create(
        &self,
        _: &Request,
        parent: INodeNo,
        name: &OsStr,
        mode: u32,
        umask: u32,
        _flags: i32,
        reply: ReplyCreate,
    ) {
        match self.entry(|disk| disk.create(ino(parent), name, bits(mode & !umask))) {
            Ok(made) => {
                reply.created(&FOR_LONG, &made, Generation(0), NO_HANDLE, FopenFlags::FOPEN_KEEP_CACHE)
            }
            Err(refusal) => reply.error(refusal.into()),
        }
    }

    fn unlink(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        self.do_it(reply, |disk| disk.unlink(ino(parent), name));
    }

    fn rmdir(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        self.do_it(reply, |disk| disk.remove_folder(ino(parent), name));
    }

    fn rename(
        &self,
        _: &Request,
        parent: INodeNo,
        name: &OsStr,
        to_parent: INodeNo,
        to_name: &OsStr,
        flags: RenameFlags,
        reply: ReplyEmpty,
    ) {
        if !flags.is_empty() {
            return reply.error(Errno::EINVAL);
        }
        self.do_it(reply, |disk| disk.rename(&place(parent, name), &place(to_parent, to_name)));
    }

    fn open(&self, _: &Request, number: INodeNo, _: OpenFlags, reply: ReplyOpen) {
        match self.disk.lock().node(ino(number)) {
            // Nobody else changes the file, so what was cached stays right; and a mapping keeps its pages.
            Ok(_) => reply.opened(NO_HANDLE, FopenFlags::FOPEN_KEEP_CACHE),
            Err(refusal) => reply.error(refusal.into()),
        }
    }

    fn read(
        &self,
        _: &Request,
        number: INodeNo,
        _: FileHandle,
        offset: u64,
        size: u32,
        _: OpenFlags,
        _: Option<LockOwner>,
        reply: ReplyData,
    ) {
        match self.disk.lock().read(ino(number), bytes(offset), bytes(size.into())) {
            Ok(found) => reply.data(found),
            Err(refusal) => reply.error(refusal.into()),
        }
    }

    fn write(
        &self,
        _: &Request,
        number: INodeNo,
        _: FileHandle,
        offset: u64,
        data: &[u8],
        _: WriteFlags,
        _: OpenFlags,
        _: Option<LockOwner>,
        reply: ReplyWrite,
    ) {
        match self.disk.lock().write(ino(number), bytes(offset), data) {
            Ok(()) => reply.written(u32::try_from(data.len()).unwrap_or(u32::MAX)),
            Err(refusal) => reply.error(refusal.into()),
        }
    }

    /// Comes at every `close`, which promises nothing.
    fn flush(&self, _: &Request, _: INodeNo, _: FileHandle, _: LockOwner, reply: ReplyEmpty) {
        reply.ok();
    }

    fn fsync(&self, _: &Request, number: INodeNo, _: FileHandle, _datasync: bool, reply: ReplyEmpty) {
        self.do_it(reply, |disk| disk.sync(ino(number)));
    }

    fn fsyncdir(&self, _: &Request, number: INodeNo, _: FileHandle, _datasync: bool, reply: ReplyEmpty) {
        self.do_it(reply, |disk| disk.sync_folder(ino(number)));
    }

    fn readdir(&self, _: &Request, number: INodeNo, _: FileHandle, offset: u64, mut reply: ReplyDirectory) {
        let disk = self.disk.lock();
        let names = match disk.list(ino(number)) {
            Ok(names) => names,
            Err(refusal) => return reply.error(refusal.into()),
        };
        // `.` and `..` are made up by the kernel's callers where they are missing.
        for (at, (name, ino)) in (1..).zip(names).skip(bytes(offset)) {
            let is_folder = disk.node(ino).is_ok_and(|node| matches!(node.kind, Kind::Folder));
            let kind = if is_folder { FileType::Directory } else { FileType::RegularFile };
            if reply.add(INodeNo(ino.0), at, kind, name) {
                break;
            }
        }
        reply.ok();
    }

    fn statfs(&self, _: &Request, _: INodeNo, reply: ReplyStatfs) {
        reply.statfs(BLOCKS, BLOCKS, BLOCKS, BLOCKS, BLOCKS, BLOCK, 255, BLOCK);
    }
}
