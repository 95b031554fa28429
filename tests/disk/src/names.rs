//! Which names lead where: as seen, and as the disk keeps them.

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::{OsStr, OsString},
};

use crate::disk::Ino;

/// A name in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub folder: Ino,
    pub name: OsString,
}

impl Place {
    #[must_use]
    pub fn new(folder: Ino, name: &OsStr) -> Self {
        Self { folder, name: name.to_owned() }
    }
}

/// A change of names that no sync of the folder has followed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    Give { at: Place, ino: Ino },
    Take { at: Place, ino: Ino },
    Move { from: Place, to: Place, ino: Ino },
}

impl Change {
    fn folders(&self) -> [Ino; 2] {
        match self {
            Self::Give { at, .. } | Self::Take { at, .. } => [at.folder; 2],
            Self::Move { from, to, .. } => [from.folder, to.folder],
        }
    }
}

/// The names of every folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table(BTreeMap<Ino, BTreeMap<OsString, Ino>>);

impl Table {
    /// Also where an earlier change of the same names was lost.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Give { at, ino } => self.give(at, *ino),
            Change::Take { at, ino } => self.take(at, *ino),
            Change::Move { from, to, ino } => {
                self.take(from, *ino);
                self.give(to, *ino);
            }
        }
    }

    fn give(&mut self, at: &Place, ino: Ino) {
        self.0.entry(at.folder).or_default().insert(at.name.clone(), ino);
    }

    fn take(&mut self, at: &Place, ino: Ino) {
        if let Some(names) = self.0.get_mut(&at.folder)
            && names.get(&at.name) == Some(&ino)
        {
            names.remove(&at.name);
        }
    }

    #[must_use]
    pub fn find(&self, at: &Place) -> Option<Ino> {
        self.0.get(&at.folder)?.get(&at.name).copied()
    }

    pub fn list(&self, folder: Ino) -> impl Iterator<Item = (&OsStr, Ino)> {
        let names = self.0.get(&folder).into_iter().flatten();
        names.map(|(name, ino)| (name.as_os_str(), *ino))
    }

    /// What can be come to from the top folder.
    #[must_use]
    pub fn reachable(&self) -> BTreeSet<Ino> {
        let (mut found, mut ahead) = (BTreeSet::new(), vec![Ino::TOP]);
        while let Some(ino) = ahead.pop() {
            if found.insert(ino) {
                ahead.extend(self.list(ino).map(|(_, ino)| ino));
            }
        }
        found
    }

    /// Forgets all other folders.
    pub fn retain(&mut self, folders: &BTreeSet<Ino>) {
        self.0.retain(|ino, _| folders.contains(ino));
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    seen: Table,
    kept: Table,
    pending: Vec<Change>,
}

impl Names {
    #[must_use]
    pub fn from_kept(kept: Table) -> Self {
        Self { seen: kept.clone(), kept, pending: Vec::new() }
    }

    pub fn change(&mut self, change: Change) {
        self.seen.apply(&change);
        self.pending.push(change);
    }

    /// Keeps the names of this folder, and of those that something was moved to or from: a rename is kept on both
    /// sides or on none.
    pub fn sync(&mut self, folder: Ino) {
        let mut synced = BTreeSet::from([folder]);
        for change in self.pending.iter().rev() {
            let folders = change.folders();
            if folders.iter().any(|folder| synced.contains(folder)) {
                synced.extend(folders);
            }
        }
        let touches = |change: &mut Change| change.folders().iter().any(|folder| synced.contains(folder));
        for change in self.pending.extract_if(.., touches) {
            self.kept.apply(&change);
        }
    }

    #[must_use]
    pub const fn seen(&self) -> &Table {
        &self.seen
    }

    #[must_use]
    pub const fn kept(&self) -> &Table {
        &self.kept
    }

    #[must_use]
    pub fn pending(&self) -> &[Change] {
        &self.pending
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOLDER: Ino = Ino(2);
    const OTHER: Ino = Ino(3);
    const FILE: Ino = Ino(4);

    fn place(folder: Ino, name: &str) -> Place {
        Place::new(folder, OsStr::new(name))
    }

    #[test]
    fn a_folder_keeps_its_names_when_it_is_synced_and_no_others() {
        let mut names = Names::default();
        names.change(Change::Give { at: place(FOLDER, "a"), ino: FILE });
        names.change(Change::Give { at: place(OTHER, "b"), ino: Ino(5) });
        assert_eq!(names.seen().find(&place(FOLDER, "a")), Some(FILE));
        assert_eq!(names.kept().find(&place(FOLDER, "a")), None);
        names.sync(FOLDER);
        assert_eq!(names.kept().find(&place(FOLDER, "a")), Some(FILE));
        assert_eq!(names.kept().find(&place(OTHER, "b")), None);
    }

    #[test]
    fn a_rename_between_folders_is_kept_on_both_sides() {
        let mut names = Names::default();
        names.change(Change::Give { at: place(FOLDER, "a"), ino: FILE });
        names.change(Change::Move { from: place(FOLDER, "a"), to: place(OTHER, "b"), ino: FILE });
        names.sync(OTHER);
        assert_eq!(names.kept().find(&place(FOLDER, "a")), None);
        assert_eq!(names.kept().find(&place(OTHER, "b")), Some(FILE));
        assert_eq!(names.pending(), []);
    }

    #[test]
    fn a_late_change_does_not_take_the_name_of_another_file() {
        let mut table = Table::default();
        table.apply(&Change::Give { at: place(FOLDER, "a"), ino: Ino(9) });
        table.apply(&Change::Take { at: place(FOLDER, "a"), ino: FILE });
        assert_eq!(table.find(&place(FOLDER, "a")), Some(Ino(9)));
    }
}
