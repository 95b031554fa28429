//! The installed curriculum as the use cases read it: the manifest for lists, a page for reading.

mod page;

use std::sync::Arc;

use course::{
    edition::{CourseEntry, LessonEntry, Manifest, ModuleEntry, QuizEntry},
    front::{self, Front, Kind},
    lang::Lang,
    yaml::Report,
};
use device::library::Library;
use learning::{
    id::{CourseId, LessonId, QuizId},
    outline::{CourseOutline, LessonOutline, QuizOutline},
};

pub use page::Page;

use crate::{
    course::{Step, StepKind, progress::lesson_step},
    failure::{Failure, Result},
};

/// One installed edition, read in one language.
#[derive(Debug, Clone)]
pub struct Shelf<'a> {
    pub manifest: Arc<Manifest>,
    pub lang: Lang,
    library: &'a Library,
    asset_base: &'a str,
    version: String,
}

/// Where a lesson or lab stands.
#[derive(Debug, Clone, Copy)]
pub struct LessonPlace<'m> {
    pub course: &'m CourseEntry,
    pub module: &'m ModuleEntry,
    pub lesson: &'m LessonEntry,
    /// From 1, among the course's lessons and labs.
    pub number: usize,
    pub of: usize,
}

/// Where a quiz or exam stands; an exam has no module.
#[derive(Debug, Clone, Copy)]
pub struct QuizPlace<'m> {
    pub course: &'m CourseEntry,
    pub module: Option<&'m ModuleEntry>,
    pub quiz: &'m QuizEntry,
}

impl<'a> Shelf<'a> {
    pub fn new(manifest: Arc<Manifest>, lang: Lang, library: &'a Library, asset_base: &'a str) -> Self {
        let version = manifest.version.to_string();
        Self { manifest, lang, library, asset_base, version }
    }

    pub fn version(&self) -> &str {
        &self.version
    }

    /// The outlines of the released courses.
    pub fn outlines(&self) -> impl Iterator<Item = (&CourseEntry, &CourseOutline)> {
        self.manifest.courses.iter().filter_map(|course| Some((course, course.outline.as_ref()?)))
    }

    pub fn find_outline(&self, course: &CourseId) -> Option<&CourseOutline> {
        self.manifest.course(course)?.outline.as_ref()
    }

    pub fn get_course(&self, course: &CourseId) -> Result<&CourseEntry> {
        self.manifest.course(course).ok_or_else(|| Failure::not_found(course.to_string()))
    }

