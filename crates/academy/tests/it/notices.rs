//! New versions of the privacy notice: announced, in force, and what they ask again. The versions are made up; the text is
//! that of the first.

use std::path::Path;

use chrono::TimeDelta;
use course::{
    privacy::{FOLDER, Privacy, load},
    source::read_folder,
};
use serde_json::{Value, json};

use crate::learner::Learner;

/// The notice of the app, and versions after it, published on 1 December and in force from 20 December 2026.
fn with(versions: &[(&str, &str)]) -> Privacy {
    let mut source = read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let path = format!("{FOLDER}/notices.yaml");
    let mut list = String::from_utf8(source.get(&path).unwrap().to_vec()).unwrap();
    list = list.replace("2026-11-27", "2026-11-01");
    for (version, change) in versions {
        for name in ["short.md", "short.en.md", "full.md", "full.en.md"] {
            let text = source.get(&format!("{FOLDER}/notice/1.0/{name}")).unwrap().to_vec();
            source.insert(format!("{FOLDER}/notice/{version}/{name}"), text);
        }
        list += &format!(
            "  - {{ version: \"{version}\", published: 2026-12-01, effective: 2026-12-20, change: {change}, confirmed: false, summary: {{ id: \"Yang berubah: {change}\", en: \"What changes: {change}\" }} }}\n"
        );
    }
    source.insert(path, list);
    load(&source).unwrap()
}

async fn learner_with(versions: &[(&str, &str)]) -> Learner {
    let learner = Learner::known().await.told(with(versions));
    let choice = json!({ "choice": { "purpose": "sync", "given": true }, "notice": "1.0" });
    learner.ok("consent.decide", choice).await;
    learner
}

async fn sync(learner: &Learner) -> Value {
    let view = learner.ok("privacy.show", json!({})).await;
    let found = view["purposes"].as_array().unwrap().iter().find(|one| one["id"] == "sync").unwrap();
    found["state"].clone()
}

async fn news(learner: &Learner) -> Value {
    learner.ok("home.show", json!({})).await["news"].clone()
}

/// From 22 November 2026 on.
fn to_december(learner: &Learner, day: i64) {
    learner.waits(TimeDelta::days(8 + day));
}

#[tokio::test]
async fn a_minor_version_is_announced_and_asks_nothing_again() {
    let learner = learner_with(&[("1.1", "minor")]).await;
    assert_eq!(news(&learner).await["notice"], Value::Null, "not published yet");
    to_december(&learner, 2);
    let told = news(&learner).await;
    assert_eq!(
        told["notice"],
        json!({ "version": "1.1", "effective": "2026-12-20", "holds": false, "material": false, "summary": "Yang berubah: minor" })
    );
    let view = learner.ok("privacy.show", json!({})).await;
    assert_eq!((&view["version"], &view["announced"]["material"]), (&json!("1.0"), &json!(false)));

    let after = learner.ok("notice.read", json!({ "version": "1.1" })).await;
    assert_eq!(after["notice"], Value::Null);
    learner.waits(TimeDelta::days(30));
    assert_eq!((sync(&learner).await, &news(&learner).await["ask_again"]), (json!("given"), &json!(0)));
    assert_eq!(news(&learner).await["notice"], Value::Null, "it was told of once");
    assert_eq!(learner.fails("notice.read", json!({ "version": "9.9" })).await, "bad_request");
}

#[tokio::test]
async fn a_material_version_asks_each_yes_again_and_locks_nothing() {
    let learner = learner_with(&[("2.0", "material")]).await;
    to_december(&learner, 19);
    let told = news(&learner).await;
    assert_eq!((&told["notice"]["material"], &told["notice"]["holds"]), (&json!(true), &json!(false)));
    assert_eq!((sync(&learner).await, &told["ask_again"]), (json!("given"), &json!(0)), "not before its day");

    learner.waits(TimeDelta::days(1));
    let told = news(&learner).await;
    assert_eq!((&told["notice"]["holds"], &told["ask_again"]), (&json!(true), &json!(1)));
    assert_eq!(sync(&learner).await, "invalidated");
    learner.finishes("fnd-101-l01").await;
    assert_eq!(learner.takes("fnd-101-m1-q", 8).await["passed"], true);

    // Having read it is no consent.
    let after = learner.ok("notice.read", json!({ "version": "2.0" })).await;
    assert_eq!((&after["notice"], &after["ask_again"]), (&Value::Null, &json!(1)));
    // What is answered must be to the notice that holds.
    let to = |notice: &str| json!({ "choice": { "purpose": "sync", "given": true }, "notice": notice });
    assert_eq!(learner.fails("consent.decide", to("1.0")).await, "invalid");
    learner.ok("consent.decide", to("2.0")).await;
    assert_eq!((sync(&learner).await, &news(&learner).await["ask_again"]), (json!("given"), &json!(0)));
}

#[tokio::test]
async fn who_was_away_is_told_of_the_latest_and_that_something_material_changed() {
    let mut late = with(&[("2.0", "material"), ("2.1", "minor")]);
    late.notices[2].effective = "2027-01-20".parse().unwrap();
    let learner = Learner::known().await.told(late);
    learner.waits(TimeDelta::days(100));
    let told = news(&learner).await;
    assert_eq!(
        (&told["notice"]["version"], &told["notice"]["material"], &told["ask_again"]),
        (&json!("2.1"), &json!(true), &json!(0)),
        "nothing was given, so nothing is asked again"
    );
}

#[tokio::test]
async fn who_signs_up_has_just_read_the_notice() {
    let learner = Learner::new().await.told(with(&[("1.1", "minor")]));
    assert_eq!(news(&learner).await["notice"], Value::Null, "nobody is there to be told");
    to_december(&learner, 25);
    let mut request = crate::learner::sign_up("Ani");
    request["notice"] = json!("1.1");
    learner.ok("profile.create", request).await;
    assert_eq!(news(&learner).await["notice"], Value::Null);
}
