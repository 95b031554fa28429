//! What an edition says of itself: enough to fill the catalogue and measure progress without parsing a lesson.

use std::collections::BTreeMap;

use learning::{
    hash::ContentHash,
    id::{CourseId, LessonId, ModuleId, ObjectiveId, QuizId, TermId, TrackId},
    outline::{CourseOutline, LessonKind},
    rev::Rev,
};
use serde::{Deserialize, Serialize};

use super::Version;
use crate::{
    document::{FileContext, SectionTitles},
    front::{ScoreRule, Status},
    lang::{Lang, Localised},
};

/// The newest manifest this program reads.
pub const SCHEMA: u32 = 1;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub schema: u32,
    pub version: Version,
    /// The reserved titles, for the readers.
    pub sections: SectionTitles,
    /// Days of grace when a course must be refreshed.
    pub grace_days: u32,
    pub roles: Vec<RoleEntry>,
    pub paths: Vec<PathEntry>,
    /// In order.
    pub tracks: Vec<TrackEntry>,
    /// In the order of the tracks; planned ones included.
    pub courses: Vec<CourseEntry>,
    /// Sorted by id.
    pub glossary: Vec<TermEntry>,
    /// Every Markdown file, sorted by id and language.
    pub items: Vec<ItemEntry>,
    /// Sorted by path.
    pub assets: Vec<AssetEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleEntry {
    pub id: String,
    pub name: Localised<String>,
}

/// A role path; the courses of the path it extends come first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PathEntry {
    pub id: String,
    pub role: String,
    pub title: Localised<String>,
    pub courses: Vec<CourseId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackEntry {
    pub id: TrackId,
    pub title: Localised<String>,
    pub summary: Localised<String>,
    pub courses: Vec<CourseId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseEntry {
    pub id: CourseId,
    pub track: TrackId,
    /// `released` or `planned`.
    pub status: Status,
    pub rev: Rev,
    pub title: Localised<String>,
    pub summary: Localised<String>,
    /// 1 to 3.
    pub level: u32,
    pub roles: Vec<String>,
    /// Course or module ids.
    pub requires: Vec<String>,
    pub suggests: Vec<String>,
    /// Lessons, quizzes and exam together; an estimate for a planned course.
    pub minutes: u32,
    /// Months that a certificate counts; missing: no end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub validity_months: Option<u32>,
    /// `none`, `notify`, `required`.
    pub refresh: crate::front::Refresh,
    pub license: String,
    /// Empty while planned.
    pub modules: Vec<ModuleEntry>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exam: Option<QuizEntry>,
    /// Missing while planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outline: Option<CourseOutline>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleEntry {
    pub id: ModuleId,
    pub title: Localised<String>,
    pub summary: Localised<String>,
    /// Lessons and quiz together.
    pub minutes: u32,
    pub lessons: Vec<LessonEntry>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiz: Option<QuizEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonEntry {
    pub id: LessonId,
    pub kind: LessonKind,
    pub title: Localised<String>,
    pub summary: Localised<String>,
    pub minutes: u32,
    pub objectives: Vec<ObjectiveEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectiveEntry {
    pub id: ObjectiveId,
    pub text: Localised<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuizEntry {
    pub id: QuizId,
    pub title: Localised<String>,
    pub minutes: u32,
    /// Points of one attempt.
    pub points: u32,
    /// Questions of one attempt.
    pub questions: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermEntry {
    pub id: TermId,
    pub name: Localised<String>,
}

/// A Markdown file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemEntry {
    pub id: String,
    pub kind: ItemKind,
    pub lang: Lang,
    /// In the content folder: where relative links start.
    pub path: String,
    /// Of the Indonesian file; for a translation the revision it follows. Tracks have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rev: Option<Rev>,
    pub status: Status,
    pub title: String,
    /// Names the blob.
    pub hash: ContentHash,
    /// Of the item in all languages with its pictures: what facts name.
    pub content: ContentHash,
    /// Mathematics is on.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub math: bool,
    /// Of a quiz: how questions with several parts are scored where they do not say. Missing: all or nothing.
    #[serde(default, skip_serializing_if = "is_all")]
    pub score: ScoreRule,
}

fn is_all(score: &ScoreRule) -> bool {
    *score == ScoreRule::All
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ItemKind {
    Track,
    Course,
    Module,
    Lesson,
    Lab,
    Quiz,
    Glossary,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssetEntry {
    pub path: String,
    pub hash: ContentHash,
    /// Bytes.
    pub size: u64,
    pub mime: String,
    /// Who made it and under which licence, for the credits.
    pub author: String,
    pub license: String,
    pub source: String,
}

impl Manifest {
    /// An item in the wanted language or, where the translation is missing, in Indonesian.
    #[must_use]
    pub fn item(&self, id: &str, lang: Lang) -> Option<&ItemEntry> {
        self.exact_item(id, lang).or_else(|| self.exact_item(id, Lang::Id))
    }

    fn exact_item(&self, id: &str, lang: Lang) -> Option<&ItemEntry> {
        let at = self.items.binary_search_by(|item| (item.id.as_str(), item.lang).cmp(&(id, lang))).ok()?;
        self.items.get(at)
    }

    /// The item that a path names, for links between files. Most links stay in the course of the file they are in, so
    /// the items whose ids begin as that of `from` are looked at first.
    #[must_use]
    pub fn item_at(&self, path: &str, from: &ItemEntry) -> Option<&ItemEntry> {
        let named = |item: &&ItemEntry| item.path == path;
        self.beside(from).iter().find(named).or_else(|| self.items.iter().find(named))
    }

    /// The items of the course of this one; of what stands in no course, itself.
    fn beside(&self, item: &ItemEntry) -> &[ItemEntry] {
        const COURSE: usize = "net-101".len();
        let course = item.id.get(..COURSE).unwrap_or(&item.id);
        let start = self.items.partition_point(|other| other.id.as_str() < course);
        let count = self.items[start..].iter().take_while(|other| other.id.starts_with(course)).count();
        &self.items[start..start + count]
    }

    #[must_use]
    pub fn course(&self, id: &CourseId) -> Option<&CourseEntry> {
        self.courses.iter().find(|course| course.id == *id)
    }

    #[must_use]
    pub fn asset(&self, path: &str) -> Option<&AssetEntry> {
        let at = self.assets.binary_search_by(|asset| asset.path.as_str().cmp(path)).ok()?;
        self.assets.get(at)
    }

    /// What the readers have to know about an item's file.
    #[must_use]
    pub fn context<'a>(&'a self, item: &'a ItemEntry) -> FileContext<'a> {
        let (math, score) = (item.math, item.score);
        FileContext { path: &item.path, lang: item.lang, math, score, sections: &self.sections }
    }

    /// Every blob that the manifest names, with the size where it says one.
    pub(super) fn blobs(&self) -> BTreeMap<ContentHash, Option<u64>> {
        let mut blobs: BTreeMap<ContentHash, Option<u64>> =
            self.items.iter().map(|item| (item.hash, None)).collect();
        blobs.extend(self.assets.iter().map(|asset| (asset.hash, Some(asset.size))));
        blobs
    }
}
