//! The use cases over real content, through the same door as the shell: names and JSON.

mod attempt;
mod content;
mod first_start;
mod learner;
mod lesson;
mod robustness;
