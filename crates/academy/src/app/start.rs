//! `app.start`: what the first screen needs, in one call.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{profile::ProfileView, settings::Settings};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct StartApp {}

#[derive(Debug, Clone, Serialize, TS)]
pub struct AppView {
    pub version: String,
    /// Null until the learner has said a name: the screen shows the welcome.
    pub profile: Option<ProfileView>,
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
    /// The installed curriculum was damaged and installed anew from the one in the app.
    LibraryRenewed,
    /// The record was written by a newer version of the app: it can be read, not written.
    RecordNewer,
    /// The folder cannot be written.
    ReadOnly,
    /// The disk is full.
    DiskFull,
    /// No curriculum could be installed.
    NoEdition,
}

/// The same sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Words {
    pub id: String,
    pub en: String,
}
