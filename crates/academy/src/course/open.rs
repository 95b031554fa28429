//! `course.open`

use learning::id::{CourseId, ModuleId, TrackId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{LessonRow, Step};
use crate::{catalogue::CourseCard, quiz::QuizRow};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct OpenCourse {
    pub course: CourseId,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CourseView {
    pub card: CourseCard,
    pub track_id: TrackId,
    pub track_title: String,
    /// The course page after its title: for whom, what before, what you can do afterwards; for a planned course its
    /// outline.
    pub body_html: String,
    pub requires: Vec<CourseCard>,
    pub modules: Vec<ModuleView>,
    pub exam: Option<QuizRow>,
    /// Where to start or go on; null when everything is done or the course is only planned.
    pub next: Option<Step>,
    pub lessons_done: u32,
    pub lessons_all: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ModuleView {
    pub id: ModuleId,
    pub title: String,
    pub summary: String,
    pub minutes: u32,
    pub lessons: Vec<LessonRow>,
    pub quiz: Option<QuizRow>,
    pub completed: bool,
}
