//! `lab.tick`: one item of a step, done or not.

use device::Change;
use learning::{
    fact::FactBody,
    id::{LessonId, StepId},
    outline::StepOutline,
    progress::lesson_state,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::open::is_ticked;
use crate::{
    Academy,
    course::{LessonState, progress},
    desk::{Desk, key},
    failure::{Failure, Result},
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct TickItem {
    pub lab: LessonId,
    pub step: StepId,
    /// `LabItem::hash`
    pub item: String,
    pub ticked: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Ticked {
    pub step_done: bool,
    pub state: LessonState,
}

pub(crate) async fn run(academy: &Academy, request: TickItem) -> Result<Ticked> {
    let desk = &mut *academy.desk().await;
    let shelf = desk.shelf()?;
    let place = shelf.lesson_item(&request.lab)?;
    let outline = shelf.lesson_outline(place)?.clone();
    let course = place.course.id.clone();
    let step =
        outline.steps.iter().find(|step| step.id == request.step && step.items.contains(&request.item));
    let step = step.ok_or_else(|| Failure::not_found(format!("{} {}", request.step, request.item)))?;
    let key = key::of(key::TICK, &[request.lab.as_str(), request.step.as_str(), &request.item])?;
    let step_done = all_ticked(desk, &request, step);
    // A step once done stays a fact; taking a tick away only changes what the screen shows.
    let known = desk.record().find_lesson(&request.lab);
    let known =
        known.is_some_and(|lab| step.items.iter().all(|item| lab.ticked_at(&step.id, item).is_some()));
    let facts = (step_done && !known).then(|| FactBody::LabStepDone {
        lab: outline.reference(),
        step: request.step.clone(),
        items: step.items.clone(),
    });
    let change =
        Change { facts: facts.into_iter().collect(), registers: vec![(key, Value::from(request.ticked))] };
    desk.commit_in(&course, change).await?;
    Ok(Ticked { step_done, state: progress::lesson_state(lesson_state(desk.record(), &outline)) })
}

/// Whether every item of the step is ticked after this request.
fn all_ticked(desk: &Desk, request: &TickItem, step: &StepOutline) -> bool {
    let after = |item: &String| {
        if *item == request.item { request.ticked } else { is_ticked(desk, &request.lab, &step.id, item) }
    };
    step.items.iter().all(after)
}
