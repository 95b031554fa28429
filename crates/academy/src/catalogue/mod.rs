//! Katalog: tracks, courses, role paths.

pub mod show;

use chrono::{DateTime, Utc};
use learning::id::{CourseId, TrackId};
use serde::Serialize;
use ts_rs::TS;

#[derive(Debug, Clone, Serialize, TS)]
pub struct CourseCard {
    pub id: CourseId,
    pub track: TrackId,
    pub title: String,
    pub summary: String,
    /// 1 basic, 2 intermediate, 3 advanced.
    pub level: u32,
    /// Reading, quizzes and exam together; an estimate for planned courses.
    pub minutes: u32,
    /// Role ids of the catalogue.
    pub roles: Vec<String>,
    pub status: CourseStatus,
    /// 0 to 100.
    pub percent: u32,
    pub state: CourseState,
    pub completed_at: Option<DateTime<Utc>>,
    /// False: the text is in Indonesian although English was asked for.
    pub translated: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CourseStatus {
    Released,
    Planned,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CourseState {
    NotStarted,
    Started,
    Completed,
}
