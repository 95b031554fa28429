//! Tracks, courses, modules and the glossary: what holds the lessons together.

use learning::id::{CourseId, LessonId, ModuleId, TermId, TrackId};

use super::{Head, OrNone, Status, head::Shape, in_range, missing};
use crate::{
    span::Spanned,
    yaml::{Fields, Report, one_of},
};

one_of! {
    /// What a major change asks of people who had finished the course.
    Refresh {
        None = "none",
        Notify = "notify",
        Required = "required",
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackFront {
    pub head: Head<TrackId>,
    /// In order.
    pub courses: Vec<Spanned<CourseId>>,
}

/// How long a certificate of completion counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    Unlimited,
    Months(u32),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseFront {
    pub head: Head<CourseId>,
    /// 1 to 3.
    pub level: Spanned<u32>,
    pub roles: Vec<Spanned<String>>,
    /// Course or module ids.
    pub requires: Vec<Spanned<String>>,
    pub suggests: Vec<Spanned<String>>,
    /// In order; empty while planned.
    pub modules: Vec<Spanned<ModuleId>>,
    pub license: Option<Spanned<String>>,
    pub refresh: Refresh,
    pub validity: Validity,
    /// An estimate while the course is planned, up to 600.
    pub minutes: Option<Spanned<u32>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleFront {
    pub head: Head<ModuleId>,
    pub requires: Vec<Spanned<String>>,
    /// Lessons and labs in order.
    pub lessons: Vec<Spanned<LessonId>>,
    /// Framework codes.
    pub maps: Vec<Spanned<String>>,
    pub license: Option<Spanned<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GlossaryFront {
    pub head: Head<TermId>,
}

pub(super) fn read_track(fields: &mut Fields<'_>, report: &mut Report) -> Option<TrackFront> {
    let head = Head::read(Shape { rev: false, summary: true }, fields, report);
    let courses = fields.required_list("courses", report);
    Some(TrackFront { head: head?, courses })
}

pub(super) fn read_course(fields: &mut Fields<'_>, report: &mut Report) -> Option<CourseFront> {
    let head: Option<Head<CourseId>> = Head::read(Shape { rev: true, summary: true }, fields, report);
    let planned = head.as_ref().is_some_and(|head| head.status.value == Status::Planned);
    if fields.node("level").is_none() {
        missing("level", fields.span(), report);
    }
    let level = in_range("level", 1..=3, fields, report);
    let roles = fields.required_list("roles", report);
    let minutes = if planned { in_range("minutes", 1..=600, fields, report) } else { None };
    let modules =
        if planned { fields.list("modules", report) } else { fields.required_list("modules", report) };
    // What is missing leaves only when every field has been asked for, so that none looks unknown.
    Some(CourseFront {
        roles,
        requires: fields.list("requires", report),
        suggests: fields.list("suggests", report),
        modules,
        license: fields.optional("license", report),
        refresh: fields.optional("refresh", report).map_or(Refresh::Notify, |refresh| refresh.value),
        validity: read_validity(fields, report),
        minutes,
        head: head?,
        level: level?,
    })
}

fn read_validity(fields: &mut Fields<'_>, report: &mut Report) -> Validity {
    match fields.optional::<OrNone<u32>>("validity", report).and_then(|validity| validity.value.0) {
        Some(months) => Validity::Months(months),
        None => Validity::Unlimited,
    }
}

pub(super) fn read_module(fields: &mut Fields<'_>, report: &mut Report) -> Option<ModuleFront> {
    let head = Head::read(Shape { rev: true, summary: true }, fields, report);
    let lessons = fields.required_list("lessons", report);
    Some(ModuleFront {
        requires: fields.list("requires", report),
        lessons,
        maps: fields.list("maps", report),
        license: fields.optional("license", report),
        head: head?,
    })
}

pub(super) fn read_glossary(fields: &mut Fields<'_>, report: &mut Report) -> Option<GlossaryFront> {
    Head::read(Shape { rev: true, summary: false }, fields, report).map(|head| GlossaryFront { head })
}
