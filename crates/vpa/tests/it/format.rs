//! `vpa lint --format`

use serde_json::Value;

use crate::academy::{Academy, LESSON, run};

const COURSE: &str = "net/net-101-dasar/course.md";

/// An academy with an error that has a second place, a warning behind letters outside the basic plane, and a finding in
/// a file that is no text.
fn troubled() -> Academy {
    let academy = Academy::new();
    academy.replace(LESSON, "#q-k3f9", "#q-1a1a");
    academy.replace(LESSON, "Pelanggan meminta", "𝄞é meminta");
    academy.replace(LESSON, "mana yang cukup?", "mana yang cukup? \t");
    academy.replace(COURSE, "Kursus kecil", "Kursus\r\nkecil");
    academy
}

fn json(academy: &Academy, arguments: &[&str]) -> Value {
    let answer = academy.run(&[&["lint", "--format"], arguments].concat());
    assert_eq!((answer.code, answer.err.as_str()), (Some(1), ""));
    serde_json::from_str(&answer.out).unwrap()
}

#[test]
fn json_says_all_that_is_known() {
    let academy = troubled();
    let report = json(&academy, &["json"]);
    assert_eq!(report["schema"], 1);
    let findings = report["findings"].as_array().unwrap();
    let count = |word: &str| findings.iter().filter(|one| one["severity"] == word).count();
    for (word, field) in [("error", "errors"), ("warning", "warnings"), ("note", "notes")] {
        assert_eq!(report["counts"][field], count(word), "{word}");
    }
    let space = findings.iter().find(|one| one["code"] == "F109" && one["path"] == LESSON).unwrap();
    let text = academy.read(LESSON);
    let byte = text.find(" \t\n").unwrap();
    let line = text[..byte].matches('\n').count() + 1;
    let before = text[..byte].rsplit('\n').next().unwrap();
    let start =
        serde_json::json!({ "byte": byte, "line": line, "column": before.encode_utf16().count() + 1 });
    assert_eq!(space["range"]["start"], start);
    assert_ne!(space["message"]["id"], space["message"]["en"]);
    assert_eq!(space["fix"][0]["text"], "");
    let double = findings.iter().find(|one| one["code"] == "I202").unwrap();
    assert!(double["related"][0]["range"]["start"]["line"].as_u64() > Some(1), "{double}");
    assert!(double.get("fix").is_none());
}

/// Applies the edits of a report to a text, from the last to the first.
fn applied(report: &Value, path: &str, mut text: String) -> String {
    let findings = report["findings"].as_array().unwrap().iter().filter(|one| one["path"] == path);
    let mut edits: Vec<(usize, usize, String)> = findings
        .flat_map(|one| one["fix"].as_array().into_iter().flatten())
        .map(|edit| {
            let byte = |end: &str| usize::try_from(edit["range"][end]["byte"].as_u64().unwrap()).unwrap();
            (byte("start"), byte("end"), edit["text"].as_str().unwrap().to_owned())
        })
        .collect();
    edits.sort();
    for (start, end, new) in edits.into_iter().rev() {
        text.replace_range(start..end, &new);
    }
    text
}

#[test]
fn the_fixes_in_json_are_those_that_are_made() {
    let academy = troubled();
    let report = json(&academy, &["json"]);
    let expected = [LESSON, COURSE].map(|path| applied(&report, path, academy.read(path)));
    assert!(expected[1].contains("Kursus\nkecil"));
    let fixed = json(&academy, &["json", "--fix"]);
    assert_eq!([LESSON, COURSE].map(|path| academy.read(path)), expected);
    assert_eq!(fixed["counts"]["fixed"], 2);
    let left = fixed["findings"].as_array().unwrap();
    assert!(left.iter().all(|one| one.get("fix").is_none()), "{left:?}");
}

