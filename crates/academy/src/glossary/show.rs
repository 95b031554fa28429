//! `glossary.show`: all terms in the language of the content, sorted.

use learning::id::TermId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ShowGlossary {}

#[derive(Debug, Clone, Serialize, TS)]
pub struct GlossaryView {
    pub terms: Vec<TermView>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct TermView {
    pub id: TermId,
    pub name: String,
    /// The term in the other language where it differs, else empty.
    pub other_name: String,
    pub html: String,
}
