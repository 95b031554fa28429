//! The content format from outside: a small academy on disk, changed in memory.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first thing that is not as expected"
)]

mod academy;
mod bad_input;
mod craft;
mod diagnostics;
mod edition;
mod sample;
