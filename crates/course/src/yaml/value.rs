//! From a node to a typed value, with a diagnostic that says what was expected.

use chrono::NaiveDate;
use learning::{
    id::{CourseId, LessonId, ModuleId, ObjectiveId, PoolId, QuestionId, QuizId, StepId, TermId, TrackId},
    rev::Rev,
};

use super::{Node, Report};
use crate::{diagnostic::Code, span::Spanned};

/// A value that can be read from a node of a field.
pub trait FromNode: Sized {
    /// `None` after a diagnostic was reported.
    fn from_node(field: &str, node: &Spanned<Node>, report: &mut Report) -> Option<Self>;
}

/// `F105`: what stands there and what was expected (Indonesian, English).
pub(crate) fn wrong(field: &str, node: &Spanned<Node>, expected: (&str, &str), report: &mut Report) {
    let (id, en) = match &node.value {
        Node::Text(text) => (format!("`{text}`"), format!("`{text}`")),
        Node::Integer(number) => (format!("`{number}`"), format!("`{number}`")),
        other => (other.kind().0.to_owned(), other.kind().1.to_owned()),
    };
    report.push(
        Code::F105,
        node.span,
        format!("Kolom `{field}` berisi {id}, padahal harus {}.", expected.0),
        format!("The field `{field}` holds {en}, but must be {}.", expected.1),
    );
}

impl FromNode for String {
    fn from_node(field: &str, node: &Spanned<Node>, report: &mut Report) -> Option<Self> {
        match &node.value {
            Node::Text(text) if !text.trim().is_empty() => Some(text.clone()),
            _ => {
                let expected = (
                    "teks; beri tanda kutip bila isinya angka atau memuat titik dua",
                    "text; put quotes around it if it is a number or contains a colon",
                );
                wrong(field, node, expected, report);
                None
            }
        }
    }
}

impl FromNode for bool {
    fn from_node(field: &str, node: &Spanned<Node>, report: &mut Report) -> Option<Self> {
        if let Node::Bool(value) = node.value {
            return Some(value);
        }
        wrong(field, node, ("`true` atau `false`", "`true` or `false`"), report);
        None
    }
}

impl FromNode for u32 {
    fn from_node(field: &str, node: &Spanned<Node>, report: &mut Report) -> Option<Self> {
        let value = match node.value {
            Node::Integer(number) => Self::try_from(number).ok(),
            _ => None,
        };
        if value.is_none() {
            wrong(field, node, ("bilangan bulat, 0 atau lebih", "a whole number, 0 or more"), report);
        }
        value
    }
}

impl FromNode for f64 {
    fn from_node(field: &str, node: &Spanned<Node>, report: &mut Report) -> Option<Self> {
        match node.value {
            Node::Integer(number) => i32::try_from(number).ok().map(Self::from),
            Node::Float(number) if number.is_finite() => Some(number),
            _ => {
                wrong(field, node, ("angka", "a number"), report);
                None
            }
        }
    }
}

impl FromNode for NaiveDate {
    fn from_node(field: &str, node: &Spanned<Node>, report: &mut Report) -> Option<Self> {
        let date = match &node.value {
            Node::Text(text) if text.len() == 10 => Self::parse_from_str(text, "%Y-%m-%d").ok(),
            _ => None,
        };
        if date.is_none() {
            wrong(field, node, ("tanggal seperti 2026-11-22", "a date like 2026-11-22"), report);
        }
        date
    }
}

impl FromNode for Rev {
    fn from_node(field: &str, node: &Spanned<Node>, report: &mut Report) -> Option<Self> {
        let rev = match &node.value {
            Node::Text(text) => text.parse().ok(),
            _ => None,
        };
        if rev.is_none() {
            wrong(
                field,
                node,
                ("revisi seperti v1.0, dengan huruf v", "a revision like v1.0, with the letter v"),
                report,
            );
        }
        rev
    }
}

impl<T: FromNode> FromNode for Vec<Spanned<T>> {
    fn from_node(field: &str, node: &Spanned<Node>, report: &mut Report) -> Option<Self> {
        let Node::List(items) = &node.value else {
            wrong(field, node, ("daftar, misalnya [a, b]", "a list, for example [a, b]"), report);
            return None;
        };
        let read = items.iter().filter_map(|item| {
            T::from_node(field, item, report).map(|value| Spanned { value, span: item.span })
        });
        Some(read.collect())
    }
}

macro_rules! ids {
    ($($name:ident $id:literal $en:literal;)*) => {$(
        impl FromNode for $name {
            fn from_node(field: &str, node: &Spanned<Node>, report: &mut Report) -> Option<Self> {
                let Node::Text(text) = &node.value else {
                    wrong(field, node, (concat!("id seperti ", $id), concat!("an id like ", $en)), report);
                    return None;
                };
                let parsed = Self::parse(text);
                if parsed.is_err() {
                    report.push(
                        Code::I201,
                        node.span,
                        format!("`{text}` bukan id yang benar untuk `{field}`; bentuknya seperti {}.", $id),
                        format!("`{text}` is not a valid id for `{field}`; it looks like {}.", $en),
                    );
                }
                parsed.ok()
            }
        }
    )*};
}

ids! {
    TrackId "`net` (tiga huruf kecil)" "`net` (three lower-case letters)";
    CourseId "`net-101`" "`net-101`";
    ModuleId "`net-101-m2`" "`net-101-m2`";
    LessonId "`net-101-l06`" "`net-101-l06`";
    QuizId "`net-101-m2-q` (kuis) atau `net-101-x` (ujian)" "`net-101-m2-q` (quiz) or `net-101-x` (exam)";
    QuestionId "`q-k3f9` (tanpa huruf i, l, o, u)" "`q-k3f9` (without the letters i, l, o, u)";
    StepId "`s-7m2d` (tanpa huruf i, l, o, u)" "`s-7m2d` (without the letters i, l, o, u)";
    PoolId "`p-prefiks`" "`p-prefix`";
    ObjectiveId "`o1` sampai `o9`" "`o1` to `o9`";
    TermId "`latency` (huruf kecil, angka, tanda hubung)" "`latency` (lower-case letters, digits, hyphen)";
}

/// An enum whose values are words in a field.
macro_rules! one_of {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $word)] $variant,)*
        }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The word as written in a file.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl $crate::yaml::FromNode for $name {
            fn from_node(
                field: &str,
                node: &$crate::span::Spanned<$crate::yaml::Node>,
                report: &mut $crate::yaml::Report,
            ) -> Option<Self> {
                let found = match &node.value {
                    $crate::yaml::Node::Text(text) => Self::ALL.iter().copied().find(|one| one.as_str() == text),
                    _ => None,
                };
                if found.is_none() {
                    let words = Self::ALL.iter().map(|one| one.as_str()).collect::<Vec<_>>().join(", ");
                    let id = format!("salah satu dari: {words}");
                    let en = format!("one of: {words}");
                    $crate::yaml::wrong(field, node, (&id, &en), report);
                }
                found
            }
        }
    )*};
}
pub(crate) use one_of;
