//! Whether the server is there, and whether it can work.

pub mod live;
pub mod ready;
