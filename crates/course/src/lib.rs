//! The curriculum's content format: Markdown files to a model, diagnostics and HTML; editions of it.
//!
//! Knows files. Must not know a database, a network, a clock or a learner. Parsing never stops at the first problem:
//! every reader returns `(value, diagnostics)`.

pub mod diagnostic;
pub mod document;
pub mod lang;
pub mod span;
