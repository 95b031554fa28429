//! The data folder: what lies where, who may open it, whether it can be written.
//!
//! ```text
//! <data>/profiles.json                     which profiles there are, which was used last
//! <data>/profiles.lock                     held while a profile is chosen or made
//! <data>/library.sqlite                    installed editions and search: can be made again from the app
//! <data>/profiles/<uuid>/lock              held while the profile is open
//! <data>/profiles/<uuid>/record.sqlite     what the learner has done
//! <data>/profiles/<uuid>/seal.json         what opens a sealed record, for who knows its passphrase
//! <data>/profiles/<uuid>/copies/           copies of the record: of each day, and from before a change of its schema
//! ```
//!
//! Knows names and permissions. Must not know what the files contain.

mod lock;
mod profiles;
pub(crate) mod write;

use std::path::{Path, PathBuf};

use uuid::Uuid;

pub use lock::Lock;
pub use profiles::Profiles;
pub use write::write_new;

use crate::{
    chance::Chance,
    error::{DeviceError, Result},
    reason::ReadReason,
};

const RECORD: &str = "record.sqlite";

#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
}

/// A profile's part of the folder, ours until dropped.
#[derive(Debug)]
pub struct ProfileFolder {
    pub id: Uuid,
    path: PathBuf,
    /// Without the lock another process may write here at any time: then this one only reads, for this reason.
    lock: Result<Lock, ReadReason>,
}

impl Folder {
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    #[must_use]
    pub fn library_file(&self) -> PathBuf {
        self.root.join("library.sqlite")
    }

    #[must_use]
    pub fn list_profiles(&self) -> Profiles {
        Profiles::load(&self.profiles_file(), &self.profiles_folder())
    }

    /// Opens the profile used last, or a new one at the first start. Where the folder cannot be written or the disk
    /// is full, the profile is opened all the same, to be read.
    ///
    /// # Errors
    /// `Locked` when another process has the profile open.
    pub fn open_current(&self, chance: &dyn Chance) -> Result<ProfileFolder> {
        // Two first starts at once would otherwise both find no profile and make one each.
        let _choosing = self.choose();
        let id = self.list_profiles().current().unwrap_or_else(|| chance.uuid());
        self.claim(id)
    }

    /// Held while a profile is chosen, made, or looked at from outside.
    fn choose(&self) -> Option<Lock> {
        let choosing =
            write::make_folder(&self.root).and_then(|()| Lock::wait(&self.root.join("profiles.lock")));
        choosing.inspect_err(|error| tracing::warn!(%error, "profiles are chosen without a lock")).ok()
    }

    /// Whether a process, this one included, has the profile open.
    #[must_use]
    pub fn is_held(&self, id: Uuid) -> bool {
        let _choosing = self.choose();
        let lock = self.profile_folder(id).join("lock");
        lock.exists() && matches!(Lock::take(&lock), Err(DeviceError::Locked { .. }))
    }

    /// Where the profile's record lies, to look at it without opening the profile.
    #[must_use]
    pub fn record_file(&self, id: Uuid) -> PathBuf {
        self.profile_folder(id).join(RECORD)
    }

    /// The record that `open_current` would open, to read it while another process holds the profile.
    #[must_use]
    pub fn current_record_file(&self) -> Option<PathBuf> {
        Some(self.record_file(self.list_profiles().current()?))
    }

    /// Opens this profile, made where it does not exist.
    ///
    /// # Errors
    /// `Locked` when another process has it open.
    pub fn open_profile(&self, id: Uuid) -> Result<ProfileFolder> {
        let _choosing = self.choose();
        self.claim(id)
    }

    fn claim(&self, id: Uuid) -> Result<ProfileFolder> {
        let path = self.profile_folder(id);
        let lock = match claim(&path) {
            Ok(lock) => Ok(lock),
            Err(error @ DeviceError::Locked { .. }) => return Err(error),
            Err(error) => {
                tracing::warn!(%error, "the profile's folder cannot be written");
                Err(ReadReason::of(&error))
            }
        };
        if lock.is_ok()
            && let Err(error) = self.remember(id)
        {
            // The list can be read from the folders; the lock is held all the same.
            tracing::warn!(%error, "the list of profiles could not be saved");
        }
        Ok(ProfileFolder { id, path, lock })
    }

    /// Removes a profile with everything in it: record, log, copies, what was put aside. Answers with the files that
    /// are gone.
    ///
    /// # Errors
    /// When a file cannot be removed; what could not be removed is still there.
    pub fn erase(&self, profile: ProfileFolder) -> Result<Vec<String>> {
        let path = profile.path.clone();
        let gone = write::list_files(&path)?;
        // The lock's file is in the folder; some systems remove nothing that is open.
        drop(profile);
        std::fs::remove_dir_all(&path).map_err(|error| DeviceError::io("erasing", &path, error))?;
        write::sync_folder_of(&path)?;
        let mut profiles = self.list_profiles();
        profiles.forget(&path);
        if let Err(error) = profiles.save(&self.profiles_file()) {
            // The profile is gone; a name in the list without a folder is passed over.
            tracing::warn!(%error, "the list of profiles could not be saved");
        }
        Ok(gone)
    }

    fn remember(&self, id: Uuid) -> Result<()> {
        let mut profiles = self.list_profiles();
        profiles.use_now(id);
        profiles.save(&self.profiles_file())
    }

