//! `position.save`: where the reader is, so that the lesson opens there again. Not noted while the person has the learning
//! record restricted.

use device::Change;
use learning::id::LessonId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Academy,
    desk::{Desk, key},
    failure::{Failure, Result},
    privacy::limit,
};

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

pub(crate) async fn run(academy: &Academy, request: SavePosition) -> Result<Saved> {
    let desk = &mut *academy.desk().await;
    desk.shelf()?.lesson_item(&request.lesson)?;
    if limit::is_limited(desk, limit::LEARNING_RECORD) {
        return Ok(Saved {});
    }
    let position =
        serde_json::to_value(&request.position).map_err(|error| Failure::internal(error.to_string()))?;
    let key = key::of(key::POSITION, &[request.lesson.as_str()])?;
    desk.commit(Change { facts: Vec::new(), registers: vec![(key, position)] }).await?;
    Ok(Saved {})
}

/// Where the reader of a lesson was, if it was ever read.
pub(crate) fn find(desk: &Desk, lesson: &LessonId) -> Option<Position> {
    let key = key::of(key::POSITION, &[lesson.as_str()]).ok()?;
    serde_json::from_value(desk.register(key.as_str())?.clone()).ok()
}
