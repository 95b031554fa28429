//! The learner's own machine.
