//! What lies open while the app runs: the learner's record, the library, the settings.

pub mod key;
mod open;
mod people;
mod sealing;
mod seat;
mod tries;

use std::{collections::BTreeSet, path::Path, sync::Arc};

use chrono::{DateTime, Utc};
use course::{edition::Manifest, privacy::Privacy};
use device::{Chance, Change, Clock, Folder, Record, library::Library};
use learning::{
    fact::{Fact, FactBody},
    id::CourseId,
    progress::due_completions,
    record::AttemptStart,
    register::{Register, RegisterKey},
};
use serde_json::Value;

use crate::{
    Config,
    app::start::Notice,
    consent::gate::{self, Admitted},
    course::Step,
    failure::{Failure, FailureCode, Result},
    privacy::{self, limit},
    settings::{self, Language, Settings},
    shelf::Shelf,
};

pub use people::{Person, PersonState};
pub use sealing::{Opener, Sealed};
use seat::Seat;
use tries::Tries;

#[derive(Debug)]
pub struct Desk {
    pub config: Config,
    /// Another privacy notice than the one in the program.
    pub notice: Option<Arc<Privacy>>,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
    folder: Folder,
    record: Record,
    seat: Seat,
    /// `None` when not even one in memory could be made.
    library: Option<Library>,
    /// What is said of the machine, whoever sits at it.
    notices: Vec<Notice>,
    /// What is said of the record that is open.
    record_notices: Vec<Notice>,
    /// How often somebody was wrong about what opens a seal.
    tries: Tries,
    /// Chosen where nobody sits yet: it holds there, and for whoever is new.
    greeting: Option<Language>,
    /// Where the learner went and the disk does not know yet.
    place: Option<Value>,
    /// What damage was already tried to mend in this run.
    repaired: BTreeSet<String>,
}

impl Desk {
    pub async fn close(self) {
        if let Err(error) = self.record.close().await {
            tracing::warn!(%error, "the record was not closed as it should be; nothing is lost");
        }
        if let Some(library) = self.library {
            library.close().await;
        }
    }

    /// The privacy notice and what it is made from.
    ///
    /// # Errors
    /// `no_notice` when what the app carries is not whole.
    pub fn privacy(&self) -> Result<&Privacy> {
        match &self.notice {
            Some(notice) => Ok(notice),
            None => privacy::privacy(),
        }
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    pub fn chance(&self) -> &dyn Chance {
        self.chance.as_ref()
    }

    /// Shuffles what need not be kept: the same learner sees the same order again.
    pub fn seed(&self) -> u64 {
        self.record.device().0.as_u64_pair().0
    }

    /// What the learner has done.
    pub const fn record(&self) -> &learning::record::Record {
        self.record.snapshot()
    }

    /// What the person should know, of the machine and of the record; each once.
    pub fn notices(&self) -> Vec<Notice> {
        let mut all = self.record_notices.clone();
        let said = |all: &[Notice], code| all.iter().any(|notice| notice.code == code);
        for notice in &self.notices {
            if !said(&all, notice.code) {
                all.push(notice.clone());
            }
        }
        all
    }

    /// Every fact of this device's owner, by device and number.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn all_facts(&mut self) -> Result<Vec<learning::fact::Link>> {
        let devices: Vec<_> = self.record.heads().map(|head| head.device).collect();
        let mut all = Vec::new();
        for device in devices {
            all.extend(self.record.list_facts(device, 0, u32::MAX).await?);
        }
        Ok(all)
    }

    pub fn record_device(&self) -> learning::fact::DeviceId {
        self.record.device()
    }

    /// Whether the record of whoever sits here was ever written under this device's id.
    pub fn has_device(&self, device: learning::fact::DeviceId) -> bool {
        self.record.device() == device || self.record.heads().any(|head| head.device == device)
    }

    pub fn can_save(&self) -> bool {
        self.record.can_save()
    }

    pub fn register(&self, key: &str) -> Option<&Value> {
        let key = RegisterKey::parse(key).ok()?;
        self.record.find_register(&key).map(|register| &register.value).filter(|value| !value.is_null())
    }

