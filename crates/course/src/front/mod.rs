//! Front matter: the YAML block at the top of every Markdown file, read into typed fields that keep their bytes.
//!
//! One type per kind of file, in FORMAT's words. Must not know other files: whether an id exists, fits its place or
//! is used twice is for `check`.

mod assess;
mod block;
mod head;
mod lesson;
mod structure;
mod translation;

pub use assess::{Duration, QuizFront, Reveal, ScoreRule, Shuffle};
pub use block::{Block, split};
pub use head::{Head, Kind, Review, Status, Volatility};
pub use lesson::{Bloom, LabFront, LessonFront, Need, ObjectiveFront, Tool};
pub use structure::{CourseFront, GlossaryFront, ModuleFront, Refresh, TrackFront, Validity};
pub use translation::{ObjectiveText, TranslationFront};

use crate::{
    diagnostic::Code,
    lang::Lang,
    span::{Span, Spanned},
    yaml::{self, Fields, FromNode, Node, Report},
};

/// The newest format this program reads.
pub const SCHEMA: u32 = 1;

/// Front matter of any kind of file.
#[derive(Debug, Clone, PartialEq)]
pub enum Front {
    Track(TrackFront),
    Course(CourseFront),
    Module(ModuleFront),
    Lesson(LessonFront),
    Lab(LabFront),
    Quiz(QuizFront),
    Glossary(GlossaryFront),
    Translation(TranslationFront),
}

impl Front {
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Track(_) => Kind::Track,
            Self::Course(_) => Kind::Course,
            Self::Module(_) => Kind::Module,
            Self::Lesson(_) => Kind::Lesson,
            Self::Lab(_) => Kind::Lab,
            Self::Quiz(_) => Kind::Quiz,
            Self::Glossary(_) => Kind::Glossary,
            Self::Translation(front) => front.kind,
        }
    }
}

/// Reads the front matter of a file in a language at a place that allows some kinds.
///
/// `None` when something is so wrong that the file cannot be used; every problem is in the report.
pub fn read(text: &str, lang: Lang, allowed: &[Kind], report: &mut Report) -> Option<Front> {
    let block = split(text, report)?;
    let node = match yaml::parse(&report.path, block.text(text), block.yaml.start) {
        Ok(node) => node,
        Err(problem) => {
            report.diagnostics.push(*problem);
            return None;
        }
    };
    let node = Spanned { value: node.value, span: block.whole };
    let mut fields = Fields::of(&node, report)?;
    read_schema(&mut fields, report)?;
    let kind = read_kind(&mut fields, allowed, report)?;
    let front = match lang {
        Lang::Id => read_source(kind, &mut fields, report),
        Lang::En => translation::read(kind, &mut fields, report).map(Front::Translation),
    };
    fields.finish(report);
    front
}

fn read_source(kind: Kind, fields: &mut Fields<'_>, report: &mut Report) -> Option<Front> {
    Some(match kind {
        Kind::Track => Front::Track(structure::read_track(fields, report)?),
        Kind::Course => Front::Course(structure::read_course(fields, report)?),
        Kind::Module => Front::Module(structure::read_module(fields, report)?),
        Kind::Lesson => Front::Lesson(lesson::read_lesson(fields, report)?),
        Kind::Lab => Front::Lab(lesson::read_lab(fields, report)?),
        Kind::Quiz => Front::Quiz(assess::read_quiz(fields, report)?),
        Kind::Glossary => Front::Glossary(structure::read_glossary(fields, report)?),
    })
}

/// `F106` when the file is newer than this program; its other fields cannot be judged then.
pub(crate) fn read_schema(fields: &mut Fields<'_>, report: &mut Report) -> Option<()> {
    let schema = fields.required::<u32>("schema", report)?;
    if schema.value > SCHEMA {
        report.push(
            Code::F106,
            schema.span,
            format!("Berkas ini memakai format {}, sedangkan program ini membaca sampai format {SCHEMA}. Perbarui program.", schema.value),
            format!("This file uses format {}, but this program reads up to format {SCHEMA}. Update the program.", schema.value),
        );
        return None;
    }
    if schema.value == 0 {
        let node = Spanned { value: Node::Integer(0), span: schema.span };
        yaml::wrong("schema", &node, ("1", "1"), report);
        return None;
    }
    Some(())
}

fn read_kind(fields: &mut Fields<'_>, allowed: &[Kind], report: &mut Report) -> Option<Kind> {
    let kind = fields.required::<Kind>("type", report)?;
    if allowed.contains(&kind.value) {
        return Some(kind.value);
    }
    let words = allowed.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(", ");
    report.push(
        Code::F107,
        kind.span,
        format!("Jenis `{}` tidak cocok dengan tempat berkas ini; di sini hanya: {words}. Pindahkan berkasnya atau ubah `type`.", kind.value.as_str()),
        format!("The type `{}` does not fit where this file is; only these belong here: {words}. Move the file or change `type`.", kind.value.as_str()),
    );
    None
}

/// A number inside a range; `F105` outside.
pub(crate) fn in_range(
    key: &'static str,
    range: std::ops::RangeInclusive<u32>,
    fields: &mut Fields<'_>,
    report: &mut Report,
) -> Option<Spanned<u32>> {
    let number = fields.optional::<u32>(key, report)?;
    if range.contains(&number.value) {
        return Some(number);
    }
    let node = Spanned { value: Node::Integer(i64::from(number.value)), span: number.span };
    let id = format!("bilangan bulat {} sampai {}", range.start(), range.end());
    let en = format!("a whole number from {} to {}", range.start(), range.end());
    yaml::wrong(key, &node, (&id, &en), report);
    None
}

/// Reports `F104` for a field that some other rule makes necessary.
pub(crate) fn missing(key: &str, span: Span, report: &mut Report) {
    report.push(
        Code::F104,
        span,
        format!("Kolom `{key}` wajib ada untuk jenis berkas ini; tambahkan `{key}: …`."),
        format!("The field `{key}` is required for this kind of file; add `{key}: …`."),
    );
}

/// A value, or nothing written as the word `none`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrNone<T>(pub Option<T>);

impl<T: FromNode> FromNode for OrNone<T> {
    fn from_node(field: &str, node: &Spanned<Node>, report: &mut Report) -> Option<Self> {
        match &node.value {
            Node::Text(text) if text == "none" => Some(Self(None)),
            _ => T::from_node(field, node, report).map(|value| Self(Some(value))),
        }
    }
}

#[cfg(test)]
mod tests;
