//! Front matter of a translation: what differs from the Indonesian file, and which revision it follows.

use learning::{id::ObjectiveId, rev::Rev};

use super::{Kind, Status};
use crate::{
    span::{Span, Spanned},
    yaml::{Fields, FromNode, Node, Report},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranslationFront {
    /// The same as in the Indonesian file.
    pub id: Spanned<String>,
    pub kind: Kind,
    /// Tracks need none, because they have no revision.
    pub source_rev: Option<Spanned<Rev>>,
    pub translator: Spanned<String>,
    pub status: Spanned<Status>,
    pub summary: Option<Spanned<String>>,
    pub objectives: Vec<ObjectiveText>,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectiveText {
    pub id: Spanned<ObjectiveId>,
    pub text: Spanned<String>,
}

pub(super) fn read(kind: Kind, fields: &mut Fields<'_>, report: &mut Report) -> Option<TranslationFront> {
    let id = fields.required("id", report);
    let source_rev = match kind {
        Kind::Track => fields.optional("source_rev", report),
        _ => fields.required("source_rev", report),
    };
    let translator = fields.required("translator", report);
    let status = fields.required("status", report);
    let summary = match kind {
        Kind::Quiz | Kind::Glossary => None,
        _ => fields.required("summary", report),
    };
    let objectives = match kind {
        Kind::Lesson | Kind::Lab => fields.required_list("objectives", report),
        _ => Vec::new(),
    };
    Some(TranslationFront {
        id: id?,
        kind,
        source_rev,
        translator: translator?,
        status: status?,
        summary,
        objectives: objectives.into_iter().map(|objective| objective.value).collect(),
        span: fields.span(),
    })
}

impl FromNode for ObjectiveText {
    fn from_node(_field: &str, node: &Spanned<Node>, report: &mut Report) -> Option<Self> {
        let mut fields = Fields::of(node, report)?;
        let id = fields.required("id", report);
        let text = fields.required("text", report);
        fields.finish(report);
        Some(Self { id: id?, text: text? })
    }
}
