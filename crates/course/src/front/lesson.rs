//! Front matter of lessons and labs.

use learning::id::{LessonId, ObjectiveId};

use super::{Head, Review, head::Shape, in_range, missing};
use crate::{
    diagnostic::Code,
    span::Spanned,
    yaml::{Fields, FromNode, Node, Report, one_of, wrong},
};

one_of! {
    /// Level of an objective, after Bloom, from recall to creation.
    Bloom {
        Remember = "ingat",
        Understand = "pahami",
        Apply = "terapkan",
        Analyse = "analisis",
        Evaluate = "evaluasi",
        Create = "cipta",
    }
    /// What a lab needs on the table.
    Need {
        Calculator = "kalkulator",
        Terminal = "terminal",
        VirtualMachine = "vm",
        Internet = "internet",
        Nothing = "none",
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectiveFront {
    pub id: Spanned<ObjectiveId>,
    pub text: Spanned<String>,
    pub bloom: Spanned<Bloom>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonFront {
    pub head: Head<LessonId>,
    /// 3 to 60.
    pub minutes: Spanned<u32>,
    /// 1 to 4.
    pub objectives: Vec<ObjectiveFront>,
    /// Framework codes, narrower than the module's.
    pub maps: Vec<Spanned<String>>,
    pub suggests: Vec<Spanned<String>>,
    pub review: Review,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabFront {
    pub lesson: LessonFront,
    pub needs: Vec<Spanned<Need>>,
    pub tools: Vec<Tool>,
}

/// A program on which the steps of a lab were run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tool {
    pub name: Spanned<String>,
    pub version: Spanned<String>,
}

pub(super) fn read_lesson(fields: &mut Fields<'_>, report: &mut Report) -> Option<LessonFront> {
    let head = Head::read(Shape { rev: true, summary: true }, fields, report);
    if fields.node("minutes").is_none() {
        missing("minutes", fields.span(), report);
    }
    let minutes = in_range("minutes", 3..=60, fields, report);
    let objectives = read_objectives(fields, report);
    Some(LessonFront {
        maps: fields.list("maps", report),
        suggests: fields.list("suggests", report),
        review: Review::read(fields, report),
        head: head?,
        minutes: minutes?,
        objectives: objectives?,
    })
}

pub(super) fn read_lab(fields: &mut Fields<'_>, report: &mut Report) -> Option<LabFront> {
    let needs = fields.list("needs", report);
    let tools = fields.list("tools", report).into_iter().map(|tool| tool.value).collect();
    read_lesson(fields, report).map(|lesson| LabFront { lesson, needs, tools })
}

fn read_objectives(fields: &mut Fields<'_>, report: &mut Report) -> Option<Vec<ObjectiveFront>> {
    let list = fields.required::<Vec<Spanned<ObjectiveFront>>>("objectives", report)?;
    let count = match fields.node("objectives").map(|node| &node.value) {
        Some(Node::List(items)) => items.len(),
        _ => 0,
    };
    if !(1..=4).contains(&count) {
        report.push(
            Code::F105,
            list.span,
            format!("Pelajaran punya 1 sampai 4 tujuan, di sini ada {count}. Pecah pelajarannya atau gabungkan tujuan."),
            format!("A lesson has 1 to 4 objectives, here there are {count}. Split the lesson or join objectives."),
        );
    }
    Some(list.value.into_iter().map(|objective| objective.value).collect())
}

impl FromNode for ObjectiveFront {
    fn from_node(_field: &str, node: &Spanned<Node>, report: &mut Report) -> Option<Self> {
        let mut fields = Fields::of(node, report)?;
        let id = fields.required("id", report);
        let text = fields.required("text", report);
        let bloom = fields.required("bloom", report);
        fields.finish(report);
        Some(Self { id: id?, text: text?, bloom: bloom? })
    }
}

impl FromNode for Tool {
    fn from_node(_field: &str, node: &Spanned<Node>, report: &mut Report) -> Option<Self> {
        let mut fields = Fields::of(node, report)?;
        let name = fields.required("name", report);
        let version = match fields.node("version") {
            // `version: 3.11` is a number to YAML; what it was is lost, so it must be quoted.
            Some(number) if matches!(number.value, Node::Integer(_) | Node::Float(_)) => {
                wrong(
                    "version",
                    number,
                    ("teks dalam tanda kutip, misalnya \"3.11\"", "text in quotes, for example \"3.11\""),
                    report,
                );
                None
            }
            _ => fields.required("version", report),
        };
        fields.finish(report);
        Some(Self { name: name?, version: version? })
    }
}
