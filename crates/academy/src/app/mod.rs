//! The app as a whole: what it needs to show its first screen.

pub mod start;
