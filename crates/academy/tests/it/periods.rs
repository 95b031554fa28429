//! What time does: the yearly question, the periods of `retention.yaml`, and clocks that are wrong.

use std::path::PathBuf;

use chrono::TimeDelta;
use course::{lang::Localised, privacy::Privacy};
use serde_json::{Value, json};

use crate::learner::{Learner, sign_up};

async fn news(learner: &Learner) -> Value {
    learner.ok("home.show", json!({})).await["news"].clone()
}

fn days(days: i64) -> TimeDelta {
    TimeDelta::days(days)
}

#[tokio::test]
async fn a_year_later_one_is_asked_whether_it_is_still_right() {
    let learner = Learner::known().await;
    assert_eq!(news(&learner).await["confirm"], Value::Null);
    learner.waits(days(364));
    assert_eq!(news(&learner).await["confirm"], Value::Null);
    learner.waits(days(1));
    let learner = learner.reopens().await;
    assert_eq!(news(&learner).await["confirm"]["name"], "Sri Rejeki");
    learner.ok("profile.confirm", json!({})).await;
    let learner = learner.reopens().await;
    assert_eq!(news(&learner).await["confirm"], Value::Null);
    // A correction says as much.
    learner.waits(days(365));
    assert!(news(&learner).await["confirm"].is_object());
    let identity = sign_up("Sri Rejeki Wulandari")["identity"].clone();
    learner.ok("data.correct", json!({ "identity": identity })).await;
    assert_eq!(news(&learner).await["confirm"], Value::Null);
}

#[tokio::test]
async fn a_clock_that_was_ten_years_ahead_neither_nags_nor_silences_the_question() {
    let learner = Learner::known().await;
    learner.waits(days(3650));
    assert!(news(&learner).await["confirm"].is_object());
    learner.ok("profile.confirm", json!({})).await;
    learner.waits(days(-3649));
    assert_eq!(news(&learner).await["confirm"], Value::Null, "the clock is right again");
    learner.waits(days(3649));
    assert_eq!(news(&learner).await["confirm"], Value::Null, "and wrong again");
    learner.waits(days(-3649 + 366));
    assert!(news(&learner).await["confirm"].is_object(), "a year later it is asked");
}

#[tokio::test]
async fn a_guest_has_nothing_to_confirm() {
    let learner = Learner::new().await;
    learner.ok("profile.guest", json!({})).await;
    learner.waits(days(800));
    assert_eq!(news(&learner).await["confirm"], Value::Null);
}

/// A damaged file of the record, put aside on that day.
fn put_aside(learner: &Learner, day: &str) -> PathBuf {
    let profile = std::fs::read_dir(learner.data().join("profiles")).unwrap().next().unwrap().unwrap().path();
    let file = profile.join(format!("record.sqlite.damaged-{day}T080000Z"));
    std::fs::write(&file, "Sri Rejeki").unwrap();
    file
}

#[tokio::test]
async fn a_file_put_aside_goes_a_year_later_and_not_on_one_days_word() {
    let learner = Learner::known().await;
    let (old, young) = (put_aside(&learner, "20261101"), put_aside(&learner, "20270901"));
    learner.academy.tend().await;
    assert!(old.exists());
    // A clock that is ahead for a day.
    learner.waits(days(400));
    learner.academy.tend().await;
    learner.waits(days(-399));
    learner.academy.tend().await;
    learner.waits(days(5));
    learner.academy.tend().await;
    assert!(old.exists() && young.exists());

    learner.waits(days(360));
    learner.academy.tend().await;
    let learner = learner.reopens().await;
    learner.waits(days(6));
    learner.academy.tend().await;
    assert!(old.exists(), "noted, not gone");
    learner.waits(days(1));
    learner.academy.tend().await;
    assert!(!old.exists() && young.exists());
    // The next one gets its own week.
    learner.waits(days(370));
    learner.academy.tend().await;
    assert!(young.exists());
    learner.waits(days(7));
    learner.academy.tend().await;
    assert!(!young.exists());
    assert_eq!(learner.ok("app.start", json!({})).await["profile"]["name"], "Sri Rejeki");
}

#[tokio::test]
async fn the_words_of_a_request_go_two_years_after_it_ended() {
    let learner = Learner::known().await;
    let ask = |words: &str| json!({ "right": "correct", "purpose": null, "words": words });
    let open = learner.ok("request.make", ask("masih terbuka")).await["requests"][0]["id"].clone();
    learner.waits(days(1));
    let ended = learner.ok("request.make", ask("sudah selesai")).await["requests"][0]["id"].clone();
    learner.ok("request.mark", json!({ "request": ended, "mark": "cancelled" })).await;
    let words = async |learner: &Learner, id: &Value| {
        let view = learner.ok("request.list", json!({})).await;
        let one = view["requests"].as_array().unwrap().iter().find(|one| one["id"] == *id).unwrap().clone();
        one["words"].as_str().unwrap().to_owned()
    };
    learner.waits(days(2 * 365 - 1));
    learner.academy.tend().await;
    learner.waits(days(4));
    learner.academy.tend().await;
    assert_eq!(words(&learner, &ended).await, "sudah selesai");
    learner.waits(days(7));
    learner.academy.tend().await;
    let learner = learner.reopens().await;
    assert_eq!(words(&learner, &ended).await, "");
    assert_eq!(words(&learner, &open).await, "masih terbuka", "nobody has answered it");
}

/// The notice of the app with a hold on one class.
fn held(class: &str) -> Privacy {
    let mut privacy = academy::privacy::privacy().unwrap().clone();
    let class = privacy.retention.iter_mut().find(|known| known.id == class).unwrap();
    class.hold = Some(Localised { id: "sengketa".to_owned(), en: Some("a dispute".to_owned()) });
    privacy
}

#[tokio::test]
async fn what_is_held_for_a_reason_stays_and_the_reason_is_shown() {
    let learner = Learner::known().await.told(held("local_copies"));
    let old = put_aside(&learner, "20201101");
    for _ in 0..3 {
        learner.academy.tend().await;
        learner.waits(days(8));
    }
    assert!(old.exists());
    let data = learner.ok("data.show", json!({})).await;
    assert!(data.to_string().contains("sedang ditahan: sengketa"));
    // The same without a hold.
    let learner = learner.told(academy::privacy::privacy().unwrap().clone());
    learner.academy.tend().await;
    learner.waits(days(8));
    learner.academy.tend().await;
    assert!(!old.exists());
}

#[tokio::test]
async fn a_record_past_its_period_is_told_of_and_never_erased_by_itself() {
    let learner = Learner::known().await;
    learner.finishes("fnd-101-l01").await;
    learner.waits(days(5 * 365));
    assert_eq!(news(&learner).await["expired"], false);
    learner.waits(days(3));
    assert_eq!(news(&learner).await["expired"], true);
    for _ in 0..4 {
        learner.academy.tend().await;
        learner.waits(days(30));
    }
    assert_eq!(learner.ok("lesson.open", json!({ "lesson": "fnd-101-l01" })).await["state"], "done");
    learner.finishes("fnd-101-l02").await;
    assert_eq!(news(&learner).await["expired"], false, "learning goes on, so the period begins anew");
}
