//! Katalog: tracks, courses, role paths.

pub mod show;

use chrono::{DateTime, Utc};
use course::{edition::CourseEntry, lang::Lang};
use learning::{
    id::{CourseId, TrackId},
    record::Record,
};
use serde::Serialize;
use ts_rs::TS;

use crate::{course::progress::Standing, shelf::Shelf};

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

/// A course as a card, and how the learner stands in it.
pub(crate) fn card(
    shelf: &Shelf<'_>,
    record: &Record,
    course: &CourseEntry,
    now: DateTime<Utc>,
) -> CourseCard {
    let standing =
        course.outline.as_ref().map_or(Standing::NONE, |outline| Standing::of(record, outline, now));
    CourseCard {
        id: course.id.clone(),
        track: course.track.clone(),
        title: course.title.get(shelf.lang).clone(),
        summary: course.summary.get(shelf.lang).clone(),
        level: course.level,
        minutes: course.minutes,
        roles: course.roles.clone(),
        status: if course.outline.is_some() { CourseStatus::Released } else { CourseStatus::Planned },
        percent: standing.percent,
        state: standing.state,
        completed_at: standing.completed_at,
        translated: shelf.lang == Lang::Id || course.title.en.is_some(),
    }
}
