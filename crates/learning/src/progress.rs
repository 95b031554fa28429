//! How far a learner is: the record measured against an outline.
//!
//! What was completed stays completed, whatever a later edition adds: the completion facts say so. New items show as
//! not started.

mod course;
mod lesson;
mod module;
mod next;
mod path;
mod quiz;
mod tally;

pub use course::{CourseProgress, course_completion, course_progress, due_completions};
pub use lesson::{
    LessonProgress, LessonState, Missing, lesson_completion, lesson_state, missing_for_completion,
};
pub use module::{ModuleProgress, module_completion, module_progress};
pub use next::{NextStep, next_step};
pub use path::{PathProgress, path_progress};
pub use quiz::{QuizProgress, QuizState, quiz_completion, quiz_state};
pub use tally::Tally;
