//! `bookmark.set`: a bookmark on a paragraph, or none.

use learning::id::LessonId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SetBookmark {
    pub lesson: LessonId,
    pub block: u32,
    pub set: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Bookmarks {
    pub bookmarks: Vec<u32>,
}
