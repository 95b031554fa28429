//! Who sits at the desk: one person, or nobody while they choose. One record at most is open.

use device::{Change, DataKey, DeviceError, Record, folder::ProfileFolder, record};
use uuid::Uuid;

use super::{
    Desk, Opener, key,
    open::{With, open_in, open_record},
    people,
};
use crate::{
    failure::{Failure, FailureCode, Result},
    settings::Language,
};

#[derive(Debug)]
pub enum Seat {
    /// Nobody: the people of this machine are shown to choose from.
    Free,
    Taken {
        id: Uuid,
        /// Keeps the profile's lock; `None` where another process has it and the record is only read.
        profile: Option<ProfileFolder>,
        /// What opened the record, where it is sealed.
        key: Option<DataKey>,
    },
}

impl Seat {
    pub const fn id(&self) -> Option<Uuid> {
        match self {
            Self::Free => None,
            Self::Taken { id, .. } => Some(*id),
        }
    }
}

impl Desk {
    /// The profile of who sits here.
    pub const fn profile_id(&self) -> Option<Uuid> {
        self.seat.id()
    }

    pub const fn is_choosing(&self) -> bool {
        matches!(self.seat, Seat::Free)
    }

    /// Whether there is any other profile here, used or not.
    pub fn has_others(&self) -> bool {
        self.folder.list_profiles().list.iter().any(|id| Some(*id) != self.seat.id())
    }

    /// # Errors
    /// `no_profile` while nobody sits here.
    pub(super) fn must_sit(&self) -> Result<()> {
        if !self.is_choosing() {
            return Ok(());
        }
        Err(Failure::new(
            FailureCode::NoProfile,
            "Belum ada profil yang dibuka. Pilih dahulu siapa yang belajar.",
            "No profile is open. First choose who is learning.",
            "no profile",
        ))
    }

    /// # Errors
    /// `no_profile`, or `read_only` while the record cannot be written.
    pub(super) fn must_own(&self) -> Result<()> {
        self.must_hold()?;
        if self.can_save() { Ok(()) } else { Err(DeviceError::ReadOnly("the profile".into()).into()) }
    }

    /// Only where the profile is this process's own, whether or not more can be written to it.
    fn must_hold(&self) -> Result<()> {
        self.must_sit()?;
        match &self.seat {
            Seat::Taken { profile: Some(_), .. } => Ok(()),
            _ => Err(DeviceError::ReadOnly("the profile".into()).into()),
        }
    }

    /// What opened the record of who sits here, where it is sealed.
    pub(super) fn key(&self) -> Option<DataKey> {
        match &self.seat {
            Seat::Free => None,
            Seat::Taken { key, .. } => key.clone(),
        }
    }

    /// Opens this person's record, sealed or not; whoever sat here has left.
    ///
    /// # Errors
    /// `not_found` when there is no such profile; `sealed`, `wrong_passphrase` and their kin when its seal does not
    /// open, and then who sat here sits here still. What is wrong with the record is a notice.
    pub async fn sit_down(&mut self, id: Uuid, opener: Option<&Opener>) -> Result<()> {
        if !self.folder.list_profiles().list.contains(&id) {
            return Err(no_such_profile());
        }
        let key = self.open_seal(id, opener).await?;
        self.stand_up().await;
        self.take_seat(Some(id), key).await;
        // A new edition may have come since this person was here last.
        self.write_due().await;
        Ok(())
    }

    /// A profile in which nobody has said anything yet, for somebody new.
    pub async fn sit_down_anew(&mut self) -> Result<()> {
        let known: Vec<Uuid> = people::list(&self.folder).await?.iter().map(|person| person.id).collect();
        let greeting = self.greeting;
        self.stand_up().await;
        let all = self.folder.list_profiles().list;
        let mut unused = all.into_iter().filter(|id| !known.contains(id) && !self.folder.is_held(*id));
        let id = unused.next().unwrap_or_else(|| self.chance.uuid());
        self.take_seat(Some(id), None).await;
        if let Some(language) = greeting.filter(|_| self.can_save()) {
            let language = serde_json::to_value(language).unwrap_or_default();
            let registers = vec![(key::of(key::SETTING, &["language"])?, language)];
            self.commit(Change { facts: Vec::new(), registers }).await?;
        }
        Ok(())
    }

