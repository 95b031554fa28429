//! The use cases over real content, through the same door as the shell: names and JSON.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test's helper fails by panicking")]

mod attempt;
mod bad_input;
mod consent;
mod content;
mod first_start;
mod learner;
mod lesson;
mod notices;
mod people;
mod periods;
mod pinned;
mod requests;
mod robustness;
mod whole;
