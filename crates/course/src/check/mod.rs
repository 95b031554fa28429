//! What can only be judged with all files at hand.
//!
//! Each check is a function of the loaded curriculum. Where a file could not be read whole, checks that would only
//! repeat that in other words are silent.

mod citation;
mod coverage;
mod craft;
mod framework;
mod front;
mod id;
mod lock;
mod objective;
mod picture;
mod quiz;
mod reference;
mod requirement;
mod revision;
mod term;
mod translation;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::{academy::Academy, diagnostic::Diagnostic, front::QuizFront, quiz::check_pass, source::Source};

/// What the checks look at.
struct Checking<'a> {
    academy: &'a Academy,
    source: &'a Source,
    today: NaiveDate,
    /// Files in which the readers found an error.
    troubled: BTreeSet<&'a str>,
    out: Vec<Diagnostic>,
}

/// Everything that is wrong across files. `found`: what the readers already said.
#[must_use]
pub fn check(academy: &Academy, source: &Source, today: NaiveDate, found: &[Diagnostic]) -> Vec<Diagnostic> {
    let errors = found.iter().filter(|problem| problem.is_error());
    let troubled = errors.map(|problem| problem.path.as_str()).collect();
    let mut checking = Checking { academy, source, today, troubled, out: Vec::new() };
    checking.ids();
    checking.lock();
    checking.requirements();
    checking.references();
    checking.pictures();
    checking.objectives();
    checking.translations();
    checking.revisions();
    checking.frameworks();
    checking.domains();
    checking.fronts();
    checking.citations();
    checking.terms();
    checking.pass_marks();
    checking.quizzes();
    checking.crafts();
    checking.out
}

impl Checking<'_> {
    /// Whether a file was read without an error.
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
