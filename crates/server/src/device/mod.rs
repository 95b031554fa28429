//! Devices of a person.

pub mod list;
