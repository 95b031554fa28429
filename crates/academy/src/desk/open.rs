//! Opening the desk. Nothing that is wrong with a file stops the app: it is said, and the app opens with what there is.

use std::{collections::BTreeSet, path::Path, sync::Arc};

use course::edition::{self, Limits, Version};
use device::{
    Chance, Change, Clock, DataKey, DeviceError, Folder, OpenNotice, ReadReason, Record,
    folder::ProfileFolder,
    library::{Library, LibraryNotice},
};
use learning::{hash::ContentHash, progress::due_completions};
use uuid::Uuid;

use super::{
    Desk,
    seat::{self, Seat},
    tries::Tries,
};
use crate::{
    Config,
    app::start::{Notice, NoticeCode, Words},
};

impl Desk {
    pub async fn open(config: Config, clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Self {
        let folder = Folder::new(&config.data);
        let mut notices = Vec::new();
        let mut record_notices = Vec::new();
        let (seat, record) = match seat::at_start(&folder).await {
            Some(id) => {
                let with = With { clock: clock.as_ref(), chance: chance.as_ref() };
                open_record(&folder, id, None, with, &mut record_notices).await
            }
            None => (Seat::Free, Record::none(chance.as_ref())),
        };
        let library = open_library(&folder, clock.as_ref(), &mut notices).await;
        let mut desk = Self {
            config,
            clock,
            chance,
            folder,
            record,
            seat,
            library,
            notices,
            record_notices,
            tries: Tries::default(),
            greeting: None,
            place: None,
            repaired: BTreeSet::new(),
            notice: None,
        };
        desk.install_bundled().await;
        desk
    }

    /// Installs the edition that the app carries over what is damaged, once for each damage. Whether reading is
    /// worth another try.
    pub(crate) async fn repair(&mut self, damage: &str) -> bool {
        if !self.repaired.insert(damage.to_owned()) {
            return false;
        }
        match self.try_install(Reason::Damage).await {
            Ok(()) => {
                self.notices.retain(|notice| notice.code != NoticeCode::NoEdition);
                self.catalogue().is_some()
            }
            Err(error) => {
                tracing::error!(%error, "the damaged lessons could not be installed again");
                false
            }
        }
    }

    /// Installs the edition that the app carries where it is newer than what is installed, or nothing is.
    async fn install_bundled(&mut self) {
        let installed = self.try_install(Reason::Start).await;
        if let Err(error) = &installed {
            tracing::error!(%error, "the edition in the app could not be installed");
        }
        if self.catalogue().is_none() {
            let is_locked = matches!(installed, Err(InstallError::Device(DeviceError::Locked { .. })));
            self.notices.push(if is_locked { locked() } else { no_edition() });
        }
    }

    async fn try_install(&mut self, reason: Reason) -> Result<(), InstallError> {
        let path = &self.config.edition;
        let bytes = std::fs::read(path)
            .map_err(|source| InstallError::File { path: path.display().to_string(), source })?;
        // Opening the archive takes longer than hashing it, and at most starts nothing has changed.
        let file = ContentHash::of(&bytes);
        let pinned = self.pinned_editions();
        let Some(library) = self.library.as_mut() else { return Ok(()) };
        if reason == Reason::Start && library.is_installed_from(file) {
            return Ok(());
        }
        let edition = edition::open(bytes.as_slice(), &Limits::default())?;
        // Mending must not put an older edition over a newer one.
        let repairs = reason == Reason::Damage
            && library.active().is_none_or(|active| active.version <= edition.manifest.version);
        if repairs || library.needs_install(&edition.manifest) {
            library.install(&edition, file, &pinned, self.clock.now()).await?;
            self.write_due().await;
        }
        Ok(())
    }

    /// A new edition may ask for less than the former: what is complete by it is written down, so that a third one
    /// does not take it away.
    pub(super) async fn write_due(&mut self) {
        let Ok(shelf) = self.shelf() else { return };
        let facts: Vec<_> =
            shelf.outlines().flat_map(|(_, outline)| due_completions(self.record(), outline)).collect();
        if facts.is_empty() || !self.can_save() {
            return;
        }
        if let Err(failure) = self.commit(Change { facts, registers: Vec::new() }).await {
            tracing::warn!(%failure, "completions by the new edition were not written");
        }
    }

    /// Editions that an attempt or its result still needs. What other people's records name is not known here, so
    /// with them every installed edition stays.
    fn pinned_editions(&self) -> BTreeSet<Version> {
        if self.has_others() {
            return self.library.iter().flat_map(Library::versions).collect();
        }
        let starts = self.record().attempts().filter_map(|(_, attempt)| attempt.start());
        starts.filter_map(|start| start.value.edition.parse().ok()).collect()
    }
}

/// Why an edition is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    Start,
    Damage,
}

