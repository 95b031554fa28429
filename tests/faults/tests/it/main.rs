//! Faults of every kind over one journey, and what they leave behind.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, also in what its tests share"
)]

mod child;
mod control;
mod damage;
mod edition;
mod home;
mod kill;
mod place;
mod size;
mod window;
