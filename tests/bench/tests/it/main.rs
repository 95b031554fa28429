//! What is measured is right: the corpus has no error, and on small sizes the measured paths answer as they should.

mod corpus;
mod use_cases;
