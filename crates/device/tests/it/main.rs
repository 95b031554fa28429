//! The learner's machine as a whole: files opened, damaged, filled, killed, and opened again.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, also in what its tests share"
)]

mod child;
mod damage;
mod home;
mod inventory;
mod judged;
mod kill;
mod library;
mod place;
mod record;
mod seal;
mod search;
mod shelf;
