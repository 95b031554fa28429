//! The command as an author runs it: a small academy in a folder of its own, and what the program answers.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as expected")]

mod academy;
mod bad_input;
mod coverage;
mod fix;
mod format;
mod ids;
mod lint;
mod new;
mod pack;
mod privacy;
mod stats;
