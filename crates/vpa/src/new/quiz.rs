//! A module's quiz or a course's exam, with questions for each objective in turn.

use course::{
    academy::{Item, Module},
    front::{CourseFront, ModuleFront},
    lang::Lang,
    page::PageBody,
    source::folder_of,
};
use learning::id::{CourseId, ModuleId};

use super::{
    Desk,
    lesson::find_module,
    module::find_course,
    plan::Plan,
    template::{QUESTION, QUIZ, fill},
};
use crate::{arguments::Titles, failure::Failure};

/// What an assessment begins with. Every number of questions reaches its pass mark exactly.
struct Shape {
    file: &'static str,
    suffix: &'static str,
    words: (&'static str, &'static str),
    pass: &'static str,
    draw: usize,
}

const MODULE: Shape = Shape { file: "kuis.md", suffix: "q", words: ("Kuis", "Quiz"), pass: "75", draw: 8 };
const EXAM: Shape = Shape { file: "ujian.md", suffix: "x", words: ("Ujian", "Exam"), pass: "80", draw: 20 };

/// What is assessed.
struct Scope<'a> {
    id: &'a str,
    path: &'a str,
    titles: Titles,
    modules: Vec<&'a Module>,
}

pub fn plan(desk: Desk<'_>, scope: &str) -> Result<Plan, Failure> {
    if let Ok(id) = CourseId::parse(scope) {
        let course = find_course(&desk, &id)?;
        let item: &Item<CourseFront, PageBody> = &course.item;
        let scope = Scope {
            id: scope,
            path: item.path(),
            titles: titles(item),
            modules: course.modules.iter().collect(),
        };
        return assess(desk, &scope, &EXAM);
    }
    let id = ModuleId::parse(scope).map_err(|_| Failure::NoParent(scope.to_owned()))?;
    let module = find_module(&desk, &id)?;
    let item: &Item<ModuleFront, PageBody> = &module.item;
    let scope = Scope { id: scope, path: item.path(), titles: titles(item), modules: vec![module] };
    assess(desk, &scope, &MODULE)
}

fn titles<F>(item: &Item<F, PageBody>) -> Titles {
    Titles { id: item.title(Lang::Id).to_owned(), en: item.title(Lang::En).to_owned() }
}

fn assess(mut desk: Desk<'_>, scope: &Scope<'_>, shape: &Shape) -> Result<Plan, Failure> {
    let objectives = objectives(&scope.modules);
    if objectives.is_empty() {
        return Err(Failure::NoLessons(scope.id.to_owned()));
    }
    let id = format!("{}-{}", scope.id, shape.suffix);
    let title = format!("{}: {}", shape.words.0, scope.titles.id);
    let title_en = format!("{}: {}", shape.words.1, scope.titles.en);
    let (today, draw) = (desk.today.to_string(), shape.draw.to_string());
    let values = [
        ("id", id.as_str()),
        ("scope", scope.id),
        ("title", &title),
        ("title_en", &title_en),
        ("today", &today),
        ("pass", shape.pass),
        ("draw", &draw),
    ];
    let path = format!("{}/{}", folder_of(scope.path), shape.file);
    let mut plan = Plan::new(&desk, &id, path, QUIZ, &values)?;
    // A pool holds twice what is drawn, and something of every objective.
    let size = (2 * shape.draw).max(objectives.len());
    for (number, objective) in (1..=size).zip(objectives.iter().cycle()) {
        ask(&mut plan, &mut desk, number, objective);
    }
    Ok(plan)
}

fn ask(plan: &mut Plan, desk: &mut Desk<'_>, number: usize, objective: &str) {
    let (number, id) = (number.to_string(), desk.known.short("q-"));
    let values = [("number", number.as_str()), ("id", &id), ("objective", objective)];
    for ((_, text), question) in plan.created.iter_mut().zip([QUESTION.0, QUESTION.1]) {
        text.push_str(&fill(question, &values));
    }
}

/// `l06.o1` of every lesson.
fn objectives(modules: &[&Module]) -> Vec<String> {
    let lessons = modules.iter().flat_map(|module| &module.lessons);
    lessons
        .flat_map(|lesson| {
            let id = lesson.id().as_str();
            let number = id.rsplit('-').next().unwrap_or(id);
            lesson.front().objectives.iter().map(move |objective| format!("{number}.{}", objective.id.value))
        })
        .collect()
}
