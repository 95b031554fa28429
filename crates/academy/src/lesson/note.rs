//! `note.save`: a note on a paragraph; an empty text removes it.

use chrono::{DateTime, Utc};
use device::Change;
use learning::{id::LessonId, register::Register};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::{
    Academy,
    desk::{Desk, key},
    failure::{Failure, FailureCode, Result},
};

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

/// Longest note kept, in characters.
const LONGEST: usize = 10_000;

pub(crate) async fn run(academy: &Academy, request: SaveNote) -> Result<Notes> {
    if request.text.chars().count() > LONGEST {
        return Err(Failure::new(
            FailureCode::Invalid,
            format!("Catatan ini terlalu panjang. Ringkas menjadi paling banyak {LONGEST} huruf."),
            format!("This note is too long. Shorten it to at most {LONGEST} letters."),
            "text",
        ));
    }
    let desk = &mut *academy.desk().await;
    desk.shelf()?.lesson_item(&request.lesson)?;
    let text = request.text.trim();
    let value = if text.is_empty() { Value::Null } else { Value::from(text) };
    let key = key::of(key::NOTE, &[request.lesson.as_str(), &request.block.to_string()])?;
    desk.commit(Change { facts: Vec::new(), registers: vec![(key, value)] }).await?;
    Ok(Notes { notes: list(desk, &request.lesson) })
}

/// The notes of a lesson, by block.
pub(crate) fn list(desk: &Desk, lesson: &LessonId) -> Vec<NoteView> {
    let prefix = format!("{}{lesson}/", key::NOTE);
    let note = |register: &Register| {
        Some(NoteView {
            block: register.key.as_str().strip_prefix(&prefix)?.parse().ok()?,
            text: register.value.as_str()?.to_owned(),
            saved_at: desk.register_written_at(&register.key)?,
        })
    };
    let mut notes: Vec<_> = desk.registers(&prefix).filter_map(note).collect();
    notes.sort_by_key(|note| note.block);
    notes
}
