//! What a search answers.

use course::lang::Lang;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchResult {
    /// The best first.
    pub hits: Vec<SearchHit>,
    /// The words searched for instead, where those typed occur nowhere.
    pub corrected: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchHit {
    pub kind: HitKind,
    /// Id of the course, lesson, lab or term.
    pub id: String,
    /// Language of the text found.
    pub lang: Lang,
    pub title: String,
    /// Empty for a term.
    pub course_title: String,
    /// The heading the text stands under, empty at the top.
    pub heading: String,
    /// `id` of the heading's element on the screen, empty at the top.
    pub anchor: String,
    /// Ordinal of the block (`data-p`) in which it stands; 0 at the top, and for a term.
    pub block: usize,
    /// The words found under the heading, folded, as they stand in the text: what to mark there.
    pub words: Vec<String>,
    /// Escaped text with `<mark>` around what was found.
    pub snippet_html: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HitKind {
    Course,
    Lesson,
    Lab,
    Term,
}

impl HitKind {
    pub(crate) const ALL: [Self; 4] = [Self::Course, Self::Lesson, Self::Lab, Self::Term];

    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Course => "course",
            Self::Lesson => "lesson",
            Self::Lab => "lab",
            Self::Term => "term",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}
