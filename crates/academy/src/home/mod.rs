//! Beranda: where to go on.

pub mod show;
