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

    /// The events of a range, or none where the range is not of this document.
    pub(crate) fn slice(&self, events: &Range<usize>) -> &[(Event<'static>, Range<usize>)] {
        self.events.get(events.clone()).unwrap_or_default()
    }
}
