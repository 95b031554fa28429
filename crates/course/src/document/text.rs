//! Text without marks: what a reader hears.

use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use crate::document::{Document, Part};

/// Adds what the event says.
pub(super) fn push_spoken(spoken: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
            spoken.push_str(text);
        }
        Event::SoftBreak | Event::HardBreak => spoken.push(' '),
        Event::End(tag) if ends_block(*tag) && !spoken.ends_with(' ') => spoken.push(' '),
        _ => {}
    }
}

const fn ends_block(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}

impl Document {
    /// The part's text without marks; blocks are separated by one space.
    #[must_use]
    pub fn plain_text(&self, part: &Part) -> String {
        let mut spoken = String::new();
        for (event, _) in self.slice(&part.events) {
            push_spoken(&mut spoken, event);
        }
        spoken.trim().to_owned()
    }

    /// The part's text without marks, a line for each block of its own: the first line belongs to the block whose
    /// ordinal is given, the next line to the next block. Text that is in no block (a table, code) stays in the line
    /// before it.
    #[must_use]
    pub fn plain_lines(&self, part: &Part) -> (usize, String) {
        let before = self.blocks.partition_point(|block| *block < part.events.start);
        let mut lines = String::new();
        for (at, (event, _)) in (part.events.start..).zip(self.slice(&part.events)) {
            if self.blocks.binary_search(&at).is_ok() {
                lines.truncate(lines.trim_end_matches(' ').len());
                lines.push('\n');
            }
            let from = lines.len();
            push_spoken(&mut lines, event);
            if lines[from..].contains('\n') {
                let line = lines.split_off(from).replace('\n', " ");
                lines.push_str(&line);
            }
        }
        lines.truncate(lines.trim_end_matches(' ').len());
        (before.saturating_sub(1), lines)
    }

    /// The events of a range, or none where the range is not of this document.
    pub(crate) fn slice(&self, events: &Range<usize>) -> &[(Event<'static>, Range<usize>)] {
        self.events.get(events.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        document::{Document, FileContext, SectionTitles},
        lang::Lang,
    };

    #[test]
    fn each_block_is_a_line() {
        let sections = SectionTitles::default();
        let text = "# A\n\nsatu\ndua\n\n- *tiga*\n- empat\n\n| a | b |\n|---|---|\n| c | d |\n\n```text\ne\nf\n```\n\nlima\n";
        let (document, _) = Document::parse(text, &FileContext::new("a.md", Lang::Id, &sections));
        let whole = document.part(document.headings[0].end..document.events.len());
        assert_eq!(document.plain_lines(&whole), (0, "\nsatu dua\ntiga\nempat a b c d e f\nlima".to_owned()));
    }
}
