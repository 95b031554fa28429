//! The people of an organisation.

pub mod members;
