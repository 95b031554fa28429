//! What a quiz asks of what it assesses: every objective (`Z504`), and not mostly recall (`Z508`).

use std::collections::{HashMap, HashSet};

use crate::{
    diagnostic::{Code, Diagnostic},
    front::{Bloom, ObjectiveFront},
    question::Question,
    span::Span,
};

/// An objective of a lesson that the quiz assesses.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Assessed<'a> {
    /// `l06`
    pub lesson: &'a str,
    /// Of the lesson's file.
    pub path: &'a str,
    pub objective: &'a ObjectiveFront,
}

/// The quiz itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Assessing<'a> {
    pub path: &'a str,
    pub title: Span,
}

/// Fewer questions or objectives say nothing about depth.
const LEAST: usize = 5;

/// `Z504`, at the objective.
pub(crate) fn unasked(
    quiz: Assessing<'_>,
    scope: &[Assessed<'_>],
    questions: &[&Question],
) -> Vec<Diagnostic> {
    let mut asked: HashSet<(&str, &str)> = HashSet::new();
    for named in questions.iter().filter_map(|question| question.objective.as_ref()) {
        let lesson = named.value.lesson_suffix.as_deref().unwrap_or_default();
        asked.insert((lesson, named.value.objective.as_str()));
    }
    let missing = scope.iter().filter(|one| !asked.contains(&(one.lesson, one.objective.id.value.as_str())));
    missing
        .map(|one| {
            let (name, path) = (format!("{}.{}", one.lesson, one.objective.id.value), quiz.path);
            Diagnostic::new(
                Code::Z504,
                one.path,
                one.objective.id.span,
                format!("Tujuan belajar ini tidak ditanyakan di `{path}`. Tambahkan soal dengan `obj={name}` di sana."),
                format!("This objective is not asked in `{path}`. Add a question with `obj={name}` there."),
            )
            .related(quiz.path, quiz.title)
        })
        .collect()
}

/// `Z508`. A question asks as much as the objective it names. By docs/quality.md, "Automatic measures", the share of
/// questions above recall is at least the share of objectives above `ingat`, minus 20 points.
pub(crate) fn shallow(
    quiz: Assessing<'_>,
    scope: &[Assessed<'_>],
    questions: &[&Question],
) -> Option<Diagnostic> {
    let levels: HashMap<(&str, &str), Bloom> = scope
        .iter()
        .map(|one| ((one.lesson, one.objective.id.value.as_str()), one.objective.bloom.value))
        .collect();
    let named = questions.iter().filter_map(|question| question.objective.as_ref());
    let asked: Vec<Bloom> = named
        .filter_map(|named| {
            let lesson = named.value.lesson_suffix.as_deref().unwrap_or_default();
            levels.get(&(lesson, named.value.objective.as_str())).copied()
        })
        .collect();
    let recall = asked.iter().filter(|level| **level == Bloom::Remember).count();
    let deep = scope.iter().filter(|one| one.objective.bloom.value != Bloom::Remember).count();
    let (all, objectives) = (asked.len(), scope.len());
    let mostly = all >= LEAST && recall * 100 > all * 60;
    // deep / objectives - 0.20 > (all - recall) / all, without fractions.
    let wanted = 100 * deep * all > 100 * (all - recall) * objectives + 20 * all * objectives;
    (mostly && wanted).then(|| {
        Diagnostic::new(
            Code::Z508,
            quiz.path,
            quiz.title,
            format!("{recall} dari {all} soal hanya menanyakan ingatan, padahal {deep} dari {objectives} tujuan meminta lebih. Tanyakan pemakaiannya dalam situasi kerja."),
            format!("{recall} of {all} questions ask only for recall, while {deep} of {objectives} objectives ask for more. Ask for use in a situation at work."),
        )
    })
}