    fn profiles_file(&self) -> PathBuf {
        self.root.join("profiles.json")
    }

    fn profile_folder(&self, id: Uuid) -> PathBuf {
        self.profiles_folder().join(id.to_string())
    }

    fn profiles_folder(&self) -> PathBuf {
        self.root.join("profiles")
    }
}

fn claim(profile: &Path) -> Result<Lock> {
    write::make_folder(profile)?;
    Lock::take(&profile.join("lock"))
}

impl ProfileFolder {
    #[must_use]
    pub fn record_file(&self) -> PathBuf {
        self.path.join(RECORD)
    }

    /// Whether this process alone may write here.
    #[must_use]
    pub const fn is_ours(&self) -> bool {
        self.lock.is_ok()
    }

    /// Why nothing may be written here, where that is so: the record is then to be opened to read.
    #[must_use]
    pub fn read_reason(&self) -> Option<ReadReason> {
        self.lock.as_ref().err().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SeededChance;

    #[test]
    fn the_profile_used_last_opens_again() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::new(dir.path().join("data"));
        let chance = SeededChance::new(1);
        let first = folder.open_current(&chance).unwrap().id;
        let second = folder.open_profile(chance.uuid()).unwrap().id;
        assert_ne!(first, second);
        assert_eq!(folder.open_current(&chance).unwrap().id, second);
        assert_eq!(folder.list_profiles().list, [first, second]);
    }

    #[test]
    fn whether_a_profile_is_held_is_seen_without_taking_it() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::new(dir.path());
        let held = folder.open_current(&SeededChance::new(1)).unwrap();
        let id = held.id;
        assert!(folder.is_held(id));
        drop(held);
        assert!(!folder.is_held(id));
        assert!(!folder.is_held(SeededChance::new(9).uuid()));
        assert!(folder.open_profile(id).unwrap().is_ours());
    }

    #[test]
    fn a_profile_is_open_once() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::new(dir.path());
        let chance = SeededChance::new(1);
        let held = folder.open_current(&chance).unwrap();
        assert!(matches!(folder.open_current(&chance), Err(DeviceError::Locked { .. })));
        drop(held);
        assert!(folder.open_current(&chance).unwrap().is_ours());
    }

    /// Neither finds a profile when it begins.
    #[test]
    fn two_first_starts_at_once_make_one_profile() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::new(dir.path());
        let open = |seed| folder.open_current(&SeededChance::new(seed));
        let opened: Vec<_> = std::thread::scope(|scope| {
            let starts: Vec<_> = (0..8).map(|seed| scope.spawn(move || open(seed))).collect();
            starts.into_iter().map(|start| start.join().unwrap()).collect()
        });
        assert_eq!(opened.iter().filter(|opened| opened.is_ok()).count(), 1);
        assert_eq!(folder.list_profiles().list.len(), 1);
    }

    #[test]
    fn a_lost_list_is_read_from_the_folders() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::new(dir.path());
        let id = folder.open_current(&SeededChance::new(1)).unwrap().id;
        std::fs::write(dir.path().join("profiles.json"), b"{\"list\": [").unwrap();
        assert_eq!(folder.open_current(&SeededChance::new(2)).unwrap().id, id);
    }

    /// As when the disk flips a digit in each place where the profile is named.
    #[test]
    fn a_damaged_list_that_names_a_profile_which_is_not_there_opens_the_one_that_is() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::new(dir.path());
        let id = folder.open_current(&SeededChance::new(1)).unwrap().id;
        let other = SeededChance::new(2).uuid();
        let file = dir.path().join("profiles.json");
        let text = std::fs::read_to_string(&file).unwrap().replace(&id.to_string(), &other.to_string());
        std::fs::write(&file, text).unwrap();
        assert_eq!(folder.open_current(&SeededChance::new(3)).unwrap().id, id);
        assert_eq!(folder.list_profiles().list, [id]);
    }

    #[test]
    fn where_nothing_can_be_written_the_profile_opens_to_read() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("file");
        std::fs::write(&file, b"").unwrap();
        let profile = Folder::new(file.join("data")).open_current(&SeededChance::new(1)).unwrap();
        assert!(!profile.is_ours());
        assert_eq!(profile.read_reason(), Some(ReadReason::Refused));
    }

    /// As on a disk that is full, where the lock needs no room and the list does.
    #[test]
    fn a_profile_stays_ours_when_only_the_list_cannot_be_saved() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::new(dir.path());
        // In the way of the list's draft.
        std::fs::create_dir(dir.path().join("profiles.new")).unwrap();
        let held = folder.open_current(&SeededChance::new(1)).unwrap();
        assert!(!folder.profiles_file().exists());
        assert_eq!((held.is_ours(), held.read_reason()), (true, None));
        assert!(matches!(folder.open_profile(held.id), Err(DeviceError::Locked { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn others_may_not_look() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::new(dir.path().join("data"));
        let profile = folder.open_current(&SeededChance::new(1)).unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(folder.root()), 0o700);
        assert_eq!(mode(&profile.path), 0o700);
        assert_eq!(mode(&profile.path.join("lock")), 0o600);
        assert_eq!(mode(&folder.profiles_file()), 0o600);
    }
}
