//! One Markdown file as parsed events with byte ranges, and what stands out in it: headings, links, images.

use std::ops::Range;

use pulldown_cmark::Event;

use crate::span::{Span, Spanned};

/// A parsed file. Spans count from the start of the file, front matter included.
#[derive(Debug, Clone)]
pub struct Document {
    pub source: String,
    pub events: Vec<(Event<'static>, Range<usize>)>,
    pub headings: Vec<Heading>,
    pub links: Vec<Link>,
    pub images: Vec<Image>,
}

/// A stretch of a document: which of its events, and the bytes they came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    pub events: Range<usize>,
    pub span: Span,
}

#[derive(Debug, Clone)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Plain text, without the attribute block.
    pub text: String,
    /// Unique in the file; made from the text, not from `{#…}`.
    pub anchor: String,
    /// `{#q-k3f9}`
    pub id: Option<Spanned<String>>,
    /// `{.numeric}`
    pub classes: Vec<Spanned<String>>,
    /// `{obj=o2}`
    pub attributes: Vec<(Spanned<String>, Option<Spanned<String>>)>,
    /// The whole heading, first event of it in `Document::events`.
    pub span: Span,
    pub event: usize,
}

#[derive(Debug, Clone)]
pub struct Link {
    /// As written: `../x.md#y`, `term:latency`, `https://…`.
    pub target: String,
    pub text: String,
    pub span: Span,
    /// Index into `Document::headings` of the heading it stands under.
    pub heading: Option<usize>,
}

#[derive(Debug, Clone)]
pub struct Image {
    pub target: String,
    pub alt: String,
    pub span: Span,
}
