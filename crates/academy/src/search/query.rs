//! `search.query`: as you type; any text is fine, nothing in it is an operator.

use device::search::{self, SearchHit};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Academy, failure::Result};

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
    /// `data-p` of the paragraph, heading or list item to open at; 0 for the top, and for a term.
    pub block: u32,
    /// The words to mark there: lower case, without accents.
    pub words: Vec<String>,
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

pub(crate) async fn run(academy: &Academy, request: SearchQuery) -> Result<SearchView> {
    let desk = &*academy.desk().await;
    let shelf = desk.shelf()?;
    let limit = request.limit.clamp(1, 50) as usize;
    let found = desk.library()?.search(&request.text, shelf.lang, limit).await?;
    Ok(SearchView { hits: found.hits.into_iter().map(show).collect(), corrected: found.corrected })
}

fn show(hit: SearchHit) -> Hit {
    Hit {
        kind: match hit.kind {
            search::HitKind::Course => HitKind::Course,
            search::HitKind::Lesson => HitKind::Lesson,
            search::HitKind::Lab => HitKind::Lab,
            search::HitKind::Term => HitKind::Term,
        },
        id: hit.id,
        title: hit.title,
        course_title: hit.course_title,
        heading: hit.heading,
        anchor: hit.anchor,
        block: u32::try_from(hit.block).unwrap_or_default(),
        words: hit.words,
        snippet_html: hit.snippet_html,
    }
}
