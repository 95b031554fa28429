//! Where the learner's data lies on this machine.

pub mod show;
