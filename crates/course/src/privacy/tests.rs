use std::path::Path;

use super::*;
use crate::source::{Source, read_folder};

fn source() -> Source {
    read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap()
}

fn replace(source: &mut Source, file: &str, from: &str, to: &str) {
    let path = format!("{FOLDER}/{file}");
    let text = String::from_utf8(source.get(&path).unwrap().to_vec()).unwrap();
    assert!(text.contains(from), "{file} has no {from:?}");
    source.insert(path, text.replacen(from, to, 1));
}

/// The notice, then a minor and a material change of it.
fn three_versions() -> Privacy {
    let mut source = source();
    let mut more = String::new();
    for (version, effective, change) in [("1.1", "2027-02-01", "minor"), ("2.0", "2027-06-01", "material")] {
        for name in ["short.md", "short.en.md", "full.md", "full.en.md"] {
            let text = source.get(&format!("{FOLDER}/notice/1.0/{name}")).unwrap().to_vec();
            source.insert(format!("{FOLDER}/notice/{version}/{name}"), text);
        }
        more += &format!(
            "  - {{ version: \"{version}\", published: 2027-01-15, effective: {effective}, change: {change}, confirmed: false, summary: {{ id: a, en: b }} }}\n"
        );
    }
    let path = format!("{FOLDER}/notices.yaml");
    let text = String::from_utf8(source.get(&path).unwrap().to_vec()).unwrap();
    source.insert(path, text + &more);
    load(&source).unwrap()
}

#[test]
fn a_version_holds_from_its_day_and_is_announced_before() {
    let privacy = three_versions();
    let on = |day: &str| {
        let day: NaiveDate = day.parse().unwrap();
        let announced = privacy.announced_on(day).map(|notice| notice.version.as_str());
        (privacy.notice_on(day).version.as_str(), announced, privacy.valid_on(day))
    };
    assert_eq!(on("2020-01-01"), ("1.0", None, vec!["1.0", "1.1", "2.0"]), "a clock that is years behind");
    assert_eq!(on("2027-01-20").0, "1.0");
    assert_eq!(on("2027-01-20").1, Some("1.1"));
    assert_eq!(on("2027-02-01").0, "1.1");
    assert!(on("2027-02-01").2.contains(&"1.0"), "a minor change leaves a yes alone");
    assert_eq!(on("2027-06-01"), ("2.0", None, vec!["2.0"]), "a material one asks again");
}

#[test]
fn a_hole_in_the_notice_is_found_and_said_where() {
    let refused = |file: &str, from: &str, to: &str| {
        let mut source = source();
        replace(&mut source, file, from, to);
        load(&source).unwrap_err()
    };
    let unknown = refused("fields.yaml", "purposes: [learning_record", "purposes: [selling");
    assert!(unknown.path.ends_with("fields.yaml") && unknown.en.contains("selling"), "{unknown}");
    assert!(refused("fields.yaml", "retention: learning", "retention: for_ever").en.contains("for_ever"));
    assert!(refused("purposes.yaml", "    refused:", "    rejected:").path.ends_with("purposes.yaml"));
    assert!(refused("notice/1.0/full.md", "[[retention]]", "[[retensi]]").en.contains("retensi"));
    let mut source = source();
    source.remove(&format!("{FOLDER}/notice/1.0/short.en.md"));
    assert!(load(&source).unwrap_err().path.ends_with("notice/1.0/short.en.md"));
}

#[test]
fn the_tables_say_what_the_data_says() {
    let privacy = load(&source()).unwrap();
    for lang in Lang::ALL {
        let full = privacy.notices[0].full.get(lang);
        for told in [
            &privacy.controller.contacts[0].value,
            privacy.purposes[0].title.get(lang),
            privacy.recipients[0].gets.get(lang),
            privacy.retention[0].why.get(lang),
            privacy.notices[0].summary.get(lang),
        ] {
            assert!(full.contains(told.as_str()), "{told}");
        }
        assert!(!full.contains("[["));
    }
}

#[test]
fn a_period_ends_and_a_hold_is_told() {
    let mut class = load(&source()).unwrap().retention.remove(0);
    let now: DateTime<Utc> = "2028-02-29T08:00:00Z".parse().unwrap();
    let mut ends = |keep: &str| {
        class.keep = keep.to_owned();
        class.ends_before(now).map(|at| at.date_naive().to_string())
    };
    assert_eq!(ends("P1Y").as_deref(), Some("2027-02-28"));
    assert_eq!(ends("P6M").as_deref(), Some("2027-08-29"));
    assert_eq!(ends("P30D").as_deref(), Some("2028-01-30"));
    for none in ["until_erased", "P", "PY", "P1W", "P-1Y", "1Y", "P99999999999Y"] {
        assert_eq!(ends(none), None, "{none}");
    }
    let mut source = source();
    replace(
        &mut source,
        "retention.yaml",
        "    keep: P5Y",
        "    hold: { id: sengketa, en: a dispute }\n    keep: P5Y",
    );
    let privacy = load(&source).unwrap();
    assert!(privacy.notices[0].full.id.contains("sedang ditahan: sengketa"));
    replace(&mut source, "retention.yaml", "keep: P5Y", "keep: for_ever");
    assert!(load(&source).unwrap_err().path.ends_with("retention.yaml"));
}
