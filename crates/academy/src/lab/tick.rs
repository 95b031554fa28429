//! `lab.tick`: one item of a step, done or not.

use learning::id::{LessonId, StepId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::course::LessonState;

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
