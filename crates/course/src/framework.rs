//! Coverage targets: the codes that `maps` may name, from `frameworks/*.yaml`. Names and codes only, as labels.

use chrono::NaiveDate;

use crate::{
    diagnostic::Code,
    front,
    span::Spanned,
    yaml::{self, Fields, FromNode, Node, Report, one_of},
};

one_of! {
    /// What a framework is for here.
    Use {
        /// Coverage is measured against it.
        Target = "target",
        Reference = "reference",
        /// Only a label.
        Tag = "tag",
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Framework {
    /// As the file is named.
    pub id: Spanned<String>,
    pub name: String,
    pub used_as: Use,
    pub source: String,
    /// When the names and weights were last compared with the source.
    pub checked: NaiveDate,
    pub domains: Vec<Domain>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Domain {
    pub code: Spanned<String>,
    pub name: String,
    /// Percent, or the source's own unit; missing where none is published.
    pub weight: Option<f64>,
}

/// Reads one file.
pub(crate) fn read(text: &str, report: &mut Report) -> Option<Framework> {
    let node = match yaml::parse(&report.path, text, 0) {
        Ok(node) => node,
        Err(problem) => {
            report.diagnostics.push(*problem);
            return None;
        }
    };
    let mut fields = Fields::of(&node, report)?;
    front::read_schema(&mut fields, report)?;
    let id = fields.required::<String>("id", report);
    let name = fields.required("name", report);
    let used_as = fields.required("use", report);
    let source = fields.required("source", report);
    let checked = fields.required("checked", report);
    let domains = fields.required_list::<Domain>("domains", report);
    fields.finish(report);
    if let Some(id) = &id {
        check_name(id, report);
    }
    Some(Framework {
        id: id?,
        name: name?.value,
        used_as: used_as?.value,
        source: source?.value,
        checked: checked?.value,
        domains: domains.into_iter().map(|domain| domain.value).collect(),
    })
}

fn check_name(id: &Spanned<String>, report: &mut Report) {
    let expected =
        report.path.rsplit('/').next().and_then(|file| file.strip_suffix(".yaml")).unwrap_or_default();
    if id.value != expected {
        let (id_text, en_text) = (
            format!("Id kerangka `{}` harus sama dengan nama berkasnya, `{expected}`.", id.value),
            format!("The framework's id `{}` must be the file's name, `{expected}`.", id.value),
        );
        report.push(Code::F107, id.span, id_text, en_text);
    }
}

impl FromNode for Domain {
    fn from_node(_field: &str, node: &Spanned<Node>, report: &mut Report) -> Option<Self> {
        let mut fields = Fields::of(node, report)?;
        let code = fields.required("code", report);
        let name = fields.required::<String>("name", report);
        let weight = fields.optional::<f64>("weight", report);
        fields.finish(report);
        Some(Self { code: code?, name: name?.value, weight: weight.map(|weight| weight.value) })
    }
}
