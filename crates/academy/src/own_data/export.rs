//! `data.export`: all of a person's data in files of their own: JSON for programs, CSV for a spreadsheet, the receipts.

use learning::{fact::Link, receipt::ReceiptFile, register::Register};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::write;
use crate::{
    Academy, consent,
    failure::{Failure, Result},
};

/// The form of the JSON file, described in docs/privacy/export.md.
const SCHEMA: &str = "virtus-partner-academy/own-data/1";

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ExportOwnData {}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Exported {
    /// The files written.
    pub files: Vec<String>,
    pub facts: u32,
    pub values: u32,
}

#[derive(Serialize)]
struct OwnData<'a> {
    schema: &'static str,
    exported_at: chrono::DateTime<chrono::Utc>,
    app_version: &'a str,
    device: learning::fact::DeviceId,
    facts: &'a [Link],
    values: Vec<&'a Register>,
    receipts: &'a ReceiptFile,
}

pub(crate) async fn run(academy: &Academy, _request: ExportOwnData) -> Result<Exported> {
    let desk = &mut *academy.desk().await;
    let facts = desk.all_facts().await?;
    let receipts = consent::receipt_file(desk);
    let values: Vec<&Register> = desk.registers("").filter(|register| !register.value.is_null()).collect();
    let now = desk.now();
    let data = OwnData {
        schema: SCHEMA,
        exported_at: now,
        app_version: &desk.config.version,
        device: desk.record_device(),
        facts: &facts,
        values: values.clone(),
        receipts: &receipts,
    };
    let text =
        |value: &dyn erased::Json| value.pretty().map_err(|error| Failure::internal(error.to_string()));
    let folder = &desk.config.exports;
    let mut files = vec![write(folder, "data-saya", "json", now, text(&data)?.as_bytes())?];
    files.push(write(folder, "data-saya", "csv", now, csv(&facts, &values).as_bytes())?);
    if receipts.count > 0 {
        files.push(write(folder, "bukti-pilihan", "json", now, text(&receipts)?.as_bytes())?);
    }
    Ok(Exported {
        files: files.iter().map(|file| file.display().to_string()).collect(),
        facts: count(facts.len()),
        values: count(values.len()),
    })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// One line for each fact and value: kind, number or key, time, content as JSON.
fn csv(facts: &[Link], values: &[&Register]) -> String {
    let mut out = String::from("\u{feff}kind,name,number,at,content\r\n");
    for link in facts {
        let body = serde_json::to_value(&link.fact.body).unwrap_or_default();
        let at = link.fact.at.to_rfc3339();
        line(&mut out, &["fact", link.fact.body.kind(), &link.fact.seq.to_string(), &at, &body.to_string()]);
    }
    for register in values {
        line(&mut out, &["value", register.key.as_str(), "", "", &register.value.to_string()]);
    }
    out
}

/// Fields in quotes (RFC 4180). One that a spreadsheet would take for a formula begins with an apostrophe.
fn line(out: &mut String, fields: &[&str]) {
    let field = |text: &&str| {
        let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        format!("\"{}{}\"", if is_formula { "'" } else { "" }, text.replace('"', "\"\""))
    };
    out.push_str(&fields.iter().map(field).collect::<Vec<_>>().join(","));
    out.push_str("\r\n");
}

mod erased {
    /// Anything that has a JSON form.
    pub(super) trait Json {
        fn pretty(&self) -> serde_json::Result<String>;
    }

    impl<T: serde::Serialize> Json for T {
        fn pretty(&self) -> serde_json::Result<String> {
            serde_json::to_string_pretty(self)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_text_and_never_a_formula() {
        let mut out = String::new();
        line(&mut out, &["=1+1", "say \"a\"", "b,c"]);
        assert_eq!(out, "\"'=1+1\",\"say \"\"a\"\"\",\"b,c\"\r\n");
    }
}
