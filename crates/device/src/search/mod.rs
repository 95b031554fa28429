//! Finding words in the installed curriculum, also in other forms of them, half typed or with a slip.
//!
//! The pure half: words, stems, spelling, what is indexed of an edition, snippets. Asking the database is `library`'s.

pub mod fold;
pub mod hit;
pub mod index;
pub mod informal;
pub mod query;
pub mod snippet;
pub mod spelling;
pub mod stem;
pub mod synonym;

pub use hit::{HitKind, SearchHit, SearchResult};
