//! One Markdown file as parsed events with byte ranges, and what stands out in it: headings, links, images.
//!
//! Knows Markdown and the rules that hold in every file. Must not know what a lesson, a quiz or a question is.

mod allow;
mod anchor;
mod context;
mod emphasis;
mod fence;
mod footnote;
pub(crate) mod heading;
pub(crate) mod label;
mod math;
mod outline;
mod parse;
mod quote;
mod raw;
mod secret;
mod table;
mod text;
pub(crate) mod url;

use std::{collections::HashMap, ops::Range};

use pulldown_cmark::Event;

pub use allow::Allow;
pub use anchor::element_id;
pub use context::{FileContext, SectionTitles};
pub use parse::options;

use crate::{
    diagnostic::Diagnostic,
    span::{Span, Spanned},
};

/// A parsed file. Spans count from the start of the file, front matter included.
#[derive(Debug, Clone, Default)]
pub struct Document {
    pub source: String,
    pub events: Vec<(Event<'static>, Range<usize>)>,
    pub headings: Vec<Heading>,
    pub links: Vec<Link>,
    pub images: Vec<Image>,
    /// `<!-- vpa-allow CODE: reason -->`, in the order of the file.
    pub allows: Vec<Allow>,
    /// Quotes that are notes, tips or warnings, outside lists and other quotes.
    pub alerts: Vec<Alert>,
    /// Footnote definitions by label.
    pub footnotes: HashMap<String, Footnote>,
    /// Events that open a paragraph, heading or list item, in order: the place of one in this list is its ordinal,
    /// which is the same in whatever part it is rendered.
    pub(crate) blocks: Vec<usize>,
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
    /// Unique in the file; made from the text, not from `{#…}`. What a link writes after `#`.
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
    /// The event after the heading's last.
    pub end: usize,
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
    /// As written.
    pub target: String,
    /// Empty or blank text has been reported as `A801` with the image's span; whoever knows the assets takes that
    /// diagnostic back for a decorative one.
    pub alt: String,
    pub span: Span,
}

/// `> [!TIP]` and the like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// Into `Document::events`, start and end included.
    pub events: Range<usize>,
    pub span: Span,
}

/// A footnote's definition.
#[derive(Debug, Clone)]
pub struct Footnote {
    /// From 1, in the order of definition.
    pub number: usize,
    pub part: Part,
}

impl Document {
    /// Parses a whole file, front matter included, and reports what no kind of file may contain: `F105` `F109` `M301`
    /// `M302` `M303` `M306` to `M309` `M311` to `M314` `R703` `A801` `A804` `L605`.
    #[must_use]
    pub fn parse(source: &str, context: &FileContext<'_>) -> (Self, Vec<Diagnostic>) {
        parse::parse(source, context)
    }

    /// What stands under a heading: up to the next heading of the same or a higher rank.
    #[must_use]
    pub fn body(&self, heading: usize) -> Part {
        let Some(top) = self.headings.get(heading) else { return Part::default() };
        let next = self.headings[heading + 1..].iter().find(|next| next.level <= top.level);
        self.part(top.end..next.map_or(self.events.len(), |next| next.event))
    }

    /// The headings below this one, up to the next of the same or a higher rank.
    #[must_use]
    pub fn headings_in(&self, heading: usize) -> Range<usize> {
        let Some(top) = self.headings.get(heading) else { return 0..0 };
        let below = self.headings[heading + 1..].iter().take_while(|next| next.level > top.level).count();
        heading + 1..heading + 1 + below
    }

    /// The inline events of a heading.
    #[must_use]
    pub fn heading_text(&self, heading: usize) -> Part {
        self.headings
            .get(heading)
            .map_or_else(Part::default, |heading| self.part(heading.event + 1..heading.end - 1))
    }

    /// The part made of these events.
    #[must_use]
    pub fn part(&self, events: Range<usize>) -> Part {
        let covered = self.slice(&events);
        let start = covered.first().map_or(0, |(_, range)| range.start);
        let end = covered.iter().map(|(_, range)| range.end).max().unwrap_or(start);
        Part { events, span: Span::new(start, end) }
    }

    /// The event after the element that begins here, or the limit where the element goes beyond it.
    pub(crate) fn element_end(&self, start: usize, limit: usize) -> usize {
        let mut depth = 0_usize;
        for at in start..limit {
            match &self.events[at].0 {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return at + 1;
            }
        }
        limit
    }
}
