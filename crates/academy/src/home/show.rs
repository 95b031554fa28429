//! `home.show`

use learning::{
    id::{CourseId, LessonId, QuizId},
    progress::lesson_state,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Academy,
    catalogue::{CourseCard, CourseState, card},
    course::{
        Step, StepKind,
        progress::{self, Standing},
    },
    desk::{Desk, key},
    failure::Result,
    lesson::position,
    privacy::news::{PrivacyNews, news},
    profile,
    question::count,
    shelf::Shelf,
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ShowHome {}

#[derive(Debug, Clone, Serialize, TS)]
pub struct HomeView {
    /// Exactly where the learner stopped; null before the first lesson.
    pub resume: Option<ResumeView>,
    /// Where to begin when there is nothing to resume.
    pub first: Option<Step>,
    /// Courses begun and not complete, the latest first.
    pub active: Vec<CourseCard>,
    /// Courses completed, the latest first.
    pub completed: Vec<CourseCard>,
    pub path: Option<PathProgress>,
    pub totals: Totals,
    /// What there is to tell about privacy.
    pub news: PrivacyNews,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ResumeView {
    pub step: Step,
    pub course_id: CourseId,
    pub course_title: String,
    /// Heading the learner was reading, empty at the top.
    pub heading: String,
    /// 0 to 100.
    pub course_percent: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct PathProgress {
    pub id: String,
    pub title: String,
    pub courses: Vec<CourseCard>,
    pub completed: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Totals {
    pub lessons_done: u32,
    pub lessons_all: u32,
    pub quizzes_passed: u32,
    pub quizzes_all: u32,
    pub courses_completed: u32,
}

pub(crate) async fn run(academy: &Academy, _request: ShowHome) -> Result<HomeView> {
    let desk = &*academy.desk().await;
    let (shelf, now) = (desk.shelf()?, desk.now());
    let cards: Vec<_> =
        shelf.outlines().map(|(course, _)| card(&shelf, desk.record(), course, now)).collect();
    let of_state = |state| cards.iter().filter(move |card| card.state == state).cloned();
    let mut active: Vec<_> = of_state(CourseState::Started).collect();
    active.sort_by_key(|card| {
        std::cmp::Reverse(
            shelf.find_outline(&card.id).and_then(|outline| progress::touched_at(desk.record(), outline)),
        )
    });
    let mut completed: Vec<_> = of_state(CourseState::Completed).collect();
    completed.sort_by_key(|card| std::cmp::Reverse(card.completed_at));
    let path = path(desk, &shelf);
    let on_path =
        path.iter().flat_map(|path| &path.courses).filter_map(|card| shelf.get_course(&card.id).ok());
    let mut courses = on_path.chain(shelf.outlines().map(|(course, _)| course));
    let first = courses.find_map(|course| progress::next(&shelf, desk.record(), course, now));
    Ok(HomeView {
        resume: resume(desk, &shelf),
        first,
        active,
        completed,
        path,
        totals: totals(desk, &shelf),
        news: news(desk),
    })
}

/// Where the learner was last; when that is done, what comes next in its course.
fn resume(desk: &Desk, shelf: &Shelf<'_>) -> Option<ResumeView> {
    let last: Step = serde_json::from_value(desk.register(key::PLACE)?.clone()).ok()?;
    let (course, step) = match last.kind {
        StepKind::Lesson | StepKind::Lab => {
            let lesson: LessonId = last.id.parse().ok()?;
            let place = shelf.lesson_item(&lesson).ok()?;
            let done = lesson_state(desk.record(), shelf.lesson_outline(place).ok()?).is_done();
            (place.course, (!done).then(|| shelf.lesson_step(&lesson)).flatten())
        }
        StepKind::Quiz | StepKind::Exam => {
            let quiz: QuizId = last.id.parse().ok()?;
            let open = desk.record().list_attempts(&quiz).iter().any(|(_, attempt)| attempt.is_open());
            (shelf.quiz_item(&quiz).ok()?.course, open.then(|| shelf.quiz_step(&quiz)).flatten())
        }
        StepKind::Course => (shelf.get_course(&last.id.parse().ok()?).ok()?, None),
    };
    let step = step.or_else(|| progress::next(shelf, desk.record(), course, desk.now()))?;
    let heading = step.id.parse().ok().and_then(|lesson| position::find(desk, &lesson));
    let standing = course.outline.as_ref().map(|outline| Standing::of(desk.record(), outline, desk.now()));
    Some(ResumeView {
        step,
        course_id: course.id.clone(),
        course_title: course.title.get(shelf.lang).clone(),
        heading: heading.map(|position| position.heading).unwrap_or_default(),
        course_percent: standing.map_or(0, |standing| standing.percent),
    })
}

fn path(desk: &Desk, shelf: &Shelf<'_>) -> Option<PathProgress> {
    let chosen = profile::find(desk)?.path?;
    let path = shelf.manifest.paths.iter().find(|path| path.id == chosen)?;
    let courses: Vec<_> = path
        .courses
        .iter()
        .filter_map(|course| Some(card(shelf, desk.record(), shelf.get_course(course).ok()?, desk.now())))
        .collect();
    Some(PathProgress {
        id: path.id.clone(),
        title: path.title.get(shelf.lang).clone(),
        completed: count(courses.iter().filter(|card| card.state == CourseState::Completed).count()),
        courses,
    })
}

fn totals(desk: &Desk, shelf: &Shelf<'_>) -> Totals {
    let standings = shelf.outlines().map(|(_, outline)| Standing::of(desk.record(), outline, desk.now()));
    let none =
        Totals { lessons_done: 0, lessons_all: 0, quizzes_passed: 0, quizzes_all: 0, courses_completed: 0 };
    standings.fold(none, |sum, standing| Totals {
        lessons_done: sum.lessons_done + standing.lessons.done,
        lessons_all: sum.lessons_all + standing.lessons.total,
        quizzes_passed: sum.quizzes_passed + standing.quizzes.done,
        quizzes_all: sum.quizzes_all + standing.quizzes.total,
        courses_completed: sum.courses_completed + u32::from(standing.state == CourseState::Completed),
    })
}
