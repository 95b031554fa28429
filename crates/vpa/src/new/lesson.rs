//! A lesson or a lab in a module.

use course::{academy::Module, source::folder_of};
use learning::id::ModuleId;

use super::{
    Desk,
    plan::{Parent, Plan, slug},
    template::{self, Template},
};
use crate::{arguments::Titles, failure::Failure};

/// What tells a lab from a lesson.
pub struct Shape {
    template: Template,
    file_prefix: &'static str,
}

pub const LESSON: Shape = Shape { template: template::LESSON, file_prefix: "" };
pub const LAB: Shape = Shape { template: template::LAB, file_prefix: "lab-" };

pub fn plan(mut desk: Desk<'_>, module: &ModuleId, titles: &Titles, shape: &Shape) -> Result<Plan, Failure> {
    let parent = find_module(&desk, module)?;
    let series = format!("{}-l", module.course());
    let id = format!("{series}{:02}", desk.known.next_number(&series));
    let path = format!("{}/{}{}.md", folder_of(parent.item.path()), shape.file_prefix, slug(titles)?);
    let today = desk.today.to_string();
    let [q1, q2, s1, s2] = ["q-", "q-", "s-", "s-"].map(|prefix| desk.known.short(prefix));
    let values = [
        ("id", id.as_str()),
        ("title", &titles.id),
        ("title_en", &titles.en),
        ("today", &today),
        ("q1", &q1),
        ("q2", &q2),
        ("s1", &s1),
        ("s2", &s2),
    ];
    Plan::new(&desk, &id, path, shape.template, &values)?.in_list(&Parent {
        path: parent.item.path(),
        text: &parent.item.page.id.document.source,
        field: "lessons",
    })
}

pub fn find_module<'a>(desk: &Desk<'a>, id: &ModuleId) -> Result<&'a Module, Failure> {
    let found = desk.content.academy.modules().find(|module| module.item.front.head.id.value == *id);
    found.ok_or_else(|| Failure::NoParent(id.to_string()))
}
