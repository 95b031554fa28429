//! `catalogue.show`: everything there is, learned, open or planned.

use course::edition::{PathEntry, RoleEntry, TrackEntry};
use learning::id::TrackId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CourseCard, card};
use crate::{Academy, failure::Result};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ShowCatalogue {}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CatalogueView {
    pub tracks: Vec<TrackView>,
    pub roles: Vec<RoleView>,
    pub paths: Vec<PathView>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct TrackView {
    pub id: TrackId,
    pub title: String,
    pub summary: String,
    pub courses: Vec<CourseCard>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct RoleView {
    pub id: String,
    pub name: String,
}

/// A role path with the courses of the path it extends in front.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PathView {
    pub id: String,
    pub role: String,
    pub title: String,
    /// Course ids in order.
    pub courses: Vec<String>,
    pub minutes: u32,
}

pub(crate) async fn run(academy: &Academy, _request: ShowCatalogue) -> Result<CatalogueView> {
    let desk = &*academy.desk().await;
    let (shelf, now) = (desk.shelf()?, desk.now());
    let manifest = &shelf.manifest;
    let track = |track: &TrackEntry| TrackView {
        id: track.id.clone(),
        title: track.title.get(shelf.lang).clone(),
        summary: track.summary.get(shelf.lang).clone(),
        courses: track
            .courses
            .iter()
            .filter_map(|course| Some(card(&shelf, desk.record(), manifest.course(course)?, now)))
            .collect(),
    };
    let path = |path: &PathEntry| PathView {
        id: path.id.clone(),
        role: path.role.clone(),
        title: path.title.get(shelf.lang).clone(),
        courses: path.courses.iter().map(ToString::to_string).collect(),
        minutes: path.courses.iter().filter_map(|course| Some(manifest.course(course)?.minutes)).sum(),
    };
    let role = |role: &RoleEntry| RoleView { id: role.id.clone(), name: role.name.get(shelf.lang).clone() };
    Ok(CatalogueView {
        tracks: manifest.tracks.iter().map(track).collect(),
        roles: manifest.roles.iter().map(role).collect(),
        paths: manifest.paths.iter().map(path).collect(),
    })
}
