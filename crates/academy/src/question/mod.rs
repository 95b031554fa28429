//! Questions on the screen: what is shown before an answer and what is said after it.

mod feedback;
mod show;
pub(crate) mod size;
pub mod view;

pub use feedback::Solution;
pub use show::{Answered, Asked, count, escape};
