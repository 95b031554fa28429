//! What can only be judged with all files at hand.
//!
//! Each check is a function of the loaded curriculum. Where a file could not be read whole, checks that would only
//! repeat that in other words are silent.

mod craft;
mod framework;
mod id;
mod lock;
mod objective;
mod picture;
mod quiz;
mod reference;
mod requirement;
mod revision;
mod translation;

use std::collections::BTreeSet;

use crate::{
    academy::Academy,
    diagnostic::{Diagnostic, Severity},
    front::QuizFront,
    quiz::check_pass,
    source::Source,
};

/// What the checks look at.
struct Checking<'a> {
    academy: &'a Academy,
    source: &'a Source,
    /// Files in which the readers found a mistake.
    troubled: BTreeSet<&'a str>,
    out: Vec<Diagnostic>,
}

/// Everything that is wrong across files. `found`: what the readers already said.
#[must_use]
pub fn check(academy: &Academy, source: &Source, found: &[Diagnostic]) -> Vec<Diagnostic> {
    let mistakes = found.iter().filter(|problem| problem.code.severity() == Severity::Error);
    let troubled = mistakes.map(|problem| problem.path.as_str()).collect();
    let mut checking = Checking { academy, source, troubled, out: Vec::new() };
    checking.ids();
    checking.lock();
    checking.requirements();
    checking.references();
    checking.pictures();
    checking.objectives();
    checking.translations();
    checking.revisions();
    checking.frameworks();
    checking.pass_marks();
    checking.quizzes();
    checking.crafts();
    checking.out
}

impl Checking<'_> {
    /// Whether a file was read without a mistake.
    fn is_sound(&self, path: &str) -> bool {
        !self.troubled.contains(path)
    }

    /// `Z510` for every quiz.
    fn pass_marks(&mut self) {
        let defaults = &self.academy.settings.defaults;
        for item in self.academy.quizzes() {
            if !self.is_sound(item.path()) {
                continue;
            }
            let QuizFront { head, pass, .. } = &item.front;
            let span = pass.as_ref().map_or(head.span, |pass| pass.span);
            let points = item.page.id.body.points();
            self.out.extend(check_pass(points, item.front.rules(defaults).pass, span, item.path()));
        }
    }
}