    /// Closes the record that is open: what could wait is written first, and nobody sits here after that.
    pub async fn stand_up(&mut self) {
        if let Err(failure) = self.settle().await {
            tracing::warn!(%failure, "the place was not kept");
        }
        self.free_seat().await;
    }

    /// Takes the open record and its folder out of the seat, to do something with the closed file. The caller takes the
    /// seat again, whatever came of it.
    pub(super) fn lift_record(&mut self) -> Result<(ProfileFolder, Record)> {
        match std::mem::replace(&mut self.seat, Seat::Free) {
            Seat::Taken { profile: Some(profile), .. } => {
                Ok((profile, std::mem::replace(&mut self.record, Record::none(self.chance.as_ref()))))
            }
            seat => {
                self.seat = seat;
                Err(DeviceError::ReadOnly("the profile".into()).into())
            }
        }
    }

    /// Closes the record without another word to it. Answers with the profile's folder.
    pub(super) async fn free_seat(&mut self) -> Option<ProfileFolder> {
        let record = std::mem::replace(&mut self.record, Record::none(self.chance.as_ref()));
        if let Err(error) = record.close().await {
            tracing::warn!(%error, "the record was not closed as it should be; nothing is lost");
        }
        self.place = None;
        self.record_notices.clear();
        match std::mem::replace(&mut self.seat, Seat::Free) {
            Seat::Free => None,
            Seat::Taken { profile, .. } => profile,
        }
    }

    /// Opens this profile, or the one used last.
    async fn take_seat(&mut self, id: Option<Uuid>, key: Option<DataKey>) {
        self.greeting = None;
        let with = With { clock: self.clock.as_ref(), chance: self.chance.as_ref() };
        let mut notices = Vec::new();
        (self.seat, self.record) = open_record(&self.folder, id, key, with, &mut notices).await;
        self.record_notices = notices;
    }

    /// Opens the record again after something was done with its closed file.
    pub(super) async fn take_seat_again(&mut self, profile: ProfileFolder, key: Option<DataKey>) {
        let with = With { clock: self.clock.as_ref(), chance: self.chance.as_ref() };
        let mut notices = Vec::new();
        (self.seat, self.record) = open_in(profile, key, with, &mut notices).await;
        self.record_notices = notices;
    }

    /// Erases the profile of who sits here. Then nobody sits here, where others have a profile; else a new profile
    /// is begun. Answers with the files that are gone. On a full disk, which takes no other change, this still works.
    ///
    /// # Errors
    /// When another process has the profile, or a file cannot be removed: what is left is then opened again.
    pub async fn erase(&mut self) -> Result<Vec<String>> {
        self.must_hold()?;
        let (id, key) = (self.seat.id(), self.key());
        let Some(profile) = self.free_seat().await else {
            return Err(Failure::internal("the profile is not open"));
        };
        let gone = self.folder.erase(profile);
        match &gone {
            Err(_) => self.take_seat(id, key).await,
            // What is gone is gone, whether or not the others can be read.
            Ok(_) => match people::list(&self.folder).await {
                Ok(people) if people.is_empty() => self.take_seat(None, None).await,
                Ok(_) => {}
                Err(failure) => tracing::warn!(%failure, "who else learns here cannot be read"),
            },
        }
        Ok(gone?)
    }

    /// The language of the list of people, and of whoever is new.
    pub const fn greet(&mut self, language: Language) {
        self.greeting = Some(language);
    }
}

/// Who sits down at the start: the only person there is, unless they are sealed, whoever came last where nobody is known, else nobody yet.
pub async fn at_start(folder: &device::Folder) -> Option<Option<Uuid>> {
    match &folder.list_profiles().list[..] {
        [] => return Some(None),
        // Nothing is looked into: the record is opened in a moment.
        [only] if !record::has_seal(&folder.record_file(*only)) => return Some(None),
        _ => {}
    }
    match people::list(folder).await.as_deref() {
        Ok([]) | Err(_) => Some(None),
        Ok([person]) if !person.sealed => Some(Some(person.id)),
        Ok(_) => None,
    }
}

fn no_such_profile() -> Failure {
    Failure::new(
        FailureCode::NotFound,
        "Profil itu tidak ada lagi di komputer ini. Muat ulang daftar, lalu pilih yang lain.",
        "That profile is not on this computer any more. Load the list again and choose another one.",
        "profile",
    )
}