/// What SARIF 2.1.0 asks of the parts that are written here (sections 3.13 to 3.30 and 3.55).
#[test]
fn sarif_is_built_as_its_standard_says() {
    let academy = troubled();
    std::fs::write(academy.path("net/net-101-dasar/01-alamat/kuis.en.md"), b"---\n\xff").unwrap();
    let log = json(&academy, &["sarif"]);
    assert_eq!(
        (&log["version"], &log["$schema"]),
        (&"2.1.0".into(), &"https://json.schemastore.org/sarif-2.1.0.json".into())
    );
    let [run] = log["runs"].as_array().unwrap().as_slice() else { panic!("one run") };
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "vpa");
    let rules = driver["rules"].as_array().unwrap();
    let ids: std::collections::BTreeSet<&str> =
        rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), rules.len(), "each rule once");
    for rule in rules {
        assert!(!rule["shortDescription"]["text"].as_str().unwrap().is_empty());
        assert_level(&rule["defaultConfiguration"]["level"]);
    }
    let results = run["results"].as_array().unwrap();
    assert!(results.len() >= 4, "{results:?}");
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert_level(&result["level"]);
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let related = result["relatedLocations"].as_array().into_iter().flatten();
        for location in result["locations"].as_array().unwrap().iter().chain(related) {
            let place = &location["physicalLocation"];
            assert!(place["artifactLocation"]["uri"].as_str().unwrap().starts_with("file:///"));
            if let Some(region) = place.get("region") {
                assert_region(region);
            }
        }
        for fix in result["fixes"].as_array().into_iter().flatten() {
            let change = &fix["artifactChanges"][0];
            assert_eq!(
                change["artifactLocation"],
                result["locations"][0]["physicalLocation"]["artifactLocation"]
            );
            for replacement in change["replacements"].as_array().unwrap() {
                assert_region(&replacement["deletedRegion"]);
                assert!(replacement["insertedContent"]["text"].is_string());
            }
        }
    }
    let lines =
        |code: &str| results.iter().find(|one| one["ruleId"] == code).unwrap()["locations"][0].clone();
    assert!(lines("F108")["physicalLocation"].get("region").is_none(), "no lines in a file that is no text");
}

fn assert_level(level: &Value) {
    assert!(["error", "warning", "note"].contains(&level.as_str().unwrap()), "{level}");
}

fn assert_region(region: &Value) {
    let number = |field: &str| region[field].as_u64().unwrap();
    let start = (number("startLine"), number("startColumn"));
    let end = (number("endLine"), number("endColumn"));
    assert!(start >= (1, 1) && start <= end, "{region}");
}

#[test]
fn github_gets_one_annotation_a_line() {
    let academy = troubled();
    let answer = academy.run(&["lint", "--format", "github", "--lang", "en"]);
    assert_eq!(answer.code, Some(1));
    let report = json(&academy, &["json"]);
    let findings = report["findings"].as_array().unwrap();
    assert_eq!(answer.out.lines().count(), findings.len());
    for (line, finding) in answer.out.lines().zip(findings) {
        let word = match finding["severity"].as_str().unwrap() {
            "note" => "notice",
            word => word,
        };
        let path = academy.path(finding["path"].as_str().unwrap());
        let start = &finding["range"]["start"];
        let (row, column) = (&start["line"], &start["column"]);
        let head = format!("::{word} file={},line={row},endLine=", path.display());
        assert!(line.starts_with(&head), "{line}\n{head}");
        assert!(line.contains(&format!(",col={column},")), "{line}");
        assert!(line.contains(&format!(",title={}::", finding["code"].as_str().unwrap())), "{line}");
    }
}

#[test]
fn warnings_are_no_reason_to_stop_unless_asked() {
    let folder = tempfile::tempdir().unwrap();
    let settings = "schema: 1\ntracks: []\nroles: {}\nlicenses: [CC0-1.0]\n";
    let write = |text: &str| std::fs::write(folder.path().join("academy.yaml"), text).unwrap();
    std::fs::write(folder.path().join("ids.lock"), "# ids.lock 1\n").unwrap();
    write(settings);
    assert_eq!(run(&["lint", "--deny-warnings"], folder.path()).code, Some(0));
    write(&settings.replace("tracks: []", "tracks: [] "));
    let answer = run(&["lint"], folder.path());
    assert_eq!(answer.code, Some(0), "{}", answer.out);
    assert!(answer.out.contains("peringatan: 1,") && answer.out.contains("vpa lint --fix"), "{}", answer.out);
    assert_eq!(run(&["lint", "--deny-warnings"], folder.path()).code, Some(1));
    assert_eq!(run(&["lint", "--deny-warnings", "--fix"], folder.path()).code, Some(0));
}

#[test]
fn an_unknown_form_is_refused() {
    assert_eq!(Academy::new().run(&["lint", "--format", "xml"]).code, Some(2));
}
