//! Findings as people and programs read them.

pub mod github;
pub mod human;
pub mod json;
mod place;
mod problem;
pub mod sarif;
mod style;

use course::{
    diagnostic::{Diagnostic, Severity},
    lang::Lang,
};

pub use style::Style;

use crate::content::Content;

/// What there is to tell.
#[derive(Debug, Clone, Copy)]
pub struct Finished<'a> {
    pub content: &'a Content,
    /// How many findings were mended before.
    pub fixed: usize,
    pub lang: Lang,
}

/// How many of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
}

impl Counts {
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut counts = Self::default();
        for diagnostic in diagnostics {
            match diagnostic.code.severity() {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Info => counts.notes += 1,
            }
        }
        counts
    }
}
