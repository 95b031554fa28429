//! `position.save`: where the reader is, so that the lesson opens there again.

use learning::id::LessonId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SavePosition {
    pub lesson: LessonId,
    pub position: Position,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Position {
    /// Anchor of the heading above, empty at the top.
    pub anchor: String,
    /// Text of that heading, for the home screen.
    pub heading: String,
    /// First block (`data-p`) in view: the same in both languages.
    pub block: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Saved {}
