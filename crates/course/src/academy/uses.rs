//! Every id that a source file gives to something, with its place.

use crate::{
    academy::{
        file::{Body, File},
        question::{asked_text, key_text},
    },
    front::{Front, LessonFront, Status},
    lock::{IdKind, PartHashes},
    question::Question,
    span::{Span, Spanned},
};

/// An id where it is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdUse {
    /// As the lock names it: `net-101-l06.o1`, `net-101-x.p-prefix`, `term:latency`, otherwise as written.
    pub id: String,
    pub kind: IdKind,
    pub path: String,
    pub span: Span,
    pub status: Status,
    /// Of files and of questions.
    pub parts: PartHashes,
}

pub(super) fn ids_of(file: &File) -> Vec<IdUse> {
    let mut uses = Uses { path: &file.path, status: Status::Draft, found: Vec::new() };
    match &file.front {
        Front::Track(front) => {
            uses.top(IdKind::Track, front.head.id.value.as_str(), front.head.id.span, front.head.status.value)
        }
        Front::Course(front) => uses.top(
            IdKind::Course,
            front.head.id.value.as_str(),
            front.head.id.span,
            front.head.status.value,
        ),
        Front::Module(front) => uses.top(
            IdKind::Module,
            front.head.id.value.as_str(),
            front.head.id.span,
            front.head.status.value,
        ),
        Front::Lesson(front) => uses.lesson(IdKind::Lesson, front),
        Front::Lab(front) => uses.lesson(IdKind::Lab, &front.lesson),
        Front::Quiz(front) => {
            uses.top(IdKind::Quiz, front.head.id.value.as_str(), front.head.id.span, front.head.status.value)
        }
        Front::Glossary(front) => uses.top(
            IdKind::Glossary,
            front.head.id.value.as_str(),
            front.head.id.span,
            front.head.status.value,
        ),
        Front::Translation(_) => return Vec::new(),
    }
    uses.body(file);
    uses.found
}

struct Uses<'a> {
    path: &'a str,
    status: Status,
    found: Vec<IdUse>,
}

impl Uses<'_> {
    fn push(&mut self, kind: IdKind, id: String, span: Span, parts: PartHashes) {
        self.found.push(IdUse { id, kind, path: self.path.to_owned(), span, status: self.status, parts });
    }

    fn top(&mut self, kind: IdKind, id: &str, span: Span, status: Status) {
        self.status = status;
        self.push(kind, id.to_owned(), span, PartHashes::default());
    }

    fn lesson(&mut self, kind: IdKind, front: &LessonFront) {
        let id = &front.head.id;
        self.top(kind, id.value.as_str(), id.span, front.head.status.value);
        for objective in &front.objectives {
            let full = format!("{}.{}", id.value, objective.id.value);
            self.push(IdKind::Objective, full, objective.id.span, PartHashes::default());
        }
    }

    fn question(&mut self, question: &Question) {
        let parts = PartHashes {
            questions: Some(PartHashes::of(&asked_text(question))),
            keys: Some(PartHashes::of(&key_text(question))),
            ..PartHashes::default()
        };
        self.push(IdKind::Question, question.id.value.to_string(), question.id.span, parts);
    }

    fn plain<T: std::fmt::Display>(&mut self, kind: IdKind, prefix: &str, id: &Spanned<T>) {
        self.push(kind, format!("{prefix}{}", id.value), id.span, PartHashes::default());
    }

    fn body(&mut self, file: &File) {
        match &file.body {
            Body::Page(_) => {}
            Body::Lesson(body) => body.questions.iter().for_each(|question| self.question(question)),
            Body::Lab(body) => {
                for step in &body.steps {
                    self.plain(IdKind::Step, "", &step.id);
                    step.question.iter().for_each(|question| self.question(question));
                }
            }
            Body::Quiz(body) => {
                let quiz = self.found.first().map_or_else(String::new, |quiz| format!("{}.", quiz.id));
                for pool in &body.pools {
                    self.plain(IdKind::Pool, &quiz, &pool.id);
                    pool.questions.iter().for_each(|question| self.question(question));
                }
            }
            Body::Glossary(body) => {
                body.terms.iter().for_each(|term| self.plain(IdKind::Term, "term:", &term.id))
            }
        }
    }
}
