//! An H2 of a quiz: its id, how many questions are drawn, and the questions.

use learning::id::PoolId;

use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Document, FileContext, heading::Place},
    page::{Section, section::PLAIN},
    question::{self, Objective, Question, id},
    quiz::Pool,
    span::Spanned,
};

const POOL: Place<'static> = Place { id: Some("p-"), classes: &[], attributes: &["draw"] };

pub(super) fn read(
    document: &Document,
    context: &FileContext<'_>,
    part: &Section,
    found: &mut Vec<Diagnostic>,
) -> Option<Pool> {
    let heading = &document.headings[part.heading];
    found.extend(heading.misplaced(&POOL, context.path));
    let id = id::read(heading, "#p-…", PoolId::parse, context, found);
    let mut questions = Vec::new();
    let mut written = 0;
    let mut first = part.body.events.end;
    for at in document.headings_in(part.heading) {
        let inner = &document.headings[at];
        first = first.min(inner.event);
        if inner.level == 3 {
            written += 1;
            questions.extend(question::read(document, context, at, Objective::Required, found));
        } else {
            found.extend(inner.misplaced(&PLAIN, context.path));
        }
    }
    let draw = heading.attribute("draw").and_then(|draw| read_draw(draw, written, context, found));
    if draw.is_some() {
        found.extend(unequal(&questions, document, context));
    }
    let intro = document.part(part.body.events.start..first);
    Some(Pool { id: id?, heading: part.heading, title: heading.text.clone(), intro, draw, questions })
}

/// `Z501`. Counts the questions as written, also those with mistakes of their own.
fn read_draw(
    draw: &Spanned<String>,
    written: usize,
    context: &FileContext<'_>,
    found: &mut Vec<Diagnostic>,
) -> Option<Spanned<u32>> {
    let number = draw.value.parse::<u32>().ok().filter(|number| *number > 0 && *number as usize <= written);
    if number.is_none() {
        found.push(Diagnostic::new(
            Code::Z501,
            context.path,
            draw.span,
            format!("`draw` harus bilangan dari 1 sampai {written}, banyaknya soal di kelompok ini."),
            format!("`draw` must be a number from 1 to {written}, the number of questions in this pool."),
        ));
    }
    number.map(|value| Spanned { value, span: draw.span })
}

/// `Z502`: which questions are drawn must not change what an attempt is worth.
fn unequal(questions: &[Question], document: &Document, context: &FileContext<'_>) -> Option<Diagnostic> {
    let first = questions.first()?;
    let other = questions.iter().find(|question| question.points != first.points)?;
    let span = |question: &Question| document.headings[question.heading].span;
    let found = Diagnostic::new(
        Code::Z502,
        context.path,
        span(other),
        "Soal yang diambil acak harus sama poinnya. Samakan `points` di kelompok ini, atau pisahkan kelompoknya.",
        "Questions that are drawn must have equal points. Make `points` equal in this pool, or split the pool.",
    );
    Some(found.related(context.path, span(first)))
}
