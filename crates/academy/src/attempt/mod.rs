//! One attempt at a quiz or an exam, pinned to the edition it began on.

pub mod answer;
pub mod flag;
pub mod open;
pub mod result;
pub mod start;
pub mod submit;
