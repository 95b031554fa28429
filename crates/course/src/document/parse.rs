//! Text to events, headings, links, images and footnotes, in one pass.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::{
    diagnostic::{Code, Diagnostic},
    document::{
        Alert, Document, FileContext, Footnote, Heading, Image, Link,
        anchor::Anchors,
        emphasis, fence, footnote, heading, math, outline, quote, raw, secret,
        table::{self, TableReader},
        text::push_spoken,
        url,
    },
    source::check_space,
};

pub(super) fn parse(source: &str, context: &FileContext<'_>) -> (Document, Vec<Diagnostic>) {
    let mut reader = Reader::new(source, context.path);
    for (event, range) in Parser::new_ext(source, options(context.math)).into_offset_iter() {
        reader.take(event, range);
    }
    reader.finish(context.math)
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

/// Elements within each other that a reader still follows; what is deeper is read as plain text, because the time to show
/// it grows with the square of the depth.
const DEEPEST: usize = 32;

struct Reader<'a> {
    source: &'a str,
    path: &'a str,
    document: Document,
    diagnostics: Vec<Diagnostic>,
    /// How many elements are open.
    depth: usize,
    /// How many more are, which are too deep to be read.
    too_deep: usize,
    is_depth_told: bool,
    anchors: Anchors,
    table: Option<TableReader>,
    /// Where the text of each open heading, link and image begins in `spoken`.
    open: Vec<usize>,
    spoken: String,
    /// Event that opened the footnote being defined.
    footnote: Option<usize>,
    html: Option<Range<usize>>,
    /// Event that opened the last paragraph.
    paragraph: usize,
    /// New lines made by two spaces.
    breaks: Vec<Range<usize>>,
    /// How many links, images and code blocks are open: text in them is no prose.
    shut: usize,
    /// Whether addresses stand anywhere in the file; most files have none.
    has_addresses: bool,
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
            too_deep: 0,
            is_depth_told: false,
            anchors: Anchors::default(),
            table: None,
            open: Vec::new(),
            spoken: String::new(),
            footnote: None,
            html: None,
            paragraph: 0,
            breaks: Vec::new(),
            shut: 0,
            has_addresses: source.contains("://"),
        }
    }

    fn take(&mut self, event: Event<'a>, range: Range<usize>) {
        match &event {
            Event::Start(_) if self.depth >= DEEPEST => return self.start_too_deep(range),
            Event::End(_) if self.too_deep > 0 => {
                self.too_deep -= 1;
                return;
            }
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(*tag, &range),
            Event::InlineHtml(_) if self.html.is_none() => self.raw(range.clone()),
            Event::Text(_) if self.has_addresses && self.shut == 0 => {
                url::check(self.source, &range, self.path, &mut self.diagnostics);
            }
            Event::HardBreak => self.breaks.push(range.clone()),
            Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.diagnostics.extend(math::check_formula(text, range.clone(), self.path));
            }
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
                self.paragraph = event;
                self.document.blocks.push(event);
                self.diagnostics.extend(table::check_paragraph(self.source, range.clone(), self.path));
            }
            Tag::Item => self.document.blocks.push(event),
            Tag::Link { .. } | Tag::Image { .. } => {
                self.shut += 1;
                self.open_text();
            }
            Tag::CodeBlock(kind) => {
                self.shut += 1;
                self.diagnostics.extend(fence::check(self.source, kind, range, self.path));
            }
            Tag::MetadataBlock(_) => self.shut += 1,
            Tag::BlockQuote(None) => {
                self.diagnostics.extend(quote::check(self.source, range.clone(), self.path))
            }
            Tag::BlockQuote(Some(_)) if self.depth == 0 => {
                self.document.alerts.push(Alert { events: event..event, span: range.clone().into() });
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

    fn start_too_deep(&mut self, range: Range<usize>) {
        self.too_deep += 1;
        // One message stands for all of a file.
        if std::mem::replace(&mut self.is_depth_told, true) {
            return;
        }
        self.diagnostics.push(Diagnostic::new(
            Code::F105,
            self.path,
            range,
            format!("Bagian ini bersarang lebih dari {DEEPEST} tingkat (daftar, kutipan, tautan). Sederhanakan susunannya."),
            format!("This is nested more than {DEEPEST} levels deep (lists, quotes, links). Make it simpler."),
        ));
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        self.depth = self.depth.saturating_sub(1);
        if matches!(tag, TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock | TagEnd::MetadataBlock(_)) {
            self.shut = self.shut.saturating_sub(1);
        }
        match tag {
            TagEnd::Heading(_) => self.close_heading(),
            TagEnd::Paragraph if self.depth == 0 => {
                let events = &self.document.events[self.paragraph..];
                self.diagnostics.extend(emphasis::check(self.source, events, self.path));
            }
            TagEnd::BlockQuote(Some(_)) if self.depth == 0 => self.close_alert(),
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

    fn close_alert(&mut self) {
        let end = self.document.events.len() + 1;
        if let Some(alert) = self.document.alerts.last_mut() {
            alert.events.end = end;
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

    fn finish(mut self, has_math: bool) -> (Document, Vec<Diagnostic>) {
        let (source, path) = (self.source, self.path);
        self.diagnostics.extend(outline::check(&self.document.headings, path));
        self.diagnostics.extend(secret::check(source, path));
        self.diagnostics.extend(check_space(source, &self.breaks, path));
        if source.contains("[^") {
            self.diagnostics.extend(footnote::check(source, &self.document.events, path));
        }
        if !has_math && self.writes_dollars() {
            self.diagnostics.extend(math::check_without(source, options(false), path));
        }
        (self.document, self.diagnostics)
    }

    /// Whether text outside code holds dollar signs that could pair up; few files do.
    fn writes_dollars(&self) -> bool {
        let has_pair = self.source.bytes().filter(|byte| *byte == b'$').nth(1).is_some();
        has_pair
            && self
                .document
                .events
                .iter()
                .any(|(event, _)| matches!(event, Event::Text(text) if text.contains('$')))
    }
}
