//! Paths: several courses in a row.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{CourseProgress, Tally, course_progress};
use crate::outline::CourseOutline;
use crate::record::Record;

/// A path on the screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PathProgress {
    /// Its courses, in order.
    pub courses: Vec<CourseProgress>,
    /// Items done over all courses.
    pub items: Tally,
    /// Courses completed.
    pub completed: Tally,
    /// When the last of its courses was completed; `None` while one is not.
    pub completed_at: Option<DateTime<Utc>>,
}

/// A path measured.
#[must_use]
pub fn path_progress<'a>(
    record: &Record,
    courses: impl IntoIterator<Item = &'a CourseOutline>,
    now: DateTime<Utc>,
) -> PathProgress {
    let courses: Vec<_> = courses.into_iter().map(|course| course_progress(record, course, now)).collect();
    PathProgress {
        items: courses.iter().map(|course| course.items).fold(Tally::default(), Tally::plus),
        completed: Tally::of(courses.iter().map(|course| course.completed_at.is_some())),
        completed_at: super::lesson::latest(courses.iter().map(|course| course.completed_at)),
        courses,
    }
}
