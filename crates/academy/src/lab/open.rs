//! `lab.open`

use learning::id::{CourseId, LessonId, StepId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    course::{LessonState, Step},
    question::view::QuestionView,
    settings::Language,
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct OpenLab {
    pub lab: LessonId,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct LabView {
    pub id: LessonId,
    pub title: String,
    pub course_id: CourseId,
    pub course_title: String,
    pub module_title: String,
    pub minutes: u32,
    pub objectives: Vec<String>,
    pub language: Language,
    /// `name version` of the tools the steps were run on.
    pub tools: Vec<String>,
    pub needs: Vec<String>,
    pub scenario_html: String,
    pub materials_html: String,
    pub steps: Vec<LabStep>,
    pub expected_html: String,
    /// Hidden by the screen until asked for or all steps are done.
    pub discussion_html: String,
    pub state: LessonState,
    pub previous: Option<Step>,
    pub next: Option<Step>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct LabStep {
    pub id: StepId,
    pub title: String,
    pub body_html: String,
    pub items: Vec<LabItem>,
    pub question: Option<Box<QuestionView>>,
    pub done: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct LabItem {
    /// Short hash of the item's text: a rewritten item loses its tick, a moved one keeps it.
    pub hash: String,
    pub html: String,
    pub ticked: bool,
}