    pub fn registers<'d>(&'d self, prefix: &'d str) -> impl Iterator<Item = &'d Register> {
        self.record.registers(prefix)
    }

    pub fn register_written_at(&self, key: &RegisterKey) -> Option<DateTime<Utc>> {
        self.record.register_written_at(key)
    }

    pub fn settings(&self) -> Settings {
        let greeting = self.greeting.filter(|_| self.is_choosing());
        let defaults = Settings {
            language: greeting.or(self.config.language).unwrap_or(Settings::default().language),
            content_language: self.config.content_language,
            ..Settings::default()
        };
        settings::load(self, &defaults)
    }

    /// What is installed, if anything.
    pub fn catalogue(&self) -> Option<&Manifest> {
        self.library.as_ref()?.active().map(Arc::as_ref)
    }

    /// The installed edition in the language of the lessons.
    pub fn shelf(&self) -> Result<Shelf<'_>> {
        self.shelf_of(self.library()?.active().ok_or_else(no_edition)?.clone())
    }

    /// The edition that an attempt began on. Where it is no longer there (the library was lost, the record came from
    /// another machine) the installed one serves: an attempt that nobody can open would block its quiz for ever.
    pub fn pinned_shelf(&self, start: &AttemptStart) -> Result<Shelf<'_>> {
        let pinned = start.edition.parse().ok().and_then(|version| {
            let library = self.library.as_ref()?;
            let exact = library.manifest_with(&version, &start.quiz.id, start.quiz.hash);
            exact.or_else(|| library.manifest(&version))
        });
        match pinned {
            Some(manifest) => self.shelf_of(manifest.clone()),
            None => self.shelf(),
        }
    }

    fn shelf_of(&self, manifest: Arc<Manifest>) -> Result<Shelf<'_>> {
        Ok(Shelf::new(manifest, self.settings().content(), self.library()?, &self.config.asset_base))
    }

    /// Writes everything or nothing; when this returns, it is on the disk.
    pub async fn commit(&mut self, mut change: Change) -> Result<()> {
        self.must_sit()?;
        let now = self.clock.now();
        if let Some(place) = &self.place {
            change.registers.push((key::fixed(key::PLACE)?, place.clone()));
        }
        let Admitted { change, emptied } = self.admit(change);
        self.record.commit(&change, now).await?;
        self.place = None;
        if emptied {
            self.leave_no_trace().await;
        }
        if change.registers.iter().any(|(key, _)| key.as_str() == key::NAME) {
            self.keep_label();
        }
        Ok(())
    }

    /// What of a change the learner's choices let be written. Without a notice nobody was asked for anything.
    fn admit(&self, change: Change) -> Admitted {
        let Ok(privacy) = self.privacy() else { return Admitted { change, emptied: false } };
        let valid = privacy.valid_on(self.now().date_naive());
        let allows = |purpose: &str| self.record().consent(purpose, &valid).allows();
        let held = self.record.registers("").filter(|register| !register.value.is_null());
        gate::admit(privacy, allows, held.map(|register| &register.key), change)
    }

    /// Where the learner is now, for the home screen. Written with the next commit or by `settle`, so that a lesson
    /// opens without waiting for the disk. Not noted while the person has the learning record restricted.
    pub fn remember(&mut self, step: Option<Step>) {
        if limit::is_limited(self, limit::LEARNING_RECORD) {
            return;
        }
        let place = step.and_then(|step| serde_json::to_value(step).ok());
        if self.can_save() {
            // Back where the disk has the learner already: what was to be written in between is outdated.
            self.place = place.filter(|place| Some(place) != self.register(key::PLACE));
        }
    }

    /// What was to be written about where the learner is, is not.
    pub fn forget_place(&mut self) {
        self.place = None;
    }

    /// Writes what could wait until the answer was on the screen.
    pub async fn settle(&mut self) -> Result<()> {
        if self.place.is_some() {
            self.commit(Change::default()).await?;
        }
        Ok(())
    }

    /// Keeps a copy of the record where the newest is a day old, unless the person has objected to that.
    pub async fn keep_copy(&mut self) -> Result<()> {
        let now = self.clock.now();
        if self.wants_copies() && self.record.can_save() && self.record.is_copy_due(now) {
            self.record.keep_copy(now).await?;
        }
        Ok(())
    }

    fn wants_copies(&self) -> bool {
        !limit::is_limited(self, limit::SECURITY)
    }

    /// The no holds already; where the disk lets no trace be removed, the copies of the next days replace the old ones.
    async fn leave_no_trace(&mut self) {
        let (copy, now) = (self.wants_copies(), self.now());
        if let Err(error) = self.record.leave_no_trace(copy, now).await {
            tracing::warn!(%error, "traces of what a no has emptied may be left in the copies of the record");
        }
    }

    /// The same for facts of a course, with the completions that follow from them, in one transaction. Answers with
    /// the titles of what was completed: a module's, the course's.
    pub async fn commit_in(&mut self, course: &CourseId, mut change: Change) -> Result<Completed> {
        let due = self.due(course, &change)?;
        let completed = self.name(&due)?;
        change.facts.extend(due);
        self.commit(change).await?;
        Ok(completed)
    }

    /// Completions that hold once these facts are written.
    fn due(&self, course: &CourseId, change: &Change) -> Result<Vec<FactBody>> {
        let shelf = self.shelf()?;
        let Some(outline) = shelf.find_outline(course) else { return Ok(Vec::new()) };
        let mut after = self.record().part_for(outline);
        let (device, now) = (self.record.device(), self.now());
        let last = self.record.heads().filter(|head| head.device == device).map(|head| head.seq).max();
        for (seq, body) in (last.unwrap_or(0).saturating_add(1)..).zip(&change.facts) {
            after.apply(&Fact::new(device, seq, now, body.clone()));
        }
        Ok(due_completions(&after, outline))
    }

    fn name(&self, due: &[FactBody]) -> Result<Completed> {
        let shelf = self.shelf()?;
        let mut completed = Completed::default();
        for body in due {
            match body {
                FactBody::ModuleCompleted { module } => {
                    let mut modules = shelf.manifest.courses.iter().flat_map(|course| &course.modules);
                    let found = modules.find(|entry| entry.id.as_str() == module.id);
                    completed.module = found.map(|entry| entry.title.get(shelf.lang).clone());
                }
                FactBody::CourseCompleted { course } => {
                    let found = shelf.manifest.courses.iter().find(|entry| entry.id.as_str() == course.id);
                    completed.course = found.map(|entry| entry.title.get(shelf.lang).clone());
                }
                _ => {}
            }
        }
        Ok(completed)
    }

    pub async fn find_asset(&self, hash: &str) -> Option<device::library::Asset> {
        let hash = learning::hash::ContentHash::parse(hash).ok()?;
        match self.library.as_ref()?.find_asset(hash).await {
            Ok(asset) => asset,
            Err(error) => {
                tracing::warn!(%error, "a picture could not be read");
                None
            }
        }
    }

    pub fn library(&self) -> Result<&Library> {
        self.library.as_ref().ok_or_else(no_edition)
    }

    pub fn folder(&self) -> &Path {
        self.folder.root()
    }

    pub fn record_file(&self) -> &Path {
        self.record.path()
    }

    pub fn record_size(&self) -> u64 {
        self.record.size()
    }

    pub fn library_size(&self) -> u64 {
        self.library.as_ref().map_or(0, Library::size)
    }

    pub const fn fact_count(&self) -> u32 {
        self.record.count()
    }
}

/// What a commit completed for the first time, by title.
#[derive(Debug, Clone, Default)]
pub struct Completed {
    pub module: Option<String>,
    pub course: Option<String>,
}

fn no_edition() -> Failure {
    Failure::new(
        FailureCode::NoEdition,
        "Belum ada materi yang terpasang. Tutup dan buka lagi aplikasi; bila tetap kosong, pasang ulang aplikasinya. Catatan belajar Anda aman.",
        "No lessons are installed. Close and open the app; if it stays empty, install the app again. Your record is safe.",
        "no edition installed",
    )
}
