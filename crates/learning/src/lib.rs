//! What a learner has done, and what follows from it: facts and registers, the fold that makes a record of them,
//! grading, attempts, progress.
//!
//! Pure: no file, no database, no network, no clock, no chance. Time and seeds come in as arguments, so that the
//! app and the server compute the same record from the same facts.

pub mod hash;
pub mod id;
pub mod key;
pub mod response;
pub mod rev;