#[derive(Debug, thiserror::Error)]
enum InstallError {
    #[error("{path}: {source}")]
    File { path: String, source: std::io::Error },
    #[error(transparent)]
    Edition(#[from] edition::EditionError),
    #[error(transparent)]
    Device(#[from] DeviceError),
}

/// Time and chance, for a record.
#[derive(Debug, Clone, Copy)]
pub(super) struct With<'w> {
    pub clock: &'w dyn Clock,
    pub chance: &'w dyn Chance,
}

/// Opens this profile, or the one used last, and its record; to read where it cannot be written. Nobody sits down where
/// the record is sealed and there is no key.
pub(super) async fn open_record(
    folder: &Folder,
    id: Option<Uuid>,
    key: Option<DataKey>,
    with: With<'_>,
    notices: &mut Vec<Notice>,
) -> (Seat, Record) {
    let claimed = match id {
        Some(id) => folder.open_profile(id),
        None => folder.open_current(with.chance),
    };
    match claimed {
        Ok(profile) => open_in(profile, key, with, notices).await,
        Err(error) => {
            tracing::warn!(%error, "the profile could not be claimed");
            let id = id.or_else(|| folder.list_profiles().current()).unwrap_or_default();
            let (file, reason) = (folder.record_file(id), ReadReason::of(&error));
            let record = read_record(&file, reason, key.as_ref(), with, notices).await;
            (Seat::Taken { id, profile: None, key }, record)
        }
    }
}

/// The same in a folder that is ours.
pub(super) async fn open_in(
    profile: ProfileFolder,
    key: Option<DataKey>,
    with: With<'_>,
    notices: &mut Vec<Notice>,
) -> (Seat, Record) {
    let file = profile.record_file();
    let opened = match (profile.read_reason(), &key) {
        (Some(reason), _) => Err(reason.refuse(&file)),
        (None, None) => Record::open(&file, with.clock, with.chance).await,
        (None, Some(key)) => Record::open_sealed(&file, key, with.clock, with.chance).await,
    };
    let record = match opened {
        Ok((record, found)) => {
            notices.extend(found.iter().map(record_notice));
            record
        }
        Err(DeviceError::Sealed) => {
            tracing::warn!("the record is sealed, and there is no key");
            return (Seat::Free, Record::none(with.chance));
        }
        Err(error) => {
            tracing::warn!(%error, "the record could not be opened to write");
            read_record(&file, ReadReason::of(&error), key.as_ref(), with, notices).await
        }
    };
    (Seat::Taken { id: profile.id, profile: Some(profile), key }, record)
}

async fn read_record(
    file: &Path,
    reason: ReadReason,
    key: Option<&DataKey>,
    with: With<'_>,
    notices: &mut Vec<Notice>,
) -> Record {
    let (record, found) = Record::open_to_read(file, reason, key, with.chance).await;
    notices.extend(found.iter().map(record_notice));
    record
}

async fn open_library(folder: &Folder, clock: &dyn Clock, notices: &mut Vec<Notice>) -> Option<Library> {
    match Library::open(&folder.library_file(), clock).await {
        Ok((library, found)) => {
            for notice in found.iter().map(library_notice) {
                // One folder, one reason: said once.
                if !notices.iter().any(|said| said.code == notice.code) {
                    notices.push(notice);
                }
            }
            Some(library)
        }
        Err(error) => {
            tracing::error!(%error, "the library could not be opened");
            None
        }
    }
}

fn library_notice(notice: &LibraryNotice) -> Notice {
    match notice {
        LibraryNotice::LibraryPutAside { to } => say(
            NoticeCode::LibraryRenewed,
            format!(
                "Materi di komputer ini rusak dan telah dipasang ulang. Berkas lama ada di {}. Catatan belajar Anda tidak terpengaruh.",
                to.display()
            ),
            format!(
                "The lessons on this computer were damaged and have been installed again. The old file is at {}. Your record is not affected.",
                to.display()
            ),
        ),
        LibraryNotice::LibraryNewer { to } => say(
            NoticeCode::LibraryRenewed,
            format!(
                "Materi di komputer ini dipasang oleh versi aplikasi yang lebih baru. Materi dari versi ini telah dipasang; berkas lama ada di {}. Perbarui aplikasi untuk memakai materi terbaru.",
                to.display()
            ),
            format!(
                "The lessons on this computer were installed by a newer version of the app. Those of this version have been installed; the old file is at {}. Update the app to use the latest lessons.",
                to.display()
            ),
        ),
        LibraryNotice::Locked => record_notice(&OpenNotice::Locked),
        LibraryNotice::ReadOnly => record_notice(&OpenNotice::ReadOnly),
        LibraryNotice::DiskFull => record_notice(&OpenNotice::DiskFull),
    }
}

fn record_notice(notice: &OpenNotice) -> Notice {
    match notice {
        OpenNotice::RecordPutAside(aside) => say(
            NoticeCode::RecordPutAside,
            format!(
                "Berkas catatan belajar rusak. Berkas itu disimpan di {}; {} catatan dapat dibaca dan dilanjutkan, {} tidak.",
                aside.to.display(),
                aside.kept + aside.rewritten,
                aside.apart
            ),
            format!(
                "The file of your record was damaged. It is kept at {}; {} entries could be read and go on, {} could not.",
                aside.to.display(),
                aside.kept + aside.rewritten,
                aside.apart
            ),
        ),
        OpenNotice::RecordNewer { .. } => say(
            NoticeCode::RecordNewer,
            "Catatan belajar ini dibuat oleh versi aplikasi yang lebih baru. Anda dapat membacanya; perbarui aplikasi untuk melanjutkan.",
            "This record was written by a newer version of the app. You can read it; update the app to go on.",
        ),
        OpenNotice::Locked => locked(),
        OpenNotice::ReadOnly => say(
            NoticeCode::ReadOnly,
            "Folder data tidak dapat ditulisi. Anda dapat membaca pelajaran, tetapi jawaban tidak tersimpan. Periksa izin folder itu.",
            "The data folder cannot be written. You can read lessons, but answers are not saved. Check the rights of that folder.",
        ),
        OpenNotice::DiskFull => say(
            NoticeCode::DiskFull,
            "Disk penuh. Anda dapat membaca pelajaran, tetapi jawaban tidak tersimpan. Kosongkan sebagian ruang, lalu buka lagi aplikasi.",
            "The disk is full. You can read lessons, but answers are not saved. Free some space, then open the app again.",
        ),
    }
}

fn locked() -> Notice {
    say(
        NoticeCode::Locked,
        "Akademi sudah terbuka di jendela atau program lain. Di sini Anda dapat membaca; tutup yang lain untuk melanjutkan belajar.",
        "The academy is already open in another window or program. Here you can read; close the other one to go on learning.",
    )
}

fn no_edition() -> Notice {
    say(
        NoticeCode::NoEdition,
        "Materi tidak dapat dipasang. Catatan belajar Anda aman. Pasang ulang aplikasi; bila berulang, hubungi bantuan.",
        "The lessons could not be installed. Your record is safe. Install the app again; if it happens again, ask for help.",
    )
}

fn say(code: NoticeCode, id: impl Into<String>, en: impl Into<String>) -> Notice {
    Notice { code, message: Words { id: id.into(), en: en.into() } }
}
