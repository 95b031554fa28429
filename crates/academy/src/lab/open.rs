//! `lab.open`

use course::{
    front::Front,
    lab::{self, StepBlock, read_lab},
    page::Section,
};
use learning::{
    id::{CourseId, LessonId, StepId},
    outline::LessonOutline,
    progress::lesson_state,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::{
    Academy,
    course::{LessonState, Step, progress},
    desk::{Desk, key},
    failure::Result,
    lesson::ask_check,
    question::view::QuestionView,
    settings::Language,
    shelf::Page,
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
    /// Short hash of the item's text in the original, in every language: a rewritten item loses its tick, a moved one
    /// keeps it, and so does one that is read in translation.
    pub hash: String,
    pub html: String,
    pub ticked: bool,
}

pub(crate) async fn run(academy: &Academy, request: OpenLab) -> Result<LabView> {
    let desk = &mut *academy.desk().await;
    let view = view(desk, &request.lab).await?;
    desk.remember(desk.shelf()?.lesson_step(&request.lab));
    Ok(view)
}

async fn view(desk: &Desk, id: &LessonId) -> Result<LabView> {
    let shelf = desk.shelf()?;
    let place = shelf.lesson_item(id)?;
    let outline = shelf.lesson_outline(place)?;
    let page = shelf.page(id.as_str()).await?;
    let (body, _) = read_lab(&page.document, &page.file());
    let (previous, next) = shelf.neighbours(place.course, id.as_str());
    let (tools, needs) = shelf.front_of(&page).await?.map(equipment).unwrap_or_default();
    let section =
        |section: &Option<Section>| section.as_ref().map(|one| page.html(&one.body)).unwrap_or_default();
    let objectives = place.lesson.objectives.iter();
    Ok(LabView {
        id: id.clone(),
        title: body.title.text.clone(),
        course_id: place.course.id.clone(),
        course_title: place.course.title.get(shelf.lang).clone(),
        module_title: place.module.title.get(shelf.lang).clone(),
        minutes: place.lesson.minutes,
        objectives: objectives.map(|objective| objective.text.get(shelf.lang).clone()).collect(),
        language: page.item.lang.into(),
        tools,
        needs,
        scenario_html: format!("{}{}", page.html(&body.opening), section(&body.scenario)),
        materials_html: section(&body.materials),
        steps: body.steps.iter().map(|step| step_view(desk, outline, &page, step)).collect(),
        expected_html: section(&body.expected),
        discussion_html: section(&body.discussion),
        state: progress::lesson_state(lesson_state(desk.record(), outline)),
        previous,
        next,
    })
}

fn equipment(front: Front) -> (Vec<String>, Vec<String>) {
    let Front::Lab(front) = front else { return Default::default() };
    let tools = front.tools.iter().map(|tool| format!("{} {}", tool.name.value, tool.version.value));
    (tools.collect(), front.needs.iter().map(|need| need.value.as_str().to_owned()).collect())
}

fn step_view(desk: &Desk, outline: &LessonOutline, page: &Page, step: &lab::Step) -> LabStep {
    let lab = &outline.id;
    let originals = outline.steps.iter().find(|one| one.id == step.id.value).map(|one| &one.items);
    let text = step.blocks.iter().filter_map(|block| match block {
        StepBlock::Text(part) => Some(page.html(part)),
        StepBlock::Items(_) => None,
    });
    let items: Vec<_> = step
        .items
        .iter()
        .enumerate()
        .map(|(index, item)| {
            // T901: a translation has the items of its original, in their order.
            let hash = originals.and_then(|items| items.get(index)).unwrap_or(&item.hash).clone();
            let ticked = is_ticked(desk, lab, &step.id.value, &hash);
            LabItem { hash, html: page.html(&item.content), ticked }
        })
        .collect();
    LabStep {
        id: step.id.value.clone(),
        title: step.title.clone(),
        body_html: text.collect(),
        done: items.iter().all(|item| item.ticked),
        items,
        question: step.question.as_ref().map(|question| Box::new(ask_check(desk, lab, page, question))),
    }
}

pub(crate) fn is_ticked(desk: &Desk, lab: &LessonId, step: &StepId, item: &str) -> bool {
    let key = key::of(key::TICK, &[lab.as_str(), step.as_str(), item]);
    key.is_ok_and(|key| desk.register(key.as_str()) == Some(&Value::Bool(true)))
}
