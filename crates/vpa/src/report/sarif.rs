//! Findings in SARIF 2.1.0, the form that code scanning and editors read.

use std::io::{self, Write};

use course::{
    diagnostic::{Code, Diagnostic, Severity},
    fix::Fix,
};
use serde_json::{Value, json};

use super::{
    Finished,
    place::{Places, Region, file},
};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub fn write(finished: &Finished<'_>, out: &mut impl Write) -> io::Result<()> {
    let mut places = Places::of(finished);
    let results: Vec<Value> =
        finished.content.diagnostics.iter().map(|found| result(found, finished, &mut places)).collect();
    let report = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "vpa",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": Code::ALL.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
            } },
            "columnKind": "utf16CodeUnits",
            "defaultEncoding": "UTF-8",
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.as_str(),
        "shortDescription": { "text": code.meaning() },
        "defaultConfiguration": { "level": level(code) },
    })
}

const fn level(code: Code) -> &'static str {
    match code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn result<'a>(found: &'a Diagnostic, finished: &Finished<'_>, places: &mut Places<'a>) -> Value {
    let mut result = json!({
        "ruleId": found.code.as_str(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == found.code),
        "level": level(found.code),
        "message": { "text": found.message.get(finished.lang) },
        "locations": [location(finished, &found.path, places.region(&found.path, found.span))],
    });
    let related = found.related.iter().map(|place| {
        let region = places.region(&place.path, place.span);
        location(finished, &place.path, region)
    });
    let related: Vec<Value> = related.collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    if let Some(fix) = &found.fix {
        result["fixes"] = json!([mending(fix, &found.path, finished, places)]);
    }
    result
}

fn location(finished: &Finished<'_>, path: &str, region: Option<Region>) -> Value {
    let mut place = json!({ "artifactLocation": artifact(finished, path) });
    if let Some(region) = region {
        place["region"] = area(region);
    }
    json!({ "physicalLocation": place })
}

fn artifact(finished: &Finished<'_>, path: &str) -> Value {
    json!({ "uri": uri(&file(&finished.content.folder, path)) })
}

fn area(Region { start, end, span }: Region) -> Value {
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "byteOffset": span.start,
        "byteLength": span.end - span.start,
    })
}

fn mending<'a>(fix: &'a Fix, path: &'a str, finished: &Finished<'_>, places: &mut Places<'a>) -> Value {
    let replacements = fix.edits.iter().filter_map(|edit| {
        let region = places.exact(path, edit.span)?;
        Some(json!({ "deletedRegion": area(region), "insertedContent": { "text": edit.text } }))
    });
    json!({ "artifactChanges": [{
        "artifactLocation": artifact(finished, path),
        "replacements": replacements.collect::<Vec<_>>(),
    }] })
}

/// A path as a URI: relative as it is, absolute with its scheme; everything but letters, digits and `-._~/` escaped.
fn uri(path: &str) -> String {
    let mut uri = if path.starts_with('/') { "file://".to_owned() } else { String::new() };
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_uri() {
        assert_eq!(uri("content/net/a.md"), "content/net/a.md");
        assert_eq!(uri("isi akademi/é:a.md"), "isi%20akademi/%C3%A9%3Aa.md");
        assert_eq!(uri("/srv/isi/a.md"), "file:///srv/isi/a.md");
    }
}
