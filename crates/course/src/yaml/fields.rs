//! The fields of one mapping, each asked for by name; what nobody asked for is an unknown field.

use std::collections::BTreeSet;

use super::{FromNode, Node};
use crate::{
    diagnostic::{Code, Diagnostic},
    span::{Span, Spanned},
};

/// Collects what is wrong with one file.
#[derive(Debug)]
pub struct Report {
    pub path: String,
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    pub fn new(path: impl Into<String>) -> Self {
        Self { path: path.into(), diagnostics: Vec::new() }
    }

    pub fn push(&mut self, code: Code, span: Span, id: impl Into<String>, en: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new(code, self.path.clone(), span, id, en));
    }
}

/// A mapping being read.
#[derive(Debug)]
pub struct Fields<'a> {
    entries: &'a [(Spanned<String>, Spanned<Node>)],
    span: Span,
    known: BTreeSet<&'static str>,
}

impl<'a> Fields<'a> {
    /// `F105` when the node is no mapping.
    pub fn of(node: &'a Spanned<Node>, report: &mut Report) -> Option<Self> {
        if let Node::Map(entries) = &node.value {
            return Some(Self { entries, span: node.span, known: BTreeSet::new() });
        }
        report.push(
            Code::F105,
            node.span,
            "Di sini diharapkan pasangan `kolom: nilai`.",
            "Pairs of `field: value` are expected here.",
        );
        None
    }

    /// The mapping itself.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// The node of a field, whatever its type.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Spanned<Node>> {
        self.known.insert(key);
        self.entries.iter().find(|(name, _)| name.value == key).map(|(_, value)| value)
    }

    /// A field that may be missing; `F105` when it has the wrong type.
    pub fn optional<T: FromNode>(&mut self, key: &'static str, report: &mut Report) -> Option<Spanned<T>> {
        let node = self.node(key)?;
        T::from_node(key, node, report).map(|value| Spanned { value, span: node.span })
    }

    /// A field that must be there; `F104` when it is not.
    pub fn required<T: FromNode>(&mut self, key: &'static str, report: &mut Report) -> Option<Spanned<T>> {
        if self.node(key).is_none() {
            report.push(
                Code::F104,
                self.span,
                format!("Kolom `{key}` wajib ada untuk jenis berkas ini; tambahkan `{key}: …`."),
                format!("The field `{key}` is required for this kind of file; add `{key}: …`."),
            );
            return None;
        }
        self.optional(key, report)
    }

    /// The items of a list field; empty when the field is missing.
    pub fn list<T: FromNode>(&mut self, key: &'static str, report: &mut Report) -> Vec<Spanned<T>> {
        self.optional::<Vec<Spanned<T>>>(key, report).map(|list| list.value).unwrap_or_default()
    }

    /// The items of a list field that must be there.
    pub fn required_list<T: FromNode>(&mut self, key: &'static str, report: &mut Report) -> Vec<Spanned<T>> {
        self.required::<Vec<Spanned<T>>>(key, report).map(|list| list.value).unwrap_or_default()
    }

    /// `F103` for every field that was not asked for.
    pub fn finish(self, report: &mut Report) {
        for (key, _) in self.entries.iter().filter(|(key, _)| !self.known.contains(key.value.as_str())) {
            let known = self.known.iter().copied().collect::<Vec<_>>().join(", ");
            report.push(
                Code::F103,
                key.span,
                format!(
                    "Kolom `{}` tidak dikenal di sini. Periksa ejaannya atau hapus. Yang dikenal: {known}.",
                    key.value
                ),
                format!(
                    "The field `{}` is not known here. Check the spelling or remove it. Known: {known}.",
                    key.value
                ),
            );
        }
    }
}
