//! The body of a lab: scenario, materials, steps with items to tick, expected result, discussion.

pub(crate) mod craft;
mod step;
#[cfg(test)]
mod tests;

use std::ops::Range;

use learning::id::StepId;

use crate::{
    diagnostic::Diagnostic,
    document::{Document, FileContext, Part},
    page::{Section, SectionKind, Title, order, section},
    question::Question,
    span::{Span, Spanned},
};

#[derive(Debug, Clone, Default)]
pub struct LabBody {
    pub title: Title,
    pub opening: Part,
    pub scenario: Option<Section>,
    pub materials: Option<Section>,
    pub steps: Vec<Step>,
    pub expected: Option<Section>,
    /// Hidden until the learner asks or finishes.
    pub discussion: Option<Section>,
    /// Sections with other titles.
    pub others: Vec<Section>,
}

/// An H3 among the steps.
#[derive(Debug, Clone)]
pub struct Step {
    pub id: Spanned<StepId>,
    /// Index into `Document::headings`.
    pub heading: usize,
    pub title: String,
    /// Text and lists of items in the order of the file.
    pub blocks: Vec<StepBlock>,
    pub items: Vec<StepItem>,
    /// A question that checks the step's result.
    pub question: Option<Question>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepBlock {
    Text(Part),
    /// Which of the step's items stand here.
    Items(Range<usize>),
}

/// Something to do and tick.
#[derive(Debug, Clone)]
pub struct StepItem {
    pub content: Part,
    pub text: String,
    /// 16 hex digits of BLAKE3 over the text; a reworded item is another item.
    pub hash: String,
    pub span: Span,
}

/// Reads a lab's body: `M304` `M305` `I207` `L601` `L602` and the questions' own codes.
#[must_use]
pub fn read_lab(document: &Document, context: &FileContext<'_>) -> (LabBody, Vec<Diagnostic>) {
    let frame = section::frame(document, context);
    let mut found = section::required(&frame, &[SectionKind::Scenario, SectionKind::Materials], context);
    found.extend(order::check(document, &frame, &ORDER, context));
    let mut body = LabBody { title: frame.title, opening: frame.opening, ..LabBody::default() };
    let mut listed = 0;
    for part in frame.sections {
        found.extend(document.headings[part.heading].misplaced(&section::SECTION, context.path));
        if part.kind == SectionKind::Steps {
            listed += step::read_all(document, context, part.heading, &mut body.steps, &mut found);
        } else {
            found.extend(
                document
                    .headings_in(part.heading)
                    .flat_map(|at| document.headings[at].misplaced(&section::PLAIN, context.path)),
            );
            body.place(part);
        }
    }
    if listed == 0 {
        found.push(step::none(body.title.span, context));
    }
    (body, found)
}

const ORDER: [&[SectionKind]; 5] = [
    &[SectionKind::Scenario],
    &[SectionKind::Materials],
    &[SectionKind::Steps],
    &[SectionKind::Expected],
    &[SectionKind::Discussion],
];

impl LabBody {
    fn place(&mut self, part: Section) {
        let slot = match part.kind {
            SectionKind::Scenario => &mut self.scenario,
            SectionKind::Materials => &mut self.materials,
            SectionKind::Expected => &mut self.expected,
            SectionKind::Discussion => &mut self.discussion,
            _ => return self.others.push(part),
        };
        if slot.is_none() {
            *slot = Some(part);
        } else {
            self.others.push(part);
        }
    }
}
