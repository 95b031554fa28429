//! `vpa new`: a new item in both languages, with ids, in its parent's list.
//!
//! Everything is worked out in memory, loaded once more as a check, and only then written.

mod course;
mod known;
mod lesson;
mod list;
mod module;
mod plan;
mod quiz;
mod template;

use std::io::Write;

use ::course::{
    academy::{self, Academy},
    diagnostic::Diagnostic,
    lang::Lang,
};
use chrono::NaiveDate;

use crate::{arguments::New, content::Content, failure::Failure};

use known::Known;
use plan::Plan;

/// What only `main` may ask the system for.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    pub today: NaiveDate,
    /// Different in each run.
    pub chance: u128,
}

/// Where a new item is put.
struct Desk<'a> {
    content: &'a Content,
    known: Known,
    today: NaiveDate,
}

pub fn run(what: &New, moment: Moment, lang: Lang, out: &mut impl Write) -> Result<(), Failure> {
    let content = Content::open(folder(what), moment.today)?;
    content.require_whole_lock()?;
    let known = Known::of(&content.academy, moment.chance);
    let desk = Desk { content: &content, known, today: moment.today };
    let plan = match what {
        New::Course { track, level, titles, .. } => course::plan(&desk, track, *level, titles),
        New::Module { course, titles, .. } => module::plan(&desk, course, titles),
        New::Lesson { module, titles, .. } => lesson::plan(desk, module, titles, &lesson::LESSON),
        New::Lab { module, titles, .. } => lesson::plan(desk, module, titles, &lesson::LAB),
        New::Quiz { scope, .. } => quiz::plan(desk, scope),
    }?;
    carry_out(&content, &plan)?;
    tell(&plan, lang, out)
}

fn folder(what: &New) -> &std::path::Path {
    match what {
        New::Course { folder, .. }
        | New::Module { folder, .. }
        | New::Lesson { folder, .. }
        | New::Lab { folder, .. }
        | New::Quiz { folder, .. } => &folder.path,
    }
}

/// Writes the files, the parent's list and the lock, unless that would bring an error into the content.
fn carry_out(content: &Content, plan: &Plan) -> Result<(), Failure> {
    let mut source = content.source.clone();
    for (path, text) in plan.texts() {
        source.insert(path, text.as_bytes());
    }
    let (academy, _) = academy::load(&source, content.today);
    let (lock, _) = academy.issue_ids();
    source.insert("ids.lock", lock.render());
    let (academy, diagnostics) = academy::load(&source, content.today);
    if let Some(refusal) = refusal(content, plan, &academy, &diagnostics) {
        return Err(refusal);
    }
    for (path, text) in plan.texts() {
        content.write(path, text)?;
    }
    content.write_lock(&lock)
}

/// The first error that was not there before, or that the new item is not there.
fn refusal(content: &Content, plan: &Plan, academy: &Academy, diagnostics: &[Diagnostic]) -> Option<Failure> {
    let before = |problem: &&Diagnostic| {
        content
            .diagnostics
            .iter()
            .any(|old| (old.code, &old.path, &old.message) == (problem.code, &problem.path, &problem.message))
    };
    // What is still to be written is no mistake yet, however many warnings it makes.
    let mut errors = diagnostics.iter().filter(|problem| problem.is_error());
    if let Some(new) = errors.find(|problem| !before(problem)) {
        let told = |lang| format!("{} {}: {}", new.code, new.path, new.message.get(lang));
        return Some(Failure::Refused { id: told(Lang::Id), en: told(Lang::En) });
    }
    let is_there = academy.ids.iter().any(|one| one.id == plan.id);
    (!is_there).then(|| Failure::NoParent(plan.id.clone()))
}

fn tell(plan: &Plan, lang: Lang, out: &mut impl Write) -> Result<(), Failure> {
    for (path, _) in &plan.created {
        writeln!(out, "+ {path}")?;
    }
    for (path, _) in &plan.changed {
        writeln!(out, "~ {path}")?;
    }
    let id = &plan.id;
    match lang {
        Lang::Id => writeln!(out, "{id} dibuat. Ganti setiap TULIS dan WRITE, lalu jalankan `vpa lint`.")?,
        Lang::En => writeln!(out, "{id} was made. Replace every TULIS and WRITE, then run `vpa lint`.")?,
    }
    Ok(())
}
