//! Requests about one's own data: asked for, taken to the controller, followed up; objections and what they change.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::learner::Learner;

async fn make(learner: &Learner, right: &str, purpose: Value, words: &str) -> Value {
    learner.ok("request.make", json!({ "right": right, "purpose": purpose, "words": words })).await
}

async fn mark(learner: &Learner, id: &Value, mark: &str) -> Value {
    learner.ok("request.mark", json!({ "request": id, "mark": mark })).await
}

fn purpose<'v>(view: &'v Value, id: &str) -> &'v Value {
    view["purposes"].as_array().unwrap().iter().find(|purpose| purpose["id"] == id).unwrap()
}

const HOUR: i64 = 3600;

#[tokio::test]
async fn a_request_waits_without_a_clock_until_it_is_sent_and_then_has_72_hours() {
    let learner = Learner::known().await;
    assert_eq!(learner.ok("request.list", json!({})).await["requests"], json!([]));
    let view = make(&learner, "access", Value::Null, "Siapa yang\nmelihat nilai saya?").await;
    assert_eq!((&view["connected"], &view["hours"]), (&json!(false), &json!(72)));
    assert_eq!(view["contacts"], json!(["legal@computradetech.com"]));
    let one = &view["requests"][0];
    assert_eq!(
        (&one["state"], &one["due_at"], &one["left_s"]),
        (&json!("queued"), &Value::Null, &Value::Null)
    );
    assert_eq!(one["article"], 32);
    let letter = one["letter"].as_str().unwrap();
    for told in ["PT Virtus Technology Indonesia", "Sri Rejeki", "melihat nilai saya?", "Pasal 32"] {
        assert!(letter.contains(told), "{told} is in {letter}");
    }
    assert!(letter.contains(one["id"].as_str().unwrap()));

    learner.waits(TimeDelta::hours(100));
    let learner = learner.reopens().await;
    let waited = learner.ok("request.list", json!({})).await;
    assert_eq!(waited["requests"][0]["left_s"], Value::Null, "nobody has received it");

    let id = waited["requests"][0]["id"].clone();
    assert_eq!(mark(&learner, &id, "answered").await["requests"][0]["state"], "queued", "nothing was sent");
    let sent = mark(&learner, &id, "sent_by_email").await;
    assert_eq!(
        (&sent["requests"][0]["state"], &sent["requests"][0]["left_s"]),
        (&json!("sent"), &json!(72 * HOUR))
    );
    learner.waits(TimeDelta::hours(71));
    let again = mark(&learner, &id, "sent_by_email").await;
    assert_eq!(again["requests"][0]["left_s"], HOUR, "a second click does not begin the time anew");
    learner.waits(TimeDelta::hours(2));
    assert_eq!(learner.ok("request.list", json!({})).await["requests"][0]["left_s"], -HOUR);
    let answered = mark(&learner, &id, "answered").await;
    assert_eq!(
        (&answered["requests"][0]["state"], &answered["requests"][0]["left_s"]),
        (&json!("answered"), &Value::Null)
    );
    assert_eq!(mark(&learner, &id, "cancelled").await["requests"][0]["state"], "answered");
}

