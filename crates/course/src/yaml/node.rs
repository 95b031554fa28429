//! A YAML document as a tree of nodes that know their bytes.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{Error, Location};

use crate::{
    diagnostic::{Code, Diagnostic},
    span::{Span, Spanned},
};

/// Deeper or larger documents than any content file needs are refused.
const MAX_DEPTH: usize = 16;
const MAX_NODES: usize = 200_000;

#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(String),
    List(Vec<Spanned<Self>>),
    Map(Vec<(Spanned<String>, Spanned<Self>)>),
}

impl Node {
    /// What the node is, for a sentence: Indonesian, English.
    #[must_use]
    pub const fn kind(&self) -> (&'static str, &'static str) {
        match self {
            Self::Null => ("kosong", "empty"),
            Self::Bool(_) => ("ya/tidak", "a yes/no value"),
            Self::Integer(_) | Self::Float(_) => ("angka", "a number"),
            Self::Text(_) => ("teks", "text"),
            Self::List(_) => ("daftar", "a list"),
            Self::Map(_) => ("kumpulan kolom", "a set of fields"),
        }
    }
}

/// Reads one document. `offset` is where the text starts in its file; spans count from the start of the file.
///
/// # Errors
/// One `F102` when the text is not YAML, repeats a key or uses what the subset leaves out.
pub fn parse(path: &str, text: &str, offset: usize) -> Result<Spanned<Node>, Box<Diagnostic>> {
    let options = serde_saphyr::options! {
        with_snippet: false,
        strict_booleans: true,
        merge_keys: serde_saphyr::options::MergeKeyPolicy::Error,
        budget: serde_saphyr::budget! {
            max_depth: MAX_DEPTH, max_nodes: MAX_NODES, max_anchors: 0, max_aliases: 0, max_documents: 1
        },
    };
    let whole = Span::new(offset, offset + text.len());
    serde_saphyr::from_str_with_options::<Tree>(text, options)
        .map(|tree| Spanned { value: tree.0, span: whole })
        .map(|mut node| {
            shift(&mut node.value, offset);
            node
        })
        .map_err(|error| Box::new(syntax_error(path, &error, whole)))
}

/// Moves the spans of the children; the node's own span is its parent's business.
fn shift(node: &mut Node, offset: usize) {
    let moved = |span: Span| Span::new(span.start + offset, span.end + offset);
    match node {
        Node::List(items) => {
            for item in items {
                item.span = moved(item.span);
                shift(&mut item.value, offset);
            }
        }
        Node::Map(entries) => {
            for (key, value) in entries {
                key.span = moved(key.span);
                value.span = moved(value.span);
                shift(&mut value.value, offset);
            }
        }
        _ => {}
    }
}

fn syntax_error(path: &str, error: &Error, whole: Span) -> Diagnostic {
    let at = error.location().map(|location| span_of(&location)).unwrap_or_default();
    let start = (whole.start + at.start).min(whole.end);
    let span = Span::new(start, (whole.start + at.end).clamp(start, whole.end));
    let (id, en) = match error.without_snippet() {
        Error::DuplicateMappingKey { key, .. } => {
            let key = key.as_deref().unwrap_or("?");
            (
                format!("Kolom `{key}` ditulis dua kali; hapus salah satunya."),
                format!("The field `{key}` is written twice; remove one of them."),
            )
        }
        Error::Budget { .. } | Error::UnknownAnchor { .. } => (
            "Jangkar `&`, alias `*`, dokumen kedua, atau susunan yang terlalu dalam tidak dipakai di sini; tulis nilainya langsung.".to_owned(),
            "Anchors `&`, aliases `*`, a second document or very deep nesting are not used here; write the value itself.".to_owned(),
        ),
        other => {
            let detail = other.render_with_formatter(&serde_saphyr::UserMessageFormatter);
            (
                format!("YAML tidak terbaca ({detail}). Periksa titik dua, tanda kutip, kurung, dan lekukan di sekitar baris ini."),
                format!("The YAML cannot be read ({detail}). Check colons, quotes, brackets and indentation around this line."),
            )
        }
    };
    Diagnostic::new(Code::F102, path, span, id, en)
}

fn span_of(location: &Location) -> Span {
    let span = location.span();
    let start = usize::try_from(span.byte_offset().unwrap_or(0)).unwrap_or(0);
    let length = usize::try_from(span.byte_len().unwrap_or(0)).unwrap_or(0);
    Span::new(start, start + length)
}

/// `Node` as serde sees it: the children carry the location that the parser gave them.
struct Tree(Node);

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor).map(Tree)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(i64::try_from(value).map_or_else(|_| Node::Text(value.to_string()), Node::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element::<serde_saphyr::Spanned<Tree>>()? {
            items.push(Spanned { span: span_of(&item.referenced), value: item.value.0 });
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key::<serde_saphyr::Spanned<String>>()? {
            let value = map.next_value::<serde_saphyr::Spanned<Tree>>()?;
            entries.push((
                Spanned { span: span_of(&key.referenced), value: key.value },
                Spanned { span: span_of(&value.referenced), value: value.value.0 },
            ));
        }
        Ok(Node::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slices(node: &Spanned<Node>, text: &str, out: &mut Vec<String>) {
        match &node.value {
            Node::List(items) => items.iter().for_each(|item| slices(item, text, out)),
            Node::Map(entries) => {
                for (key, value) in entries {
                    out.push(text[key.span.range()].to_owned());
                    slices(value, text, out);
                }
            }
            _ => out.push(text[node.span.range()].to_owned()),
        }
    }

    #[test]
    fn every_key_and_value_knows_its_bytes() {
        let file = "---\nrev: v1.0\njudul: \"é 𝄞\"\nlist: [a, 2]\nmap:\n  - { id: o1, on: true }\n---\n";
        let text = &file[4..file.len() - 4];
        let node = parse("x.md", text, 4).unwrap();
        let mut found = Vec::new();
        slices(&node, file, &mut found);
        assert_eq!(
            found,
            ["rev", "v1.0", "judul", "\"é 𝄞\"", "list", "a", "2", "map", "id", "o1", "on", "true"]
        );
    }

    #[test]
    fn a_repeated_key_is_named() {
        let problem = parse("x.md", "id: a\nid: b\n", 0).unwrap_err();
        assert_eq!(problem.code, Code::F102);
        assert!(problem.message.en.contains("`id`"), "{problem:?}");
        assert_eq!(problem.span.start, 6);
    }

    #[test]
    fn what_the_subset_leaves_out_is_refused() {
        for text in ["a: &x 1\nb: *x\n", "a: 1\n---\nb: 2\n", "a: [1\n", "a: 1\n b: 2\n", "<<: {a: 1}\n"] {
            assert!(parse("x.md", text, 0).is_err(), "{text:?}");
        }
    }
}
