//! Events to HTML. Writes only elements of its own; text is always escaped, raw HTML never written.

use std::{fmt::Write as _, ops::Range};

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, LinkType, Tag};

use crate::{
    document::{Document, Part},
    html::{
        RenderContext,
        address::{self, Address},
        code, math,
        note::Notes,
        slot::{self, Slot},
        word,
    },
    span::Span,
};

pub(super) struct Writer<'a> {
    document: &'a Document,
    context: &'a RenderContext<'a>,
    pub out: String,
    pub slots: Vec<Slot>,
    pub notes: Notes,
    /// What closes each open element.
    open: Vec<&'static str>,
    /// How many list items are open.
    items: usize,
    columns: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(document: &'a Document, context: &'a RenderContext<'a>, key: usize) -> Self {
        Self {
            document,
            context,
            out: String::new(),
            slots: Vec::new(),
            notes: Notes::new(key),
            open: Vec::new(),
            items: 0,
            columns: Vec::new(),
            column: 0,
            in_head: false,
        }
    }

    /// Writes a part; closes what the part leaves open, ignores ends without a start.
    pub(super) fn part(&mut self, part: &Part) {
        let mut at = part.events.start;
        let end = part.events.end.min(self.document.events.len());
        while at < end {
            at = self.event(at, end, part.span);
        }
        while let Some(close) = self.open.pop() {
            self.out.push_str(close);
        }
        self.items = 0;
    }

    /// Writes an event, or an element as a whole; answers what comes next.
    fn event(&mut self, at: usize, end: usize, span: Span) -> usize {
        let (event, range) = &self.document.events[at];
        match event {
            Event::Start(Tag::CodeBlock(kind)) => return self.code_block(kind, at, end),
            Event::Start(Tag::Image { dest_url, .. }) => return self.image(dest_url, at, end),
            Event::Start(Tag::FootnoteDefinition(_) | Tag::MetadataBlock(_) | Tag::HtmlBlock) => {
                return self.document.element_end(at, end);
            }
            Event::Start(tag) => self.start(tag, at),
            Event::End(_) => self.end(),
            Event::Text(text) => escape_into(&mut self.out, clipped(text, range, span)),
            Event::Code(code) => {
                self.out.push_str("<code>");
                escape_into(&mut self.out, code);
                self.out.push_str("</code>");
            }
            Event::InlineMath(formula) => self.math(formula, false),
            Event::DisplayMath(formula) => self.math(formula, true),
            Event::FootnoteReference(label) => self.reference(label, at),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::TaskListMarker(ticked) => self.task(*ticked),
            Event::Html(_) | Event::InlineHtml(_) => {}
        }
        at + 1
    }

    fn start(&mut self, tag: &Tag<'_>, at: usize) {
        match tag {
            Tag::Paragraph => self.block("p", "</p>\n", at),
            Tag::Heading { level, .. } => self.heading(*level as u8, at),
            Tag::BlockQuote(None) => self.open("<blockquote>\n", "</blockquote>\n"),
            Tag::BlockQuote(Some(kind)) => {
                let (class, title) = word::alert(*kind, self.context.lang);
                self.open("", "</aside>\n");
                _ = writeln!(
                    self.out,
                    "<aside class=\"alert {class}\" role=\"note\"><p class=\"alert-title\">{title}</p>"
                );
            }
            Tag::List(None) => self.open("<ul>\n", "</ul>\n"),
            Tag::List(Some(1)) => self.open("<ol>\n", "</ol>\n"),
            Tag::List(Some(first)) => {
                self.open("", "</ol>\n");
                _ = writeln!(self.out, "<ol start=\"{first}\">");
            }
            Tag::Item => self.item(at),
            Tag::Table(columns) => self.table(columns),
            Tag::TableHead => {
                (self.in_head, self.column) = (true, 0);
                self.open("<thead><tr>\n", "</tr></thead>\n");
            }
            Tag::TableRow => {
                self.column = 0;
                self.open("<tr>\n", "</tr>\n");
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.open("<em>", "</em>"),
            Tag::Strong => self.open("<strong>", "</strong>"),
            Tag::Strikethrough => self.open("<del>", "</del>"),
            Tag::Link { link_type, dest_url, .. } => self.link(*link_type, dest_url),
            _ => self.open("", ""),
        }
    }

    fn open(&mut self, start: &str, close: &'static str) {
        self.out.push_str(start);
        self.open.push(close);
    }

    fn end(&mut self) {
        let Some(close) = self.open.pop() else { return };
        self.items -= usize::from(close == ITEM);
        if close.starts_with("</tr></thead>") {
            self.in_head = false;
            self.out.push_str("</tr></thead>\n<tbody>\n");
        } else {
            self.out.push_str(close);
        }
    }

    fn block(&mut self, name: &str, close: &'static str, at: usize) {
        let ordinal = self.ordinal(at);
        self.open("", close);
        _ = write!(self.out, "<{name} data-p=\"{ordinal}\">");
    }

    /// The same in whatever part the block is rendered.
    fn ordinal(&self, at: usize) -> usize {
        self.document.blocks.partition_point(|block| *block < at)
    }

    fn heading(&mut self, level: u8, at: usize) {
        const CLOSE: [&str; 6] = ["</h1>\n", "</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"];
        let ordinal = self.ordinal(at);
        let headings = &self.document.headings;
        let anchor = headings.binary_search_by_key(&at, |heading| heading.event).ok();
        self.open("", CLOSE[usize::from(level.clamp(1, 6)) - 1]);
        _ = write!(self.out, "<h{level}");
        if let Some(heading) = anchor {
            _ = write!(self.out, " id=\"{}\"", headings[heading].element_id());
        }
        _ = write!(self.out, " data-p=\"{ordinal}\">");
    }

    fn item(&mut self, at: usize) {
        let events = &self.document.events;
        let ahead = |step: usize| events.get(at + step).map(|(event, _)| event);
        let task = match ahead(1) {
            Some(Event::Start(Tag::Paragraph)) => matches!(ahead(2), Some(Event::TaskListMarker(_))),
            first => matches!(first, Some(Event::TaskListMarker(_))),
        };
        let ordinal = self.ordinal(at);
        self.items += 1;
        self.open("", ITEM);
        let class = if task { " class=\"task\"" } else { "" };
        _ = write!(self.out, "<li{class} data-p=\"{ordinal}\">");
    }

    /// The box of a task; the content of an option or a step is rendered without its box.
    fn task(&mut self, ticked: bool) {
        if self.items > 0 {
            let lang = self.context.lang;
            let (sign, label) = if ticked {
                ('☑', word::pick(lang, "selesai", "done"))
            } else {
                ('☐', word::pick(lang, "belum", "to do"))
            };
            _ = write!(
                self.out,
                "<span class=\"task-box\" role=\"img\" aria-label=\"{label}\">{sign}</span> "
            );
        }
    }

    fn table(&mut self, columns: &[Alignment]) {
        self.columns = columns.to_vec();
        let label = word::pick(self.context.lang, "Tabel", "Table");
        self.open("", "</tbody></table></div>\n");
        _ = writeln!(
            self.out,
            "<div class=\"table-scroll\" role=\"group\" aria-label=\"{label}\" tabindex=\"0\"><table>"
        );
    }

    fn cell(&mut self) {
        let class = match self.columns.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::None) | None => "",
        };
        self.column += 1;
        if self.in_head {
            self.open("", "</th>\n");
            _ = write!(self.out, "<th scope=\"col\"{class}>");
        } else {
            self.open("", "</td>\n");
            _ = write!(self.out, "<td{class}>");
        }
    }

    fn link(&mut self, kind: LinkType, target: &str) {
        let address = address::resolve(self.context.links, kind, target);
        let close = if address.is_some() { "</a>" } else { "" };
        self.open("", close);
        _ = match address {
            Some(Address::Term { id, href }) => {
                write!(self.out, "<a class=\"term\" data-term=\"{id}\" href=\"{}\">", escaped(&href))
            }
            Some(Address::Internal(href)) => write!(self.out, "<a href=\"{}\">", escaped(&href)),
            Some(Address::External(href)) => {
                write!(
                    self.out,
                    "<a href=\"{}\" data-external=\"\" rel=\"noopener noreferrer\">",
                    escaped(&href)
                )
            }
            None => Ok(()),
        };
    }

    fn image(&mut self, target: &str, at: usize, end: usize) -> usize {
        let after = self.document.element_end(at, end);
        let alt = self.document.plain_text(&Part { events: at + 1..after, span: Span::default() });
        let alt = escaped(&alt);
        if let Some(address) = address::asset(self.context.links, target) {
            self.out.push_str(&slot::asset(self.slots.len()));
            _ = write!(self.out, " alt=\"{alt}\" loading=\"lazy\" decoding=\"async\">");
            self.slots.push(Slot::Asset(address));
        } else {
            let note = word::pick(self.context.lang, "Gambar tidak tersedia", "Picture not available");
            let colon = if alt.is_empty() { "" } else { ": " };
            _ = write!(self.out, "<span class=\"missing\" role=\"note\">{note}{colon}{alt}</span>");
        }
        after
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>, at: usize, end: usize) -> usize {
        let after = self.document.element_end(at, end);
        let mut text = String::new();
        for (event, _) in self.document.slice(&(at..after)) {
            if let Event::Text(line) = event {
                text.push_str(line);
            }
        }
        let language = match kind {
            CodeBlockKind::Fenced(info) => code::language(info),
            CodeBlockKind::Indented => "",
        };
        let (data, class) = if language.is_empty() {
            (String::new(), String::new())
        } else {
            (format!(" data-lang=\"{language}\""), format!(" class=\"language-{language}\""))
        };
        let shown = code::render(&text, language);
        // A line break first, because HTML drops the one that follows `<pre>`.
        _ = writeln!(self.out, "<pre tabindex=\"0\"{data}><code{class}>{shown}</code></pre>");
        after
    }

    fn math(&mut self, formula: &str, display: bool) {
        let markup = if self.context.math { math::render(formula, display) } else { None };
        match markup {
            Some(markup) => {
                self.out.push_str(&slot::math(self.slots.len()));
                self.slots.push(Slot::Math(markup));
            }
            None => _ = write!(self.out, "<code>{}</code>", escaped(formula)),
        }
    }

    fn reference(&mut self, label: &CowStr<'_>, at: usize) {
        if let Some(note) = self.document.footnotes.get(label.as_ref()) {
            let number = note.number;
            let name = self.notes.refer(label, number, at);
            _ = write!(
                self.out,
                "<sup class=\"footnote-ref\"><a id=\"fnref-{at}\" href=\"#{name}\" data-anchor=\"{name}\" \
                 role=\"doc-noteref\">{number}</a></sup>"
            );
        }
    }

    /// The definitions of the footnotes referred to, those that definitions refer to included.
    pub(super) fn footnotes(&mut self) {
        let (title, back) = match self.context.lang {
            crate::lang::Lang::Id => ("Catatan kaki", "Kembali ke teks"),
            crate::lang::Lang::En => ("Footnotes", "Back to the text"),
        };
        let mut written = false;
        while let Some(next) = self.notes.take() {
            let Some(note) = self.document.footnotes.get(&next.label) else { continue };
            if !written {
                written = true;
                _ = writeln!(
                    self.out,
                    "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{title}\">"
                );
            }
            let (name, number, from) = (&next.name, note.number, next.from);
            _ = writeln!(self.out, "<ol start=\"{number}\">\n<li id=\"{name}\">");
            self.part(&note.part);
            _ = writeln!(
                self.out,
                "<a class=\"footnote-back\" href=\"#fnref-{from}\" data-anchor=\"fnref-{from}\" role=\"doc-backlink\" \
                 aria-label=\"{back}\">↩</a></li>\n</ol>"
            );
        }
        if written {
            self.out.push_str("</section>\n");
        }
    }
}

const ITEM: &str = "</li>\n";

/// The text inside the part, where the part ends in the middle of it.
fn clipped<'t>(text: &'t str, range: &Range<usize>, span: Span) -> &'t str {
    if text.len() != range.len() || (span.start <= range.start && range.end <= span.end) {
        return text;
    }
    let start = span.start.saturating_sub(range.start).min(text.len());
    let end = text.len() - range.end.saturating_sub(span.end).min(text.len());
    text.get(start..end.max(start)).unwrap_or(text)
}

/// Text for use between tags and in attributes.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    escape_into(&mut out, text);
    out
}

fn escape_into(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(entity);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}
