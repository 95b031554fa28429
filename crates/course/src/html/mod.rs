//! Parts of a document as HTML that cannot run anything: built from events, then cleaned.
//!
//! Knows elements and attributes. Must not know where a link leads: whoever opens a lesson says so through `Links`.

mod address;
mod clean;
mod code;
mod harmless;
mod math;
mod note;
mod slot;
#[cfg(test)]
mod tests;
mod word;
mod write;

use crate::{
    document::{Document, Part},
    html::write::Writer,
    lang::Lang,
};

/// Where links and images lead. `None` means that the target does not exist: the link becomes plain text, the image a
/// visible note.
pub trait Links {
    /// For a link to another content file or to a heading, as written (`../x.md#y`): the address on the screen.
    fn internal(&self, target: &str) -> Option<String>;
    /// For `term:latency`: the address of the entry.
    fn term(&self, id: &str) -> Option<String> {
        Some(format!("#/glossary/{id}"))
    }
    /// For an image, as written: the address the app serves it under.
    fn asset(&self, target: &str) -> Option<String>;
}

/// What rendering has to know besides the document.
#[derive(Clone, Copy)]
pub struct RenderContext<'a> {
    pub links: &'a dyn Links,
    /// Of the words that the renderer adds, such as an alert's title.
    pub lang: Lang,
    pub math: bool,
}

impl std::fmt::Debug for RenderContext<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RenderContext")
            .field("lang", &self.lang)
            .field("math", &self.math)
            .finish_non_exhaustive()
    }
}

/// A part as HTML.
#[must_use]
pub fn render(document: &Document, part: &Part, context: &RenderContext<'_>) -> String {
    let mut writer = Writer::new(document, context, part.events.start);
    writer.part(part);
    writer.footnotes();
    slot::fill(clean::clean(writer.out), &writer.slots)
}
