//! `search.query`: as you type; any text is fine, nothing in it is an operator.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::course::StepKind;

/// `limit` 1 to 50.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SearchQuery {
    pub text: String,
    pub limit: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct SearchView {
    pub hits: Vec<Hit>,
    /// The words were not found as typed; these are hits of the nearest spelling.
    pub corrected: Option<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Hit {
    pub kind: HitKind,
    pub id: String,
    pub title: String,
    pub course_title: String,
    /// Heading the hit stands under, empty at the top.
    pub heading: String,
    /// Element id to scroll to, empty for the top.
    pub anchor: String,
    /// Escaped text with the words found in `<mark>`.
    pub snippet_html: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    Course,
    Lesson,
    Lab,
    Term,
}

impl From<HitKind> for Option<StepKind> {
    fn from(kind: HitKind) -> Self {
        match kind {
            HitKind::Course => Some(StepKind::Course),
            HitKind::Lesson => Some(StepKind::Lesson),
            HitKind::Lab => Some(StepKind::Lab),
            HitKind::Term => None,
        }
    }
}
