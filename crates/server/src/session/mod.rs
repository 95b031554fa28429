//! Sessions: who holds which token. The only place that makes a `Person`.

pub mod end;
mod issue;
pub mod list;
mod person;
pub mod refresh;
pub mod sign_in;

pub use person::Person;

pub(crate) use issue::Tokens;
