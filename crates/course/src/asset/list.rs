//! `assets.yaml`: author, licence, source and alternative text of each picture of a course.

use learning::hash::ContentHash;

use super::Format;
use crate::{
    front,
    span::Spanned,
    yaml::{self, Fields, FromNode, Node, Report},
};

/// What the list says about one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssetEntry {
    /// A name in the same folder.
    pub file: Spanned<String>,
    pub author: String,
    pub license: Spanned<String>,
    pub source: String,
    pub alt: Option<Spanned<String>>,
    pub alt_en: Option<Spanned<String>>,
    /// Carries no meaning; its alternative text may be empty.
    pub decorative: bool,
}

/// A picture that is there and is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// From the content folder.
    pub path: String,
    pub entry: AssetEntry,
    pub format: Format,
    pub size: usize,
    pub hash: ContentHash,
}

/// Reads one list.
pub(crate) fn read(text: &str, report: &mut Report) -> Vec<AssetEntry> {
    let node = match yaml::parse(&report.path, text, 0) {
        Ok(node) => node,
        Err(problem) => {
            report.diagnostics.push(*problem);
            return Vec::new();
        }
    };
    let Some(mut fields) = Fields::of(&node, report) else { return Vec::new() };
    if front::read_schema(&mut fields, report).is_none() {
        return Vec::new();
    }
    let entries = fields.required_list("assets", report);
    fields.finish(report);
    entries.into_iter().map(|entry| entry.value).collect()
}

impl FromNode for AssetEntry {
    fn from_node(_field: &str, node: &Spanned<Node>, report: &mut Report) -> Option<Self> {
        let mut fields = Fields::of(node, report)?;
        let file = fields.required("file", report);
        let author = fields.required::<String>("author", report);
        let license = fields.required("license", report);
        let source = fields.required::<String>("source", report);
        let decorative = fields.optional::<bool>("decorative", report).is_some_and(|flag| flag.value);
        let (alt, alt_en) = if decorative {
            (fields.node("alt").and(None), fields.node("alt_en").and(None))
        } else {
            (fields.required("alt", report), fields.optional("alt_en", report))
        };
        fields.finish(report);
        Some(Self {
            file: file?,
            author: author?.value,
            license: license?,
            source: source?.value,
            alt,
            alt_en,
            decorative,
        })
    }
}
