//! The order of the sections that the format reserves (`M305`).

use super::{Section, SectionKind, section::Frame};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Document, FileContext},
};

/// The first section that stands behind one it belongs before. `order`: kinds of equal rank stand together; a kind
/// that is in no group may stand anywhere.
pub(crate) fn check(
    document: &Document,
    frame: &Frame,
    order: &[&[SectionKind]],
    context: &FileContext<'_>,
) -> Option<Diagnostic> {
    let rank = |part: &Section| order.iter().position(|group| group.contains(&part.kind));
    let mut last: Option<(usize, &Section)> = None;
    for part in &frame.sections {
        let Some(rank) = rank(part) else { continue };
        match last {
            Some((highest, before)) if rank < highest => {
                return Some(out_of_order(document, part, before, context));
            }
            _ => last = Some((rank, part)),
        }
    }
    None
}

fn out_of_order(
    document: &Document,
    part: &Section,
    before: &Section,
    context: &FileContext<'_>,
) -> Diagnostic {
    let [here, there] = [part, before].map(|section| &document.headings[section.heading]);
    let (text, other) = (&here.text, &there.text);
    Diagnostic::new(
        Code::M305,
        context.path,
        here.span,
        format!("Bagian \"{text}\" berada sesudah \"{other}\", padahal tempatnya sebelumnya. Pindahkan, supaya urutan semua pelajaran sama."),
        format!("The section \"{text}\" stands behind \"{other}\" but belongs before it. Move it, so that all lessons have the same order."),
    )
    .related(context.path, there.span)
}
