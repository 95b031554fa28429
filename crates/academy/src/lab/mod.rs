//! Latihan: steps with ticks, and a discussion on request.

pub mod open;
pub mod tick;
