//! The body of a lesson: opening, content, check, summary, sources.

mod alert;
pub(crate) mod length;
pub mod minutes;

use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Document, FileContext, Part},
    page::{
        Section, SectionKind, Title, order,
        section::{self, Frame},
    },
    question::{self, Objective, Question},
};

#[derive(Debug, Clone, Default)]
pub struct LessonBody {
    pub title: Title,
    /// The opening problem: what stands between the title and the first H2.
    pub opening: Part,
    pub sections: Vec<Section>,
    /// Those of the check, in order. A question without an id or without a usable key is reported and left out.
    pub questions: Vec<Question>,
}

/// Reads a lesson's body: `M304` `M305` `M310` and the questions' own codes.
#[must_use]
pub fn read_lesson(document: &Document, context: &FileContext<'_>) -> (LessonBody, Vec<Diagnostic>) {
    let frame = section::frame(document, context);
    let mut found = section::required(&frame, &REQUIRED, context);
    found.extend(content_missing(&frame, context));
    found.extend(order::check(document, &frame, &ORDER, context));
    found.extend(alert::check(document, &frame.sections, context));
    let mut questions = Vec::new();
    for part in &frame.sections {
        found.extend(document.headings[part.heading].misplaced(&section::SECTION, context.path));
        for at in document.headings_in(part.heading) {
            if part.kind == SectionKind::Check && document.headings[at].level == 3 {
                questions.extend(question::read(document, context, at, Objective::Required, &mut found));
            } else {
                found.extend(document.headings[at].misplaced(&section::PLAIN, context.path));
            }
        }
    }
    (LessonBody { title: frame.title, opening: frame.opening, sections: frame.sections, questions }, found)
}

const ORDER: [&[SectionKind]; 5] = [
    &[SectionKind::Content, SectionKind::Example],
    &[SectionKind::Check],
    &[SectionKind::Summary],
    &[SectionKind::Sources],
    &[SectionKind::Deeper],
];

const REQUIRED: [SectionKind; 3] = [SectionKind::Check, SectionKind::Summary, SectionKind::Sources];

fn content_missing(frame: &Frame, context: &FileContext<'_>) -> Option<Diagnostic> {
    let taught = |part: &Section| matches!(part.kind, SectionKind::Content | SectionKind::Example);
    (!frame.sections.iter().any(taught)).then(|| {
        Diagnostic::new(
            Code::M304,
            context.path,
            frame.title.span,
            "Pelajaran ini belum punya bagian isi. Tambahkan sedikitnya satu `## Judul bagian` sebelum cek pemahaman.",
            "This lesson has no content section. Add at least one `## Section title` before the check.",
        )
    })
}
