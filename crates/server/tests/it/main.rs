//! The server as an app meets it, on SQLite and on PostgreSQL: every test that needs a database runs on both.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
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
mod logs;
mod mailbox;
mod policies;
mod postgres;
mod rights;
mod sessions;
mod sync;
mod tablet;
mod tenants;
