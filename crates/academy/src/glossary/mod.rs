//! Glosarium: the terms of the curriculum.

pub mod show;
