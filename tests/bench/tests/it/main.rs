//! What is measured is right: the corpus has no error, and on small sizes the measured paths answer as they should.
#![expect(clippy::unwrap_used, reason = "a test's helper fails by panicking")]

mod corpus;
mod use_cases;
