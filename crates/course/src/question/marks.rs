//! The attribute block of a question: classes, `obj`, `points`, `diff`, `unit`.

use learning::id::ObjectiveId;

use crate::{
    diagnostic::{Code, Diagnostic},
    document::{FileContext, Heading, heading::Place},
    question::{ObjectiveRef, read::Objective},
    span::{Span, Spanned},
};

pub(super) const QUESTION: Place<'static> = Place {
    id: Some("q-"),
    classes: &["numeric", "text", "fixed", "partial"],
    attributes: &["obj", "points", "diff", "unit"],
};

#[derive(Debug)]
pub(super) struct Marks {
    pub objective: Option<Spanned<ObjectiveRef>>,
    pub points: u32,
    pub difficulty: Option<u8>,
    pub numeric: Option<Span>,
    pub text: Option<Span>,
    pub fixed: Option<Span>,
    pub partial: Option<Span>,
    pub unit: Option<Spanned<String>>,
}

pub(super) fn read(
    heading: &Heading,
    objective: Objective,
    context: &FileContext<'_>,
    found: &mut Vec<Diagnostic>,
) -> Marks {
    let class = |name: &str| heading.classes.iter().find(|class| class.value == name).map(|class| class.span);
    let mut number = |name: &str, highest: u8| {
        heading.attribute(name).and_then(|text| read_number(name, text, highest, context, found))
    };
    let points = number("points", 5).map_or(1, u32::from);
    let difficulty = number("diff", 3);
    Marks {
        objective: read_objective(heading, objective, context, found),
        points,
        difficulty,
        numeric: class("numeric"),
        text: class("text"),
        fixed: class("fixed"),
        partial: class("partial"),
        unit: heading.attribute("unit").cloned(),
    }
}

/// `Q435`.
fn read_number(
    name: &str,
    text: &Spanned<String>,
    highest: u8,
    context: &FileContext<'_>,
    found: &mut Vec<Diagnostic>,
) -> Option<u8> {
    let number = text.value.parse::<u8>().ok().filter(|number| (1..=highest).contains(number));
    if number.is_none() {
        found.push(Diagnostic::new(
            Code::Q435,
            context.path,
            text.span,
            format!("`{name}` harus bilangan bulat dari 1 sampai {highest}."),
            format!("`{name}` must be a whole number from 1 to {highest}."),
        ));
    }
    number
}

/// `Q423` where it is missing or of the wrong form.
fn read_objective(
    heading: &Heading,
    objective: Objective,
    context: &FileContext<'_>,
    found: &mut Vec<Diagnostic>,
) -> Option<Spanned<ObjectiveRef>> {
    let written = heading.attribute("obj");
    let read =
        written.and_then(|text| Some(Spanned { value: parse_objective(&text.value)?, span: text.span }));
    if read.is_none() && (written.is_some() || objective == Objective::Required) {
        found.push(Diagnostic::new(
            Code::Q423,
            context.path,
            written.map_or(heading.span, |text| text.span),
            "Soal ini harus menunjuk tujuan belajar. Tulis `obj=o1` di pelajaran, atau `obj=l06.o1` di kuis.",
            "This question must name an objective. Write `obj=o1` in a lesson, or `obj=l06.o1` in a quiz.",
        ));
    }
    read
}

fn parse_objective(text: &str) -> Option<ObjectiveRef> {
    let (suffix, objective) = text.rsplit_once('.').map_or((None, text), |(lesson, id)| (Some(lesson), id));
    let lesson = |suffix: &str| {
        suffix
            .strip_prefix('l')
            .is_some_and(|n| matches!(n.len(), 2..=3) && n.bytes().all(|b| b.is_ascii_digit()))
    };
    if !suffix.is_none_or(lesson) {
        return None;
    }
    Some(ObjectiveRef {
        lesson_suffix: suffix.map(str::to_owned),
        objective: ObjectiveId::parse(objective).ok()?,
    })
}
