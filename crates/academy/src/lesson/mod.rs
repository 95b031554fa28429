//! Pelajaran: reading, checks, position, notes and bookmarks.

pub mod answer;
pub mod bookmark;
pub mod complete;
pub mod note;
pub mod open;
pub mod position;
