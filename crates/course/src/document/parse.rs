//! Text to events, headings, links, images and footnotes, in one pass.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::{
    diagnostic::{Code, Diagnostic},
    document::{
        Document, FileContext, Footnote, Heading, Image, Link,
        anchor::Anchors,
        heading, outline, quote, raw, secret,
        table::{self, TableReader},
        text::push_spoken,
    },
};

pub(super) fn parse(source: &str, context: &FileContext<'_>) -> (Document, Vec<Diagnostic>) {
    let mut reader = Reader::new(source, context.path);
    for (event, range) in Parser::new_ext(source, options(context.math)).into_offset_iter() {
        reader.take(event, range);
    }
    reader.finish()
}

/// The parser's options: the same for every file, because a lesson must not look different where it is checked and
/// where it is shown.
#[must_use]
pub const fn options(math: bool) -> Options {
    let base = Options::ENABLE_TABLES
        .union(Options::ENABLE_FOOTNOTES)
        .union(Options::ENABLE_STRIKETHROUGH)
        .union(Options::ENABLE_TASKLISTS)
        .union(Options::ENABLE_HEADING_ATTRIBUTES)
        .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS)
        .union(Options::ENABLE_GFM);
    if math { base.union(Options::ENABLE_MATH) } else { base }
}

struct Reader<'a> {
    source: &'a str,
    path: &'a str,
    document: Document,
    diagnostics: Vec<Diagnostic>,
    /// How many elements are open.
    depth: usize,
    anchors: Anchors,
    table: Option<TableReader>,
    /// Where the text of each open heading, link and image begins in `spoken`.
    open: Vec<usize>,
    spoken: String,
    /// Event that opened the footnote being defined.
    footnote: Option<usize>,
    html: Option<Range<usize>>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str, path: &'a str) -> Self {
        let document = Document {
            source: source.to_owned(),
            events: Vec::with_capacity(source.len() / 16),
            ..Document::default()
        };
        Self {
            source,
            path,
            document,
            diagnostics: Vec::new(),
            depth: 0,
            anchors: Anchors::default(),
            table: None,
            open: Vec::new(),
            spoken: String::new(),
            footnote: None,
            html: None,
        }
    }

    fn take(&mut self, event: Event<'a>, range: Range<usize>) {
        match &event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(*tag, &range),
            Event::InlineHtml(_) if self.html.is_none() => self.raw(range.clone()),
            _ => {}
        }
        if !self.open.is_empty() {
            push_spoken(&mut self.spoken, &event);
        }
        self.document.events.push((event.into_static(), range));
    }

    fn start(&mut self, tag: &Tag<'a>, range: &Range<usize>) {
        let event = self.document.events.len();
        match tag {
            Tag::Heading { .. } => {
                self.open_text();
                self.document.blocks.push(event);
                if self.depth == 0 {
                    self.heading(tag, range.clone(), event);
                }
            }
            Tag::Paragraph => {
                self.document.blocks.push(event);
                self.diagnostics.extend(table::check_paragraph(self.source, range.clone(), self.path));
            }
            Tag::Item => self.document.blocks.push(event),
            Tag::Link { .. } | Tag::Image { .. } => self.open_text(),
            Tag::BlockQuote(None) => {
                self.diagnostics.extend(quote::check(self.source, range.clone(), self.path))
            }
            Tag::Table(columns) => self.table = Some(TableReader::new(columns.len())),
            Tag::TableHead | Tag::TableRow => {
                let found =
                    self.table.as_ref().and_then(|table| table.check_row(self.source, range, self.path));
                self.diagnostics.extend(found);
            }
            Tag::TableCell => self.open_text(),
            Tag::HtmlBlock => self.html = Some(range.clone()),
            Tag::FootnoteDefinition(_) => self.footnote = Some(event),
            _ => {}
        }
        self.depth += 1;
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        self.depth = self.depth.saturating_sub(1);
        match tag {
            TagEnd::Heading(_) => self.close_heading(),
            TagEnd::Link => self.close_link(range),
            TagEnd::Image => self.close_image(range),
            TagEnd::TableCell => {
                let text = self.close_text();
                if let Some(table) = &mut self.table {
                    table.cell(text.trim().is_empty());
                }
            }
            TagEnd::TableHead => {
                let found = self.table.as_mut().and_then(|table| table.close_head(range, self.path));
                self.diagnostics.extend(found);
            }
            TagEnd::Table => self.table = None,
            TagEnd::HtmlBlock => {
                if let Some(range) = self.html.take() {
                    self.raw(range);
                }
            }
            TagEnd::FootnoteDefinition => self.close_footnote(),
            _ => {}
        }
    }

    fn open_text(&mut self) {
        self.open.push(self.spoken.len());
    }

    /// The text since the matching `open_text`; what encloses it keeps it too.
    fn close_text(&mut self) -> String {
        let Some(start) = self.open.pop() else { return String::new() };
        let text = self.spoken[start..].trim().to_owned();
        if self.open.is_empty() {
            self.spoken.clear();
        }
        text
    }

    fn heading(&mut self, tag: &Tag<'_>, range: Range<usize>, event: usize) {
        let Tag::Heading { level, id, classes, attrs } = tag else { return };
        let marked = id.is_some() || !classes.is_empty() || !attrs.is_empty();
        let marks =
            if marked { heading::marks(self.source, range.clone()) } else { heading::Marks::default() };
        self.diagnostics.extend(heading::check_marks(&marks, self.path));
        self.document.headings.push(Heading {
            level: *level as u8,
            text: String::new(),
            anchor: String::new(),
            id: marks.id,
            classes: marks.classes,
            attributes: marks.attributes,
            span: range.into(),
            event,
            end: event,
        });
    }

    fn close_heading(&mut self) {
        let text = self.close_text();
        let event = self.document.events.len();
        if self.depth > 0 {
            return;
        }
        if let Some(heading) = self.document.headings.last_mut() {
            heading.anchor = self.anchors.issue(&text);
            heading.text = text;
            heading.end = event + 1;
        }
    }

    fn close_link(&mut self, range: &Range<usize>) {
        let text = self.close_text();
        let heading = self.document.headings.len().checked_sub(1);
        if let Some(target) = self.target(range) {
            self.document.links.push(Link { target, text, span: range.clone().into(), heading });
        }
    }

    fn close_image(&mut self, range: &Range<usize>) {
        let alt = self.close_text();
        if alt.is_empty() {
            self.diagnostics.push(Diagnostic::new(
                Code::A801,
                self.path,
                range.clone(),
                "Gambar ini belum punya teks alternatif. Tulis di antara `![` dan `]` apa yang diperlihatkan gambar.",
                "This image has no alternative text. Write between `![` and `]` what the picture shows.",
            ));
        }
        if let Some(target) = self.target(range) {
            self.document.images.push(Image { target, alt, span: range.clone().into() });
        }
    }

    /// The target of the link or image that ends here, found by going back to its start.
    fn target(&self, range: &Range<usize>) -> Option<String> {
        self.document.events.iter().rev().find_map(|(event, at)| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) if at == range => {
                Some(dest_url.to_string())
            }
            _ => None,
        })
    }

    fn close_footnote(&mut self) {
        let Some(start) = self.footnote.take() else { return };
        if let Some((Event::Start(Tag::FootnoteDefinition(label)), _)) = self.document.events.get(start) {
            let (label, number) = (label.to_string(), self.document.footnotes.len() + 1);
            let part = self.document.part(start + 1..self.document.events.len());
            self.document.footnotes.entry(label).or_insert(Footnote { number, part });
        }
    }

    fn raw(&mut self, range: Range<usize>) {
        match raw::allows(self.source, range.clone()) {
            Some(allows) => self.document.allows.extend(allows),
            None => self.diagnostics.push(raw::refuse(self.source, range, self.path)),
        }
    }

    fn finish(mut self) -> (Document, Vec<Diagnostic>) {
        self.diagnostics.extend(outline::check(&self.document.headings, self.path));
        self.diagnostics.extend(secret::check(self.source, self.path));
        (self.document, self.diagnostics)
    }
}
