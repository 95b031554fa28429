//! `glossary.show`: all terms in the language of the content, sorted.

use std::collections::BTreeMap;

use course::{lang::Lang, term::read_glossary};
use learning::id::TermId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Academy, failure::Result};

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

/// The id of the one glossary file.
const GLOSSARY: &str = "glossary";

pub(crate) async fn run(academy: &Academy, _request: ShowGlossary) -> Result<GlossaryView> {
    let desk = &*academy.desk().await;
    let shelf = desk.shelf()?;
    if shelf.manifest.glossary.is_empty() {
        return Ok(GlossaryView { terms: Vec::new() });
    }
    let page = shelf.page(GLOSSARY).await?;
    let (body, _) = read_glossary(&page.document, &page.file());
    let other = |term: &course::edition::TermEntry| match shelf.lang {
        Lang::Id => term.name.en.clone(),
        Lang::En => Some(term.name.id.clone()),
    };
    let others: BTreeMap<_, _> = shelf.manifest.glossary.iter().map(|term| (&term.id, other(term))).collect();
    let mut terms: Vec<_> = body
        .terms
        .iter()
        .map(|term| TermView {
            id: term.id.value.clone(),
            name: term.name.clone(),
            other_name: others
                .get(&term.id.value)
                .cloned()
                .flatten()
                .filter(|name| *name != term.name)
                .unwrap_or_default(),
            html: page.html(&term.definition),
        })
        .collect();
    terms.sort_by_key(|term| term.name.to_lowercase());
    Ok(GlossaryView { terms })
}
