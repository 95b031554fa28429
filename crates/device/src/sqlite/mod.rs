//! SQLite files: how they are opened, checked, brought to this version's schema, copied, and put aside.
//!
//! Must not know what is kept in them.

pub mod aside;
pub mod copy;
pub mod log;
pub mod open;
