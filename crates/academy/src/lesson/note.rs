//! `note.save`: a note on a paragraph; an empty text removes it.

use chrono::{DateTime, Utc};
use learning::id::LessonId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// `text` up to 10,000 characters.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveNote {
    pub lesson: LessonId,
    /// `data-p` of the paragraph.
    pub block: u32,
    pub text: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct NoteView {
    pub block: u32,
    pub text: String,
    pub saved_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Notes {
    pub notes: Vec<NoteView>,
}