#[tokio::test]
async fn a_clock_set_back_or_ahead_neither_loses_a_request_nor_gives_more_than_all_the_time() {
    let learner = Learner::known().await;
    let id = make(&learner, "correct", Value::Null, "").await["requests"][0]["id"].clone();
    mark(&learner, &id, "sent_by_email").await;
    learner.waits(TimeDelta::days(-3650));
    let learner = learner.reopens().await;
    assert_eq!(learner.ok("request.list", json!({})).await["requests"][0]["left_s"], 72 * HOUR);
    learner.waits(TimeDelta::days(2 * 3650));
    assert!(learner.ok("request.list", json!({})).await["requests"][0]["left_s"].as_i64().unwrap() < 0);
    assert_eq!(mark(&learner, &id, "answered").await["requests"][0]["state"], "answered");
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused_with_words_and_nothing_is_kept() {
    let learner = Learner::known().await;
    let facts = learner.ok("storage.show", json!({})).await["facts"].clone();
    let long = "a".repeat(2001);
    for (right, purpose, words, code) in [
        ("object", json!("sync"), "", "invalid"),
        ("restrict", json!("consent_evidence"), "", "invalid"),
        ("access", Value::Null, long.as_str(), "invalid"),
        ("access", Value::Null, "a\u{202e}b", "invalid"),
        ("object", Value::Null, "", "bad_request"),
        ("object", json!("selling"), "", "bad_request"),
        ("erase", json!("security"), "", "bad_request"),
        ("forget", Value::Null, "", "bad_request"),
    ] {
        let request = json!({ "right": right, "purpose": purpose, "words": words });
        assert_eq!(learner.fails("request.make", request).await, code, "{right} {purpose}");
    }
    let unknown = json!({ "request": "00000000-0000-0000-0000-000000000009", "mark": "answered" });
    assert_eq!(learner.fails("request.mark", unknown).await, "not_found");
    assert_eq!(learner.ok("storage.show", json!({})).await["facts"], facts);
}

#[tokio::test]
async fn an_objection_to_the_learning_record_ends_the_notes_of_where_one_was_and_locks_nothing() {
    let learner = Learner::known().await;
    let place = json!({ "lesson": "fnd-101-l02", "position": { "anchor": "a", "heading": "H", "block": 4 } });
    let open = json!({ "lesson": "fnd-101-l02" });
    learner.ok("lesson.open", open.clone()).await;
    learner.ok("position.save", place.clone()).await;
    assert_eq!(learner.ok("lesson.open", open.clone()).await["position"]["block"], 4);
    assert!(learner.ok("home.show", json!({})).await["resume"].is_object());

    make(&learner, "object", json!("learning_record"), "").await;
    let learner = learner.reopens().await;
    assert_eq!(learner.ok("home.show", json!({})).await["resume"], Value::Null, "what was noted is gone");
    learner.ok("position.save", place.clone()).await;
    assert_eq!(learner.ok("lesson.open", open.clone()).await["position"], Value::Null, "nothing is noted");
    assert_eq!(learner.ok("home.show", json!({})).await["resume"], Value::Null);
    learner.finishes("fnd-101-l01").await;
    assert_eq!(learner.takes("fnd-101-m1-q", 8).await["passed"], true, "learning goes on");

    let view = learner.ok("privacy.show", json!({})).await;
    let limits = &purpose(&view, "learning_record")["limits"];
    assert_eq!((limits.as_array().unwrap().len(), &limits[0]["right"]), (1, &json!("object")));
    assert!(!purpose(&view, "learning_record")["effect"].as_str().unwrap().is_empty());
    // Asking twice is asking once.
    assert_eq!(
        make(&learner, "object", json!("learning_record"), "").await["requests"].as_array().unwrap().len(),
        1
    );

    mark(&learner, &limits[0]["request"], "cancelled").await;
    learner.ok("position.save", place).await;
    assert_eq!(learner.ok("lesson.open", open).await["position"]["block"], 4, "noted again");
}

#[tokio::test]
async fn a_restriction_of_security_ends_the_daily_copy_until_it_is_taken_back() {
    let learner = Learner::known().await;
    let copies = || {
        let profiles = std::fs::read_dir(learner.data().join("profiles")).unwrap();
        let folders = profiles.map(|entry| entry.unwrap().path().join("copies"));
        folders.filter_map(|folder| Some(std::fs::read_dir(folder).ok()?.count())).sum::<usize>()
    };
    learner.finishes("fnd-101-l01").await;
    let asked = make(&learner, "restrict", json!("security"), "").await;
    learner.academy.tend().await;
    assert_eq!(copies(), 0);
    let id = asked["requests"][0]["id"].clone();
    // An answer does not end it; only the person does.
    mark(&learner, &id, "sent_by_email").await;
    mark(&learner, &id, "answered").await;
    learner.academy.tend().await;
    assert_eq!(copies(), 0);
    mark(&learner, &id, "cancelled").await;
    learner.academy.tend().await;
    assert_eq!(copies(), 1);
}

/// Both sides of the protocol name rights alike.
#[test]
fn rights_travel_under_the_names_they_are_kept_under() {
    let kept = learning::fact::Right::ALL.map(|right| serde_json::to_value(right).unwrap());
    let travelling = protocol::Right::ALL.map(|right| serde_json::to_value(right).unwrap());
    assert_eq!(kept, travelling);
}
