//! `bookmark.set`: a bookmark on a paragraph, or none.

use device::Change;
use learning::id::LessonId;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::{
    Academy,
    desk::{Desk, key},
    failure::Result,
};

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

pub(crate) async fn run(academy: &Academy, request: SetBookmark) -> Result<Bookmarks> {
    let desk = &mut *academy.desk().await;
    desk.shelf()?.lesson_item(&request.lesson)?;
    let key = key::of(key::BOOKMARK, &[request.lesson.as_str(), &request.block.to_string()])?;
    desk.commit(Change { facts: Vec::new(), registers: vec![(key, Value::from(request.set))] }).await?;
    Ok(Bookmarks { bookmarks: list(desk, &request.lesson) })
}

/// The bookmarked blocks of a lesson, from top to bottom.
pub(crate) fn list(desk: &Desk, lesson: &LessonId) -> Vec<u32> {
    let prefix = format!("{}{lesson}/", key::BOOKMARK);
    let set = desk.registers(&prefix).filter(|register| register.value == Value::Bool(true));
    let mut blocks: Vec<u32> =
        set.filter_map(|register| register.key.as_str().strip_prefix(&prefix)?.parse().ok()).collect();
    blocks.sort_unstable();
    blocks
}
