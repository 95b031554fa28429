//! A course in a track.

use course::source::folder_of;
use learning::id::TrackId;

use super::{
    Desk,
    plan::{Parent, Plan, slug},
    template::COURSE,
};
use crate::{arguments::Titles, failure::Failure};

pub fn plan(desk: &Desk<'_>, track: &TrackId, level: u32, titles: &Titles) -> Result<Plan, Failure> {
    let academy = &desk.content.academy;
    let parent = academy.tracks.iter().find(|one| one.item.front.head.id.value == *track);
    let parent = &parent.ok_or_else(|| Failure::NoParent(track.to_string()))?.item;
    let number = desk.known.next_course(&format!("{track}-"), level);
    let number = number.ok_or_else(|| Failure::NoNumber(format!("{track}-{level}90")))?;
    let id = format!("{track}-{number}");
    let roles = academy.settings.roles.iter().map(|role| role.id.as_str()).collect::<Vec<_>>().join(", ");
    let path = format!("{}/{id}-{}/course.md", folder_of(parent.path()), slug(titles)?);
    let level = level.to_string();
    let values = [
        ("id", id.as_str()),
        ("title", &titles.id),
        ("title_en", &titles.en),
        ("roles", &roles),
        ("level", &level),
    ];
    Plan::new(desk, &id, path, COURSE, &values)?.in_list(&Parent {
        path: parent.path(),
        text: &parent.page.id.document.source,
        field: "courses",
    })
}
