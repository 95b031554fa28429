//! Events to paragraphs of plain text, each byte of which knows where it was written.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::{document::Document, span::Span};

/// What a code span or a formula is in plain text: one word that is nothing in particular.
pub(super) const OBJECT: char = '\u{FFFC}';

/// A paragraph, the text of a tight list item, a heading or a cell of a table.
#[derive(Debug, Default)]
pub(crate) struct Paragraph {
    text: String,
    pieces: Vec<Piece>,
    pub form: Form,
    /// The event that opened it.
    pub event: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Form {
    #[default]
    Running,
    Cell,
    Heading,
}

/// How a stretch of text is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Marks {
    pub strong: bool,
    /// Bold or italic.
    pub stressed: bool,
    pub code: bool,
    /// The text of a link into the glossary.
    pub term: bool,
}

#[derive(Debug)]
struct Piece {
    /// Where it begins in the text.
    at: usize,
    source: Range<usize>,
    marks: Marks,
}

/// Shows each paragraph of these events in order. Code blocks, pictures and front matter have none.
pub(crate) fn paragraphs(document: &Document, events: Range<usize>, mut see: impl FnMut(&Paragraph)) {
    let mut walk = Walk::default();
    for (at, (event, range)) in (events.start..).zip(document.slice(&events)) {
        walk.take(at, event, range, &mut see);
    }
    walk.flush(&mut see);
}

#[derive(Default)]
struct Walk {
    open: Paragraph,
    /// How many of each mark are open.
    strong: u32,
    stressed: u32,
    term: u32,
    links: Vec<bool>,
    /// How many elements are open whose text is not read.
    silent: u32,
}

impl Walk {
    fn take(&mut self, at: usize, event: &Event<'_>, range: &Range<usize>, see: &mut impl FnMut(&Paragraph)) {
        match event {
            Event::Start(tag) => self.start(at, tag, see),
            Event::End(tag) => self.end(*tag, see),
            _ if self.silent > 0 => {}
            Event::Text(text) => self.push(text, range, false),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.push(OBJECT.encode_utf8(&mut [0; 4]), range, true);
            }
            Event::SoftBreak | Event::HardBreak => self.push(" ", range, false),
            _ => {}
        }
    }

    fn start(&mut self, at: usize, tag: &Tag<'_>, see: &mut impl FnMut(&Paragraph)) {
        match tag {
            Tag::Emphasis => self.stressed += 1,
            Tag::Strong => {
                self.stressed += 1;
                self.strong += 1;
            }
            Tag::Link { dest_url, .. } => {
                let is_term = dest_url.starts_with("term:");
                self.links.push(is_term);
                self.term += u32::from(is_term);
            }
            Tag::Image { .. } => self.silent += 1,
            Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            _ => {
                self.flush(see);
                self.open.event = at;
                self.open.form = match tag {
                    Tag::Heading { .. } => Form::Heading,
                    Tag::TableCell => Form::Cell,
                    _ => Form::Running,
                };
                self.silent += u32::from(is_silent(tag));
            }
        }
    }

    fn end(&mut self, tag: TagEnd, see: &mut impl FnMut(&Paragraph)) {
        match tag {
            TagEnd::Emphasis => self.stressed = self.stressed.saturating_sub(1),
            TagEnd::Strong => {
                self.stressed = self.stressed.saturating_sub(1);
                self.strong = self.strong.saturating_sub(1);
            }
            TagEnd::Link => self.term -= u32::from(self.links.pop() == Some(true)),
            TagEnd::Image => self.silent = self.silent.saturating_sub(1),
            TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            _ => {
                self.flush(see);
                self.open.form = Form::Running;
                let ended = matches!(tag, TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock);
                self.silent = self.silent.saturating_sub(u32::from(ended));
            }
        }
    }

    fn push(&mut self, text: &str, range: &Range<usize>, code: bool) {
        let marks = Marks { strong: self.strong > 0, stressed: self.stressed > 0, term: self.term > 0, code };
        self.open.pieces.push(Piece { at: self.open.text.len(), source: range.clone(), marks });
        self.open.text.push_str(text);
    }

    /// The buffers are used again for the next one.
    fn flush(&mut self, see: &mut impl FnMut(&Paragraph)) {
        if !self.open.text.trim_ascii().is_empty() {
            see(&self.open);
        }
        self.open.text.clear();
        self.open.pieces.clear();
    }
}

