//! YAML with byte spans, and fields read from it one by one so that a file with three mistakes gets three diagnostics.
//!
//! A subset on purpose: no anchors, tags, merge keys or second document. Must not know what the fields mean.

mod allow;
mod fields;
mod node;
mod value;

pub use fields::{Fields, Report};
pub use node::{Node, parse};
pub use value::FromNode;

pub(crate) use allow::without_allowed;
pub(crate) use value::{one_of, wrong};
