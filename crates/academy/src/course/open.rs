//! `course.open`

use course::{
    edition::{CourseEntry, LessonEntry, ModuleEntry},
    page::read_page,
};
use learning::{
    id::{CourseId, ModuleId, TrackId},
    progress::{lesson_state, module_completion},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    LessonRow, LessonState, Step,
    progress::{self, Standing},
};
use crate::{
    Academy,
    catalogue::{CourseCard, card},
    desk::Desk,
    failure::Result,
    quiz::{self, QuizRow},
    shelf::{Page, Shelf},
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct OpenCourse {
    pub course: CourseId,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CourseView {
    pub card: CourseCard,
    pub track_id: TrackId,
    pub track_title: String,
    /// The course page after its title: for whom, what before, what you can do afterwards; for a planned course its
    /// outline.
    pub body_html: String,
    pub requires: Vec<CourseCard>,
    pub modules: Vec<ModuleView>,
    pub exam: Option<QuizRow>,
    /// Where to start or go on; null when everything is done or the course is only planned.
    pub next: Option<Step>,
    pub lessons_done: u32,
    pub lessons_all: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ModuleView {
    pub id: ModuleId,
    pub title: String,
    pub summary: String,
    pub minutes: u32,
    pub lessons: Vec<LessonRow>,
    pub quiz: Option<QuizRow>,
    pub completed: bool,
}

pub(crate) async fn run(academy: &Academy, request: OpenCourse) -> Result<CourseView> {
    let desk = &*academy.desk().await;
    let (shelf, now) = (desk.shelf()?, desk.now());
    let course = shelf.get_course(&request.course)?;
    let page = shelf.page(course.id.as_str()).await?;
    let track = shelf.manifest.tracks.iter().find(|track| track.id == course.track);
    let lessons = course.outline.as_ref().map(|outline| Standing::of(desk.record(), outline, now).lessons);
    let required =
        |id: &String| Some(card(&shelf, desk.record(), shelf.get_course(&id.parse().ok()?).ok()?, now));
    Ok(CourseView {
        card: card(&shelf, desk.record(), course, now),
        track_id: course.track.clone(),
        track_title: track.map(|track| track.title.get(shelf.lang).clone()).unwrap_or_default(),
        body_html: body(&page),
        requires: course.requires.iter().filter_map(required).collect(),
        modules: course.modules.iter().map(|module| module_view(desk, &shelf, course, module)).collect(),
        exam: course.exam.as_ref().and_then(|exam| quiz::row(desk, &shelf, &exam.id).ok()),
        next: progress::next(&shelf, desk.record(), course, now),
        lessons_done: lessons.map_or(0, |lessons| lessons.done),
        lessons_all: lessons.map_or(0, |lessons| lessons.total),
    })
}

/// Everything after the title.
fn body(page: &Page) -> String {
    let (body, _) = read_page(&page.document, &page.file());
    let sections = body.sections.iter().map(|section| page.html(&section.part));
    std::iter::once(page.html(&body.opening)).chain(sections).collect()
}

fn module_view(desk: &Desk, shelf: &Shelf<'_>, course: &CourseEntry, module: &ModuleEntry) -> ModuleView {
    let outline = shelf.find_outline(&course.id);
    let outline = outline.and_then(|course| course.modules.iter().find(|outline| outline.id == module.id));
    ModuleView {
        id: module.id.clone(),
        title: module.title.get(shelf.lang).clone(),
        summary: module.summary.get(shelf.lang).clone(),
        minutes: module.minutes,
        lessons: module.lessons.iter().map(|lesson| row(desk, shelf, lesson)).collect(),
        quiz: module.quiz.as_ref().and_then(|quiz| quiz::row(desk, shelf, &quiz.id).ok()),
        completed: outline.is_some_and(|outline| module_completion(desk.record(), outline).is_some()),
    }
}

fn row(desk: &Desk, shelf: &Shelf<'_>, lesson: &LessonEntry) -> LessonRow {
    let place = shelf.lesson_item(&lesson.id);
    let outline = place.and_then(|place| shelf.lesson_outline(place));
    LessonRow {
        id: lesson.id.clone(),
        kind: progress::lesson_step(lesson.kind),
        title: lesson.title.get(shelf.lang).clone(),
        summary: lesson.summary.get(shelf.lang).clone(),
        minutes: lesson.minutes,
        state: outline.map_or(LessonState::NotStarted, |outline| {
            progress::lesson_state(lesson_state(desk.record(), outline))
        }),
    }
}
