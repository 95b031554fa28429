//! `catalogue.show`: everything there is, learned, open or planned.

use learning::id::TrackId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CourseCard;

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
