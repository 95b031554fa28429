//! The disk: files and folders by number, and what can be asked of them.

use std::{collections::BTreeMap, ffi::OsStr};

use crate::{
    content::{Content, Write},
    names::{Change, Names, Place},
    power::{Honesty, Power},
};

/// The number of a file or folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ino(pub u64);

impl Ino {
    /// The folder that everything lies in.
    pub const TOP: Self = Self(1);
}

#[derive(Debug, Clone)]
pub enum Kind {
    File(Content),
    Folder,
}

#[derive(Debug, Clone)]
pub struct Node {
    pub kind: Kind,
    pub mode: u16,
    /// The name it was last known by, to say what was asked for.
    pub name: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("there is no such file")]
    Missing,
    #[error("there is one already")]
    Exists,
    #[error("the folder is not empty")]
    NotEmpty,
    #[error("it is a folder")]
    IsFolder,
    #[error("it is no folder")]
    IsNoFolder,
    #[error("the power is off")]
    PowerOff,
}

pub type Result<T, E = Refusal> = std::result::Result<T, E>;

#[derive(Debug, Clone)]
pub struct Disk {
    pub(crate) nodes: BTreeMap<Ino, Node>,
    pub(crate) names: Names,
    pub power: Power,
}

impl Disk {
    #[must_use]
    pub fn new(honesty: Honesty) -> Self {
        let top = Node { kind: Kind::Folder, mode: 0o700, name: "/".to_owned() };
        Self { nodes: BTreeMap::from([(Ino::TOP, top)]), names: Names::default(), power: Power::new(honesty) }
    }

    // Looking.

    pub fn find(&self, folder: Ino, name: &OsStr) -> Result<Ino> {
        self.powered()?;
        self.names.seen().find(&Place::new(folder, name)).ok_or(Refusal::Missing)
    }

    pub fn node(&self, ino: Ino) -> Result<&Node> {
        self.powered()?;
        self.nodes.get(&ino).ok_or(Refusal::Missing)
    }

    pub fn read(&self, ino: Ino, at: usize, most: usize) -> Result<&[u8]> {
        match &self.node(ino)?.kind {
            Kind::File(content) => Ok(content.read(at, most)),
            Kind::Folder => Err(Refusal::IsFolder),
        }
    }

    pub fn list(&self, folder: Ino) -> Result<impl Iterator<Item = (&OsStr, Ino)>> {
        self.powered()?;
        Ok(self.names.seen().list(folder))
    }

    // Changing.

    pub fn create(&mut self, folder: Ino, name: &OsStr, mode: u16) -> Result<Ino> {
        self.add(folder, name, Node::new(Kind::File(Content::default()), mode, name), "create")
    }

    pub fn make_folder(&mut self, folder: Ino, name: &OsStr, mode: u16) -> Result<Ino> {
        self.add(folder, name, Node::new(Kind::Folder, mode, name), "mkdir")
    }

    fn add(&mut self, folder: Ino, name: &OsStr, node: Node, request: &'static str) -> Result<Ino> {
        self.serve(request, &node.name)?;
        let at = Place::new(folder, name);
        if self.names.seen().find(&at).is_some() {
            return Err(Refusal::Exists);
        }
        let ino = Ino(self.nodes.last_key_value().map_or(1, |(last, _)| last.0) + 1);
        self.nodes.insert(ino, node);
        self.names.change(Change::Give { at, ino });
        Ok(ino)
    }

    pub fn write(&mut self, ino: Ino, at: usize, bytes: &[u8]) -> Result<()> {
        self.change_content(ino, "write", Write::Bytes { at, bytes: bytes.to_vec() })
    }

    pub fn set_length(&mut self, ino: Ino, length: usize) -> Result<()> {
        self.change_content(ino, "truncate", Write::Length(length))
    }

    fn change_content(&mut self, ino: Ino, request: &'static str, write: Write) -> Result<()> {
        let name = self.node(ino)?.name.clone();
        self.serve(request, &name)?;
        self.content(ino)?.write(write);
        Ok(())
    }

    /// Not held back: no one's facts depend on it.
    pub fn set_mode(&mut self, ino: Ino, mode: u16) -> Result<()> {
        self.powered()?;
        self.nodes.get_mut(&ino).ok_or(Refusal::Missing)?.mode = mode;
        Ok(())
    }

    pub fn unlink(&mut self, folder: Ino, name: &OsStr) -> Result<()> {
        let ino = self.find(folder, name)?;
        if matches!(self.node(ino)?.kind, Kind::Folder) {
            return Err(Refusal::IsFolder);
        }
        self.take(folder, name, ino, "unlink")
    }

    pub fn remove_folder(&mut self, folder: Ino, name: &OsStr) -> Result<()> {
        let ino = self.find(folder, name)?;
        if !matches!(self.node(ino)?.kind, Kind::Folder) {
            return Err(Refusal::IsNoFolder);
        }
        if self.list(ino)?.next().is_some() {
            return Err(Refusal::NotEmpty);
        }
        self.take(folder, name, ino, "rmdir")
    }

    /// The file itself stays: it may be open. The disk lives for one run, so nothing is ever cleared away.
    fn take(&mut self, folder: Ino, name: &OsStr, ino: Ino, request: &'static str) -> Result<()> {
        self.serve(request, &name.to_string_lossy())?;
        self.names.change(Change::Take { at: Place::new(folder, name), ino });
        Ok(())
    }

    /// Replaces a file of that name.
    pub fn rename(&mut self, from: &Place, to: &Place) -> Result<()> {
        let ino = self.find(from.folder, &from.name)?;
        let (from, to) = (from.clone(), to.clone());
        let name = to.name.to_string_lossy().into_owned();
        self.serve("rename", &name)?;
        self.names.change(Change::Move { from, to, ino });
        self.nodes.get_mut(&ino).ok_or(Refusal::Missing)?.name = name;
        Ok(())
    }

    // Syncing.

    pub fn sync(&mut self, ino: Ino) -> Result<()> {
        let name = self.node(ino)?.name.clone();
        self.serve("fsync", &name)?;
        if self.power.keeps(&name) {
            self.content(ino)?.sync();
        }
        Ok(())
    }

    pub fn sync_folder(&mut self, folder: Ino) -> Result<()> {
        let name = self.node(folder)?.name.clone();
        self.serve("fsyncdir", &name)?;
        self.names.sync(folder);
        Ok(())
    }

    fn content(&mut self, ino: Ino) -> Result<&mut Content> {
        match &mut self.nodes.get_mut(&ino).ok_or(Refusal::Missing)?.kind {
            Kind::File(content) => Ok(content),
            Kind::Folder => Err(Refusal::IsFolder),
        }
    }

    fn serve(&mut self, request: &'static str, file: &str) -> Result<()> {
        if self.power.serves(request, file) { Ok(()) } else { Err(Refusal::PowerOff) }
    }

    fn powered(&self) -> Result<()> {
        if self.power.is_on() { Ok(()) } else { Err(Refusal::PowerOff) }
    }
}

impl Node {
    fn new(kind: Kind, mode: u16, name: &OsStr) -> Self {
        Self { kind, mode, name: name.to_string_lossy().into_owned() }
    }
}
