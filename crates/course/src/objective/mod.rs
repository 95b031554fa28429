//! Objectives: how they are worded, whether questions name existing ones, and whether each one is asked.
//!
//! Functions of values; who collects the objectives of a course calls them.

use std::collections::BTreeSet;

use learning::id::ObjectiveId;

use crate::{
    diagnostic::Diagnostic,
    lang::Lang,
    question::{ObjectiveRef, Question},
    span::{Span, Spanned},
};

/// `O851` `O852`: an objective begins with a verb whose doing can be seen.
#[must_use]
pub fn check_wording(_text: &str, _lang: Lang, _span: Span, _path: &str) -> Option<Diagnostic> {
    None
}

/// `Q423`: each question's objective exists. (A missing `obj` has been reported by the reader.)
#[must_use]
pub fn check_references(
    _questions: &[&Question],
    _exists: &dyn Fn(&ObjectiveRef) -> bool,
    _path: &str,
) -> Vec<Diagnostic> {
    Vec::new()
}

/// `O855`: each objective has a question or a lab step. `asked`: those of this lesson that some question names.
#[must_use]
pub fn check_coverage(
    _objectives: &[Spanned<ObjectiveId>],
    _asked: &BTreeSet<ObjectiveId>,
    _path: &str,
) -> Vec<Diagnostic> {
    Vec::new()
}
