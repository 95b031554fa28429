//! `lesson.open`: a lesson to read, with its checks, where the reader stopped, notes and bookmarks.

use learning::id::{CourseId, LessonId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{note::NoteView, position::Position};
use crate::{
    course::{LessonState, Step},
    question::view::QuestionView,
    settings::Language,
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct OpenLesson {
    pub lesson: LessonId,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct LessonView {
    pub id: LessonId,
    pub title: String,
    pub course_id: CourseId,
    pub course_title: String,
    pub module_title: String,
    /// 1-based place among the course's lessons, and how many there are.
    pub number: u32,
    pub of: u32,
    pub minutes: u32,
    pub objectives: Vec<String>,
    pub rev: String,
    pub verified: Option<String>,
    /// Language of the text shown; differs from the one asked for when the translation is missing or too old.
    pub language: Language,
    pub outline: Vec<OutlineEntry>,
    pub blocks: Vec<LessonBlock>,
    pub state: LessonState,
    /// Questions of the check, and how many of them were answered at least once.
    pub questions: u32,
    pub answered: u32,
    pub position: Option<Position>,
    pub notes: Vec<NoteView>,
    /// Blocks (`data-p`) with a bookmark.
    pub bookmarks: Vec<u32>,
    pub previous: Option<Step>,
    pub next: Option<Step>,
}

/// A heading of level 2 or 3.
#[derive(Debug, Clone, Serialize, TS)]
pub struct OutlineEntry {
    pub level: u32,
    pub text: String,
    /// The element's id in the HTML.
    pub anchor: String,
}

/// The lesson from top to bottom: text, and check questions where they stand.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum LessonBlock {
    Html { html: String },
    Question { question: Box<QuestionView> },
}
