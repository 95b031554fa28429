//! What a learner has done, and what follows from it: facts and registers, the fold that makes a record of them,
//! grading, attempts, progress.
//!
//! Pure: no file, no database, no network, no clock, no chance. Time and seeds come in as arguments, so that the
//! app and the server compute the same record from the same facts.

#![warn(missing_docs)]

pub mod attempt;
pub mod fact;
pub mod grade;
pub mod hash;
pub mod id;
pub mod key;
pub mod outline;
pub mod progress;
pub mod receipt;
pub mod record;
pub mod register;
pub mod response;
pub mod rev;

#[cfg(all(test, feature = "ts"))]
mod screen;
