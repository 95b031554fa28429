//! `app.start`: what the first screen needs, in one call.

use course::edition::{CourseEntry, Manifest};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Academy,
    desk::Desk,
    failure::Result,
    profile::{self, ProfileView},
    question::count,
    settings::Settings,
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct StartApp {}

#[derive(Debug, Clone, Serialize, TS)]
pub struct AppView {
    pub version: String,
    /// Nobody sits here yet: the screen shows who learns at this machine, to choose from.
    pub choosing: bool,
    /// Whose record is open; null while choosing.
    pub profile_id: Option<Uuid>,
    /// There are other profiles on this machine.
    pub others: bool,
    /// Null until the learner has said a name: the screen shows the welcome.
    pub profile: Option<ProfileView>,
    /// Signed up and not yet at the end of the welcome: it goes on with the receipt.
    pub welcoming: bool,
    pub settings: Settings,
    /// What the learner should be told about the state of this machine's files; most often empty.
    pub notices: Vec<Notice>,
    pub edition: Option<EditionView>,
    /// False when the record can only be read (newer version, read-only folder): answers cannot be saved.
    pub can_save: bool,
}

/// Which curriculum is installed.
#[derive(Debug, Clone, Serialize, TS)]
pub struct EditionView {
    /// `2026.11.0`
    pub version: String,
    pub released_courses: u32,
    pub planned_courses: u32,
    pub lessons: u32,
}

/// Something the learner should know; `code` for the screen to act on, the words for the person.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Notice {
    pub code: NoticeCode,
    pub message: Words,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoticeCode {
    /// The record was damaged; the file was put aside and what could be read was kept.
    RecordPutAside,
    /// The installed curriculum was damaged, or a newer version's, and installed anew from the one in the app.
    LibraryRenewed,
    /// The record was written by a newer version of the app: it can be read, not written.
    RecordNewer,
    /// The folder cannot be written.
    ReadOnly,
    /// The disk is full.
    DiskFull,
    /// Another window or program has the record open: here it can only be read.
    Locked,
    /// No curriculum could be installed.
    NoEdition,
}

/// The same sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Words {
    pub id: String,
    pub en: String,
}

pub(crate) async fn run(academy: &Academy, _request: StartApp) -> Result<AppView> {
    Ok(view(&*academy.desk().await))
}

/// The app as it stands now.
pub(crate) fn view(desk: &Desk) -> AppView {
    AppView {
        version: desk.config.version.clone(),
        choosing: desk.is_choosing(),
        profile_id: desk.profile_id(),
        others: desk.has_others(),
        profile: profile::find(desk),
        welcoming: desk.can_save() && profile::is_being_welcomed(desk),
        settings: desk.settings(),
        notices: desk.notices(),
        edition: desk.catalogue().map(edition),
        can_save: desk.can_save(),
    }
}

fn edition(manifest: &Manifest) -> EditionView {
    let released = |course: &&CourseEntry| course.outline.is_some();
    let lessons =
        manifest.courses.iter().flat_map(|course| &course.modules).map(|module| module.lessons.len());
    let released_courses = count(manifest.courses.iter().filter(released).count());
    EditionView {
        version: manifest.version.to_string(),
        released_courses,
        planned_courses: count(manifest.courses.len()) - released_courses,
        lessons: count(lessons.sum()),
    }
}
