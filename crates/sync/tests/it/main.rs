//! The exchange against a model of the server: as tables, at random, and over real connections that fail.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test's helper fails by panicking")]

mod any_order;
mod courier;
mod going;
mod hostile;
mod http;
mod machine;
mod model;
mod simulation;
mod talk;
