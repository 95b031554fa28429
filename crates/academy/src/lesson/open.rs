//! `lesson.open`: a lesson to read, with its checks, where the reader stopped, notes and bookmarks.

use course::{
    document::Part,
    front::{Front, Kind},
    lesson::{LessonBody, read_lesson},
    page::Section,
    question::Question,
};
use learning::{
    id::{CourseId, LessonId},
    progress::lesson_state,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    answered, ask_check, bookmark,
    note::{self, NoteView},
    position::{self, Position},
};
use crate::{
    Academy,
    course::{LessonState, Step, progress},
    desk::Desk,
    failure::Result,
    question::{count, view::QuestionView},
    settings::Language,
    shelf::Page,
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct OpenLesson {
    pub lesson: LessonId,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct LessonView {
    pub id: LessonId,
    pub title: String,
    pub course_id: CourseId,
    pub course_title: String,
    pub module_title: String,
    /// 1-based place among the course's lessons, and how many there are.
    pub number: u32,
    pub of: u32,
    pub minutes: u32,
    pub objectives: Vec<String>,
    pub rev: String,
    pub verified: Option<String>,
    /// Language of the text shown; differs from the one asked for when the translation is missing or too old.
    pub language: Language,
    pub outline: Vec<OutlineEntry>,
    pub blocks: Vec<LessonBlock>,
    pub state: LessonState,
    /// Questions of the check, and how many of them were answered at least once.
    pub questions: u32,
    pub answered: u32,
    pub position: Option<Position>,
    pub notes: Vec<NoteView>,
    /// Blocks (`data-p`) with a bookmark.
    pub bookmarks: Vec<u32>,
    pub previous: Option<Step>,
    pub next: Option<Step>,
}

/// A heading of level 2 or 3.
#[derive(Debug, Clone, Serialize, TS)]
pub struct OutlineEntry {
    pub level: u32,
    pub text: String,
    /// The element's id in the HTML.
    pub anchor: String,
}

/// The lesson from top to bottom: text, and check questions where they stand.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum LessonBlock {
    Html { html: String },
    Question { question: Box<QuestionView> },
}

pub(crate) async fn run(academy: &Academy, request: OpenLesson) -> Result<LessonView> {
    let desk = &mut *academy.desk().await;
    let view = view(desk, &request.lesson).await?;
    desk.remember(desk.shelf()?.lesson_step(&request.lesson));
    Ok(view)
}

async fn view(desk: &Desk, id: &LessonId) -> Result<LessonView> {
    let shelf = desk.shelf()?;
    let place = shelf.lesson_item(id)?;
    let outline = shelf.lesson_outline(place)?;
    let page = shelf.page(id.as_str()).await?;
    let (body, _) = read_lesson(&page.document, &page.file());
    let (previous, next) = shelf.neighbours(place.course, id.as_str());
    let objectives = place.lesson.objectives.iter();
    Ok(LessonView {
        id: id.clone(),
        title: body.title.text.clone(),
        course_id: place.course.id.clone(),
        course_title: place.course.title.get(shelf.lang).clone(),
        module_title: place.module.title.get(shelf.lang).clone(),
        number: count(place.number),
        of: count(place.of),
        minutes: place.lesson.minutes,
        objectives: objectives.map(|objective| objective.text.get(shelf.lang).clone()).collect(),
        rev: outline.rev.to_string(),
        verified: shelf.front_of(&page).await?.and_then(|front| verified(&front)),
        language: page.item.lang.into(),
        outline: headings(&page),
        blocks: blocks(desk, id, &page, &body),
        state: progress::lesson_state(lesson_state(desk.record(), outline)),
        questions: count(outline.questions.len()),
        answered: answered(desk.record().find_lesson(id), &outline.questions),
        position: position::find(desk, id),
        notes: note::list(desk, id),
        bookmarks: bookmark::list(desk, id),
        previous,
        next,
    })
}

fn verified(front: &Front) -> Option<String> {
    match front {
        Front::Lesson(front) => Some(front.review.verified.as_ref()?.value.to_string()),
        _ => None,
    }
}

/// What the side list shows: sections and their parts, not the questions.
fn headings(page: &Page) -> Vec<OutlineEntry> {
    let listed = page.document.targets(Kind::Lesson).filter(|heading| heading.level <= 3);
    listed
        .map(|heading| OutlineEntry {
            level: u32::from(heading.level),
            text: heading.text.clone(),
            anchor: heading.element_id(),
        })
        .collect()
}

fn blocks(desk: &Desk, id: &LessonId, page: &Page, body: &LessonBody) -> Vec<LessonBlock> {
    let html = |part: &Part| LessonBlock::Html { html: page.html(part) };
    let mut blocks = vec![html(&body.opening)];
    for section in &body.sections {
        let inside = |question: &&Question| section.part.events.contains(&question.stem.events.start);
        let questions: Vec<_> = body.questions.iter().filter(inside).collect();
        match questions.first() {
            None => blocks.push(html(&section.part)),
            Some(first) => {
                blocks.push(html(&before(page, section, first)));
                blocks.extend(questions.into_iter().map(|question| {
                    let question = Box::new(ask_check(desk, id, page, question));
                    LessonBlock::Question { question }
                }));
            }
        }
    }
    blocks
}

/// A section's heading and text up to its first question.
fn before(page: &Page, section: &Section, first: &Question) -> Part {
    let end =
        page.document.headings.get(first.heading).map_or(section.part.events.end, |heading| heading.event);
    page.document.part(section.part.events.start..end)
}
