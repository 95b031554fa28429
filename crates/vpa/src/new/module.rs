//! A module in a course.

use course::{academy::Course, source::folder_of};
use learning::id::CourseId;

use super::{
    Desk,
    plan::{Parent, Plan, slug},
    template::MODULE,
};
use crate::{arguments::Titles, failure::Failure};

pub fn plan(desk: &Desk<'_>, course: &CourseId, titles: &Titles) -> Result<Plan, Failure> {
    let parent = find_course(desk, course)?;
    let id = format!("{course}-m{}", desk.known.next_number(&format!("{course}-m")));
    let place = parent.modules.len() + 1;
    let path = format!("{}/{place:02}-{}/module.md", folder_of(parent.item.path()), slug(titles)?);
    let values = [("id", id.as_str()), ("title", &titles.id), ("title_en", &titles.en)];
    Plan::new(desk, &id, path, MODULE, &values)?.in_list(&Parent {
        path: parent.item.path(),
        text: &parent.item.page.id.document.source,
        field: "modules",
    })
}

pub fn find_course<'a>(desk: &Desk<'a>, id: &CourseId) -> Result<&'a Course, Failure> {
    let found = desk.content.academy.courses().find(|course| course.item.front.head.id.value == *id);
    found.ok_or_else(|| Failure::NoParent(id.to_string()))
}
