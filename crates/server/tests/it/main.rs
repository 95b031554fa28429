//! The server as an app meets it, on SQLite and on PostgreSQL: every test that needs a database runs on both.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test stops at the first thing that is not as expected"
)]

#[macro_use]
mod academy;
mod accounts;
mod backup;
mod commands;
mod connections;
mod grading;
mod inventory;
mod kills;
mod logs;
mod mailbox;
mod policies;
mod postgres;
mod rights;
mod sessions;
mod speed;
mod sync;
mod tablet;
mod tenants;
