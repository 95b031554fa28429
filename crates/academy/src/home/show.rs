//! `home.show`

use learning::id::CourseId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{catalogue::CourseCard, course::Step};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ShowHome {}

#[derive(Debug, Clone, Serialize, TS)]
pub struct HomeView {
    /// Exactly where the learner stopped; null before the first lesson.
    pub resume: Option<ResumeView>,
    /// Where to begin when there is nothing to resume.
    pub first: Option<Step>,
    /// Courses begun and not complete, the latest first.
    pub active: Vec<CourseCard>,
    /// Courses completed, the latest first.
    pub completed: Vec<CourseCard>,
    pub path: Option<PathProgress>,
    pub totals: Totals,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ResumeView {
    pub step: Step,
    pub course_id: CourseId,
    pub course_title: String,
    /// Heading the learner was reading, empty at the top.
    pub heading: String,
    /// 0 to 100.
    pub course_percent: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct PathProgress {
    pub id: String,
    pub title: String,
    pub courses: Vec<CourseCard>,
    pub completed: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Totals {
    pub lessons_done: u32,
    pub lessons_all: u32,
    pub quizzes_passed: u32,
    pub quizzes_all: u32,
    pub courses_completed: u32,
}
