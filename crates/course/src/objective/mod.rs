//! Objectives: how they are worded, whether questions name existing ones, and whether each one is asked.
//!
//! Functions of values; who collects the objectives of a course calls them.

pub(crate) mod craft;
mod verb;

use std::collections::BTreeSet;

use learning::id::ObjectiveId;

use crate::{
    diagnostic::{Code, Diagnostic},
    lang::Lang,
    question::{ObjectiveRef, Question},
    span::{Span, Spanned},
};

/// `O851` `O852`: an objective begins with a verb whose doing can be seen.
#[must_use]
pub fn check_wording(text: &str, lang: Lang, span: Span, path: &str) -> Option<Diagnostic> {
    let starts = |verb: &&'static str| verb::begins(text, verb);
    let bank = verb::bank(lang);
    if let Some(verb) = bank.vague.iter().find(|verb| starts(verb)) {
        return Some(vague(verb, span, path));
    }
    let listed = bank.levels.iter().flat_map(|verbs| verbs.iter()).any(starts);
    (!listed).then(|| unlisted(bank, span, path))
}

fn vague(verb: &str, span: Span, path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::O852,
        path,
        span,
        format!(
            "\"{verb}\" tidak bisa diamati. Tulis apa yang dilakukan peserta, misalnya \"Menjelaskan …\" atau \"Menghitung …\"."
        ),
        format!(
            "\"{verb}\" cannot be observed. Write what the learner does, for example \"Explain …\" or \"Calculate …\"."
        ),
    )
}

fn unlisted(bank: &verb::Bank, span: Span, path: &str) -> Diagnostic {
    let verbs = bank.levels.iter().filter_map(|verbs| verbs.first().copied()).collect::<Vec<_>>().join(", ");
    Diagnostic::new(
        Code::O851,
        path,
        span,
        format!("Tujuan belajar harus mulai dengan kata kerja dari daftar, misalnya: {verbs}."),
        format!("An objective must begin with a verb from the list, for example: {verbs}."),
    )
}

/// `Q423`: each question's objective exists. (A missing `obj` has been reported by the reader.)
#[must_use]
pub fn check_references(
    questions: &[&Question],
    exists: &dyn Fn(&ObjectiveRef) -> bool,
    path: &str,
) -> Vec<Diagnostic> {
    let named = questions.iter().filter_map(|question| question.objective.as_ref());
    named
        .filter(|named| !exists(&named.value))
        .map(|named| {
            Diagnostic::new(
                Code::Q423,
                path,
                named.span,
                "Tujuan belajar ini tidak ada. Periksa `objectives` pada metadata pelajarannya.",
                "This objective does not exist. Look at `objectives` in the front matter of the lesson.",
            )
        })
        .collect()
}

/// `O855`: each objective has a question or a lab step. `asked`: those of this lesson that some question names.
#[must_use]
pub fn check_coverage(
    objectives: &[Spanned<ObjectiveId>],
    asked: &BTreeSet<ObjectiveId>,
    path: &str,
) -> Vec<Diagnostic> {
    objectives
        .iter()
        .filter(|objective| !asked.contains(&objective.value))
        .map(|objective| {
            let id = &objective.value;
            Diagnostic::new(
                Code::O855,
                path,
                objective.span,
                format!("Tujuan belajar {id} belum ditanyakan. Tambahkan soal dengan `obj={id}`, atau hapus tujuannya."),
                format!("Objective {id} is not asked. Add a question with `obj={id}`, or remove the objective."),
            )
        })
        .collect()
}
