//! Attempts at quizzes and exams: may one begin, which questions it gets, in which order they are shown, when its time
//! is up, and what it earned.

mod deadline;
mod draw;
mod generator;
mod plan;
mod result;
mod shuffle;

pub use deadline::{Extension, deadline};
pub use generator::SplitMix64;
pub use plan::{AttemptPlan, Refused, cooling_until, plan_start};
pub use result::{AttemptResult, QuestionMark, Scored, grade_attempt};
pub use shuffle::{option_order, ordering_start};
