//! Courses.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::lesson::latest;
use super::module::all_done_at;
use super::{
    ModuleProgress, QuizProgress, Tally, module_completion, module_progress, quiz_completion, quiz_state,
};
use crate::fact::FactBody;
use crate::id::CourseId;
use crate::outline::CourseOutline;
use crate::record::Record;

/// A course on the screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CourseProgress {
    /// Its id.
    pub id: CourseId,
    /// Its modules, in order.
    pub modules: Vec<ModuleProgress>,
    /// Its exam.
    pub exam: Option<QuizProgress>,
    /// Items done.
    pub items: Tally,
    /// When it was completed. Stays when a later edition adds items.
    pub completed_at: Option<DateTime<Utc>>,
    /// In a completed course: items of this edition that are not done (they were added later).
    pub new_items: u32,
}

/// When a course was completed: the date kept in its completion fact, or that of the last thing needed, whichever is
/// earlier. Needed are every module that asks for something, and the exam.
#[must_use]
pub fn course_completion(record: &Record, course: &CourseOutline) -> Option<DateTime<Utc>> {
    let kept = record.course_completed_at(&course.id);
    [kept, rule_held_at(record, course)].into_iter().flatten().min()
}

fn rule_held_at(record: &Record, course: &CourseOutline) -> Option<DateTime<Utc>> {
    let asking = course.modules.iter().filter(|module| module.item_count() > 0);
    let modules = asking.map(|module| module_completion(record, module));
    let exam = course.exam.iter().map(|exam| quiz_completion(record, &exam.id));
    latest(modules.chain(exam))
}

/// The completion facts that are due: for each module, then the course, whose rule holds and has no fact yet. Whoever
/// appends a fact appends these with it, in the same transaction.
#[must_use]
pub fn due_completions(record: &Record, course: &CourseOutline) -> Vec<FactBody> {
    let modules = course.modules.iter().filter(|module| {
        record.module_completed_at(&module.id).is_none() && all_done_at(record, module).is_some()
    });
    let mut due: Vec<_> =
        modules.map(|module| FactBody::ModuleCompleted { module: course.module_reference(module) }).collect();
    if record.course_completed_at(&course.id).is_none() && rule_held_at(record, course).is_some() {
        due.push(FactBody::CourseCompleted { course: course.reference() });
    }
    due
}

/// A course measured. `now` only decides whether waits after failed attempts are over.
#[must_use]
pub fn course_progress(record: &Record, course: &CourseOutline, now: DateTime<Utc>) -> CourseProgress {
    let modules: Vec<_> = course.modules.iter().map(|module| module_progress(record, module, now)).collect();
    let exam = course
        .exam
        .as_ref()
        .map(|exam| QuizProgress { id: exam.id.clone(), state: quiz_state(record, exam, now) });
    let exam_item = Tally::of(exam.iter().map(|exam| exam.state.is_passed()));
    let items = modules.iter().map(|module| module.items).fold(exam_item, Tally::plus);
    let completed_at = course_completion(record, course);
    let new_items = completed_at.map_or(0, |_| items.total - items.done);
    CourseProgress { id: course.id.clone(), modules, exam, items, completed_at, new_items }
}
