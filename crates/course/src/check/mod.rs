//! What can only be judged with all files at hand.

use crate::{academy::Academy, diagnostic::Diagnostic, source::Source};

/// Everything that is wrong across files.
#[must_use]
pub fn check(_academy: &Academy, _source: &Source) -> Vec<Diagnostic> {
    Vec::new()
}