const fn is_silent(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::CodeBlock(_) | Tag::MetadataBlock(_) | Tag::HtmlBlock)
}

impl Paragraph {
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where these bytes of the text were written.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        let (Some(first), Some(last)) =
            (self.piece(range.start), self.piece(range.end.saturating_sub(1).max(range.start)))
        else {
            return Span::default();
        };
        let start = if first.marks.code { first.source.start } else { first.place(range.start) };
        let end = if last.marks.code { last.source.end } else { last.place(range.end) };
        Span::new(start, end.max(start))
    }

    /// The whole paragraph.
    pub(crate) fn whole(&self) -> Span {
        let start = self.pieces.first().map_or(0, |piece| piece.source.start);
        let end = self.pieces.last().map_or(start, |piece| piece.source.end);
        Span::new(start, end)
    }

    pub(crate) fn marks(&self, at: usize) -> Marks {
        self.piece(at).map_or_else(Marks::default, |piece| piece.marks)
    }

    /// Whether any of these bytes is marked so.
    pub(crate) fn any_marked(&self, range: &Range<usize>, is: impl Fn(Marks) -> bool) -> bool {
        let first = self.pieces.partition_point(|piece| piece.at <= range.start).saturating_sub(1);
        self.pieces[first.min(self.pieces.len())..]
            .iter()
            .take_while(|piece| piece.at < range.end)
            .any(|piece| is(piece.marks))
    }

    fn piece(&self, at: usize) -> Option<&Piece> {
        self.pieces.partition_point(|piece| piece.at <= at).checked_sub(1).and_then(|at| self.pieces.get(at))
    }
}

impl Piece {
    /// An entity such as `&amp;` is longer in the file than in the text; what follows it is another piece.
    fn place(&self, at: usize) -> usize {
        (self.source.start + (at - self.at)).min(self.source.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::{FileContext, SectionTitles},
        lang::Lang,
    };

    fn read(source: &str) -> (Vec<String>, Vec<String>) {
        let sections = SectionTitles::default();
        let document = Document::parse(source, &FileContext::new("a.md", Lang::Id, &sections)).0;
        let (mut texts, mut sources) = (Vec::new(), Vec::new());
        paragraphs(&document, 0..document.events.len(), |paragraph| {
            texts.push(paragraph.text().to_owned());
            sources.push(source[paragraph.whole().range()].to_owned());
        });
        (texts, sources)
    }

    #[test]
    fn each_block_is_a_paragraph_of_its_own() {
        let text = "---\nid: x\n---\n\n# Judul `a b`\n\nsatu *du*a\ntiga\n\n- empat\n  - lima\n\n| enam | tujuh |\n|---|---|\n| 8 | ![gambar](a.svg) |\n\n\
                    ```text\nkode\n```\n\n> [!NOTE]\n> catatan\n";
        let (texts, _) = read(text);
        assert_eq!(
            texts,
            ["Judul \u{FFFC}", "satu dua tiga", "empat", "lima", "enam", "tujuh", "8", "catatan"]
        );
    }

    #[test]
    fn a_place_is_where_the_words_were_written() {
        let source = "# A\n\nKata **teb*al*** dan `kode x` &amp; akhir.\n";
        let sections = SectionTitles::default();
        let document = Document::parse(source, &FileContext::new("a.md", Lang::Id, &sections)).0;
        let mut seen = Vec::new();
        paragraphs(&document, 0..document.events.len(), |paragraph| {
            for word in ["tebal", "dan", "\u{FFFC}", "akhir"] {
                if let Some(at) = paragraph.text().find(word) {
                    let range = at..at + word.len();
                    seen.push((
                        source[paragraph.span(&range).range()].to_owned(),
                        paragraph.marks(at).strong,
                    ));
                }
            }
        });
        let seen: Vec<(&str, bool)> = seen.iter().map(|(text, strong)| (text.as_str(), *strong)).collect();
        assert_eq!(seen, [("teb*al", true), ("dan", false), ("`kode x`", false), ("akhir", false)]);
    }
}
