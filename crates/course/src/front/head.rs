//! Fields that several kinds of files share.

use chrono::NaiveDate;
use learning::{id::QuestionId, rev::Rev};

use crate::{
    span::{Span, Spanned},
    yaml::{Fields, FromNode, Report, one_of},
};

one_of! {
    /// What a file is.
    Kind {
        Track = "track",
        Course = "course",
        Module = "module",
        Lesson = "lesson",
        Lab = "lab",
        Quiz = "quiz",
        Glossary = "glossary",
    }
    /// How far a file is. Only `released` items go into an edition; `planned` ones are shown as coming.
    Status {
        Planned = "planned",
        Draft = "draft",
        Review = "review",
        Released = "released",
        Retired = "retired",
    }
    /// How soon facts go stale.
    Volatility {
        /// Checked again after 24 months.
        Low = "low",
        /// After 12 months.
        Medium = "medium",
        /// After 6 months.
        High = "high",
    }
}

/// Identity and state of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head<Id> {
    pub id: Spanned<Id>,
    /// Tracks have none.
    pub rev: Option<Spanned<Rev>>,
    pub status: Spanned<Status>,
    /// Plain text; quizzes and the glossary have none.
    pub summary: Option<Spanned<String>>,
    /// The whole block, for what is missing.
    pub span: Span,
}

/// Which of the shared fields a kind of file has.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    pub rev: bool,
    pub summary: bool,
}

impl<Id: FromNode> Head<Id> {
    pub(super) fn read(shape: Shape, fields: &mut Fields<'_>, report: &mut Report) -> Option<Self> {
        let id = fields.required("id", report);
        let rev = if shape.rev { fields.required("rev", report) } else { None };
        let status = fields.required("status", report);
        let summary = if shape.summary { fields.required("summary", report) } else { None };
        Some(Self { id: id?, rev, status: status?, summary, span: fields.span() })
    }
}

/// When and by whom the facts were last checked, and what a correction means for people who had finished.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Review {
    pub verified: Option<Spanned<NaiveDate>>,
    pub verified_by: Option<Spanned<String>>,
    pub volatility: Option<Spanned<Volatility>>,
    /// Law, safety or security facts.
    pub critical: bool,
    /// The revision that corrected a wrong critical fact.
    pub critical_since: Option<Spanned<Rev>>,
    /// Questions whose key was wrong; stored answers are scored again. `None`: not written; empty: written as
    /// "no rescore".
    pub rescore: Option<Vec<Spanned<QuestionId>>>,
    pub math: bool,
    pub license: Option<Spanned<String>>,
}

impl Review {
    pub(super) fn read(fields: &mut Fields<'_>, report: &mut Report) -> Self {
        Self {
            verified: fields.optional("verified", report),
            verified_by: fields.optional("verified_by", report),
            volatility: fields.optional("volatility", report),
            critical: fields.optional("critical", report).is_some_and(|flag| flag.value),
            critical_since: fields.optional("critical_since", report),
            rescore: fields.optional("rescore", report).map(|list| list.value),
            math: fields.optional("math", report).is_some_and(|flag| flag.value),
            license: fields.optional("license", report),
        }
    }
}
