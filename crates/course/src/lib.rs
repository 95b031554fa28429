//! The curriculum's content format: Markdown files to a model, diagnostics and HTML; editions of it.
//!
//! Knows files. Must not know a database, a network, a clock or a learner. Parsing never stops at the first problem:
//! every reader returns `(value, diagnostics)`.

pub mod academy;
pub mod asset;
pub mod check;
pub mod coverage;
pub mod diagnostic;
pub mod document;
pub mod edition;
pub mod fix;
#[cfg(test)]
mod fixture;
pub mod framework;
pub mod front;
pub mod html;
pub mod lab;
pub mod lang;
pub mod lesson;
pub mod lock;
pub mod objective;
pub mod outline;
pub mod page;
pub mod privacy;
mod prose;
pub mod question;
pub mod quiz;
pub mod source;
pub mod span;
pub mod term;
pub mod yaml;
