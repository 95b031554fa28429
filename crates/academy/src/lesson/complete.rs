//! `lesson.complete`: the learner goes on after the last check. Refused with `check_unanswered` while a question of
//! the check has no answer.

use device::Change;
use learning::{
    fact::FactBody,
    id::LessonId,
    progress::{lesson_state, missing_for_completion},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Academy,
    course::{
        LessonState, Step,
        progress::{self, Standing},
    },
    desk::Completed,
    failure::{Failure, FailureCode, Result},
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CompleteLesson {
    pub lesson: LessonId,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct LessonCompleted {
    pub state: LessonState,
    /// Where to go from here.
    pub next: Option<Step>,
    pub course_percent: u32,
    /// The module or course this completed, by title.
    pub module_completed: Option<String>,
    pub course_completed: Option<String>,
}

pub(crate) async fn run(academy: &Academy, request: CompleteLesson) -> Result<LessonCompleted> {
    let desk = &mut *academy.desk().await;
    let shelf = desk.shelf()?;
    let place = shelf.lesson_item(&request.lesson)?;
    let outline = shelf.lesson_outline(place)?.clone();
    let course = place.course.id.clone();
    let missing = missing_for_completion(desk.record(), &outline);
    if !missing.is_empty() {
        return Err(unanswered(missing.questions.len() + missing.steps.len()));
    }
    // Going through a lesson again says nothing new.
    let known = desk.record().find_lesson(&request.lesson).and_then(|done| done.completed_rev());
    let completed = if known.is_some_and(|rev| rev >= outline.rev) {
        Completed::default()
    } else {
        let fact = FactBody::LessonCompleted { lesson: outline.reference() };
        desk.commit_in(&course, Change { facts: vec![fact], registers: Vec::new() }).await?
    };
    let shelf = desk.shelf()?;
    let entry = shelf.get_course(&course)?;
    let standing = entry.outline.as_ref().map(|outline| Standing::of(desk.record(), outline, desk.now()));
    Ok(LessonCompleted {
        state: progress::lesson_state(lesson_state(desk.record(), &outline)),
        next: shelf.neighbours(entry, request.lesson.as_str()).1,
        course_percent: standing.map_or(0, |standing| standing.percent),
        module_completed: completed.module,
        course_completed: completed.course,
    })
}

fn unanswered(how_many: usize) -> Failure {
    Failure::new(
        FailureCode::CheckUnanswered,
        format!(
            "Masih ada {how_many} bagian yang belum dijawab atau dicentang. Selesaikan dulu, lalu lanjut."
        ),
        format!("{how_many} more to answer or tick. Finish them, then go on."),
        format!("{how_many} missing"),
    )
}