    /// A lesson or lab and where it stands. A lesson that moved to another course keeps its id, so all are searched
    /// when it is not in the course it was issued in.
    pub fn lesson_item(&self, lesson: &LessonId) -> Result<LessonPlace<'_>> {
        let home = self.manifest.course(&lesson.course());
        let courses = home.into_iter().chain(&self.manifest.courses);
        let place = courses.into_iter().find_map(|course| place_in(course, lesson));
        place.ok_or_else(|| Failure::not_found(lesson.to_string()))
    }

    pub fn lesson_outline(&self, place: LessonPlace<'_>) -> Result<&LessonOutline> {
        let outline = self.find_outline(&place.course.id);
        let mut lessons =
            outline.into_iter().flat_map(|course| &course.modules).flat_map(|module| &module.lessons);
        let id = &place.lesson.id;
        lessons.find(|lesson| lesson.id == *id).ok_or_else(|| Failure::not_found(id.to_string()))
    }

    pub fn quiz_item(&self, quiz: &QuizId) -> Result<QuizPlace<'_>> {
        let home = self.manifest.course(&quiz.course());
        let mut courses = home.into_iter().chain(&self.manifest.courses);
        let place = courses.find_map(|course| quiz_in(course, quiz));
        place.ok_or_else(|| Failure::not_found(quiz.to_string()))
    }

    pub fn quiz_outline(&self, place: QuizPlace<'_>) -> Result<&QuizOutline> {
        let outline = self.find_outline(&place.course.id);
        let mut quizzes = outline.into_iter().flat_map(|course| {
            course.modules.iter().filter_map(|module| module.quiz.as_ref()).chain(&course.exam)
        });
        let id = &place.quiz.id;
        quizzes.find(|quiz| quiz.id == *id).ok_or_else(|| Failure::not_found(id.to_string()))
    }

    /// A lesson or lab as somewhere to go.
    pub fn lesson_step(&self, lesson: &LessonId) -> Option<Step> {
        Some(self.step_of_lesson(self.lesson_item(lesson).ok()?.lesson))
    }

    /// A quiz or exam as somewhere to go.
    pub fn quiz_step(&self, quiz: &QuizId) -> Option<Step> {
        Some(self.step_of_quiz(self.quiz_item(quiz).ok()?.quiz))
    }

    pub fn course_step(&self, course: &CourseEntry) -> Step {
        self.step(StepKind::Course, course.id.as_str(), course.title.get(self.lang))
    }

    fn step_of_lesson(&self, entry: &LessonEntry) -> Step {
        self.step(lesson_step(entry.kind), entry.id.as_str(), entry.title.get(self.lang))
    }

    fn step_of_quiz(&self, entry: &QuizEntry) -> Step {
        let kind = if entry.id.is_exam() { StepKind::Exam } else { StepKind::Quiz };
        self.step(kind, entry.id.as_str(), entry.title.get(self.lang))
    }

    fn step(&self, kind: StepKind, id: &str, title: &str) -> Step {
        Step { kind, id: id.to_owned(), title: title.to_owned() }
    }

    /// All lessons, labs, quizzes and the exam of a course in order.
    pub fn steps(&self, course: &CourseEntry) -> Vec<Step> {
        let of_module = |module: &ModuleEntry| {
            let lessons = module.lessons.iter().map(|lesson| self.step_of_lesson(lesson));
            lessons.chain(module.quiz.iter().map(|quiz| self.step_of_quiz(quiz))).collect::<Vec<_>>()
        };
        let exam = course.exam.iter().map(|exam| self.step_of_quiz(exam));
        course.modules.iter().flat_map(of_module).chain(exam).collect()
    }

    /// The steps before and after one of a course.
    pub fn neighbours(&self, course: &CourseEntry, id: &str) -> (Option<Step>, Option<Step>) {
        let steps = self.steps(course);
        let Some(at) = steps.iter().position(|step| step.id == id) else { return (None, None) };
        let before = at.checked_sub(1).and_then(|at| steps.get(at)).cloned();
        (before, steps.get(at + 1).cloned())
    }

    /// An item's file, parsed, in the shelf's language or in Indonesian where the translation is missing or follows
    /// an older major revision.
    pub async fn page(&self, id: &str) -> Result<Page> {
        self.page_in(id, self.lang).await
    }

    /// What the front matter of a page's Indonesian file says, where it can be read.
    pub async fn front_of(&self, page: &Page) -> Result<Option<Front>> {
        if page.item.lang == Lang::Id {
            return Ok(front_in(&page.item.path, &page.document.source));
        }
        let id = &page.item.id;
        let source = self.library.find_item_of(&self.manifest, id, Lang::Id).await?;
        let source = source.ok_or_else(|| Failure::not_found(id))?;
        Ok(front_in(&source.entry.path, &source.text))
    }

    pub async fn page_in(&self, id: &str, lang: Lang) -> Result<Page> {
        Page::open(self.manifest.clone(), self.library, self.asset_base, id, lang).await
    }
}

fn front_in(path: &str, text: &str) -> Option<Front> {
    front::read(text, Lang::Id, &[Kind::Lesson, Kind::Lab, Kind::Quiz], &mut Report::new(path))
}

fn place_in<'m>(course: &'m CourseEntry, lesson: &LessonId) -> Option<LessonPlace<'m>> {
    let all =
        || course.modules.iter().flat_map(|module| module.lessons.iter().map(move |entry| (module, entry)));
    let (at, (module, entry)) = all().enumerate().find(|(_, (_, entry))| entry.id == *lesson)?;
    Some(LessonPlace { course, module, lesson: entry, number: at + 1, of: all().count() })
}

fn quiz_in<'m>(course: &'m CourseEntry, quiz: &QuizId) -> Option<QuizPlace<'m>> {
    let exam = course.exam.as_ref().map(|entry| (None, entry));
    let of_modules = course.modules.iter().filter_map(|module| Some((Some(module), module.quiz.as_ref()?)));
    let (module, entry) = of_modules.chain(exam).find(|(_, entry)| entry.id == *quiz)?;
    Some(QuizPlace { course, module, quiz: entry })
}
