//! One journey of a learner, many faults. The journey runs in a process of its own, says what it is about to keep and
//! what it was told is kept; whatever becomes of that process, the witness opens the folder again and compares.
//!
//! Knows the use cases and what lies on the disk. Must not know how the fault is made: killing, cutting the power,
//! failing writes and damaging files are their tests' business.

pub mod journey;
pub mod line;
pub mod machine;
pub mod witness;

pub use journey::{Journey, Stage};
pub use line::{Kept, Line};
pub use machine::Machine;
pub use witness::{Findings, Witness};
