//! Cari: the whole curriculum.

pub mod query;
