//! Faults of every kind over one journey, and what they leave behind.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking, also in what its tests share, and the long ones print their figures"
)]

mod child;
mod control;
mod damage;
mod edition;
mod erase;
mod home;
mod kill;
mod place;
mod size;
mod window;
