//! Anything may come through the door; damaged files and a second window lose nothing.

use academy::use_cases::NAMES;
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::learner::{Learner, questions, right};

#[tokio::test]
async fn odd_requests_are_refused_and_nothing_else() {
    let learner = Learner::known().await;
    let odd = [
        json!(null),
        json!([]),
        json!("x"),
        json!({ "lesson": 5 }),
        json!({ "lesson": "net-101-l06", "course": "zzz-999", "quiz": "net-101-x", "lab": "net-101-l09",
                "attempt": "nothing", "text": "\u{0}'\"*(", "limit": 4_294_967_295_u32, "block": 0, "question": "q-0000",
                "response": { "type": "choice", "picked": [99] }, "flagged": true, "set": true, "ticked": true,
                "step": "s-0000", "item": "x", "time_up": false, "name": "a".repeat(1_000_000), "path": null,
                "position": { "anchor": "", "heading": "", "block": 0 } }),
    ];
    for name in NAMES {
        for request in &odd {
            if let Err(failure) = learner.academy.call(name, request.clone()).await {
                assert_ne!(serde_json::to_value(failure.code).unwrap(), "internal", "{name}: {failure:?}");
            }
        }
    }
    assert_eq!(learner.fails("no.such", json!({})).await, "bad_request");
}

#[tokio::test]
async fn a_second_window_reads_and_does_not_write() {
    let first = Learner::known().await;
    let second = Learner::at(first.folder.clone(), first.clock.clone(), 9).await;
    let start = second.ok("app.start", json!({})).await;
    assert_eq!(start["can_save"], false);
    assert_eq!(start["notices"][0]["code"], "locked");
    assert_eq!(start["profile"]["name"], "Sri Rejeki");
    let view = second.ok("lesson.open", json!({ "lesson": "fnd-101-l01" })).await;
    let id = questions(&view)[0].clone();
    let answer = json!({ "lesson": "fnd-101-l01", "question": id, "response": right(&id) });
    assert_eq!(second.fails("lesson.answer", answer).await, "locked");
}

/// Whoever cannot take the lock cannot know that nobody else has it.
#[tokio::test]
async fn without_the_lock_nothing_is_written() {
    let learner = Learner::known().await;
    let profile = std::fs::read_dir(learner.data().join("profiles")).unwrap().next().unwrap().unwrap().path();
    let (folder, clock) = learner.closes().await;
    std::fs::remove_file(profile.join("lock")).unwrap();
    std::fs::create_dir(profile.join("lock")).unwrap();
    let learner = Learner::at(folder, clock, 3).await;
    let start = learner.ok("app.start", json!({})).await;
    assert_eq!((&start["can_save"], &start["profile"]["name"]), (&json!(false), &json!("Sri Rejeki")));
    assert_eq!(start["notices"][0]["code"], "read_only");
    let bookmark = json!({ "lesson": "fnd-101-l01", "block": 1, "set": true });
    assert_eq!(learner.fails("bookmark.set", bookmark).await, "read_only");
}

#[tokio::test]
async fn a_damaged_record_is_put_aside_and_what_can_be_read_goes_on() {
    let learner = Learner::known().await;
    learner.finishes("fnd-101-l01").await;
    let folder = learner.data().join("profiles");
    let profile = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    let (folder, clock) = learner.closes().await;
    // The log would put the first page right again, so it is damaged too.
    for file in ["record.sqlite", "record.sqlite-wal"].map(|name| profile.join(name)) {
        if let Ok(mut bytes) = std::fs::read(&file) {
            let end = bytes.len().min(100);
            bytes[..end].fill(0);
            std::fs::write(&file, bytes).unwrap();
        }
    }

    let learner = Learner::at(folder, clock, 3).await;
    let start = learner.ok("app.start", json!({})).await;
    assert_eq!(start["notices"][0]["code"], "record_put_aside");
    assert_eq!(start["can_save"], true);
    let aside = std::fs::read_dir(&profile).unwrap().flatten();
    assert!(aside.into_iter().any(|entry| entry.file_name().to_string_lossy().contains("damaged")));
    learner.ok("catalogue.show", json!({})).await;
}

#[tokio::test]
async fn a_damaged_library_is_installed_anew() {
    let learner = Learner::known().await;
    let file = learner.data().join("library.sqlite");
    let (folder, clock) = learner.closes().await;
    std::fs::write(&file, b"this is no database").unwrap();
    let learner = Learner::at(folder, clock, 3).await;
    learner.ok("lesson.open", json!({ "lesson": "fnd-101-l01" })).await;
}

#[tokio::test]
async fn without_an_edition_the_app_starts_and_says_so() {
    let learner = Learner::new().await;
    let (folder, clock) = learner.closes().await;
    std::fs::write(folder.path().join("academy.edition"), b"no edition").unwrap();
    std::fs::remove_dir_all(folder.path().join("data")).unwrap();
    let learner = Learner::at(folder, clock, 3).await;
    let start = learner.ok("app.start", json!({})).await;
    assert_eq!(start["notices"][0]["code"], "no_edition");
    assert_eq!(start["edition"], Value::Null);
    assert_eq!(learner.fails("home.show", json!({})).await, "no_edition");
}

#[tokio::test]
async fn search_finds_word_forms_and_forgives_a_slip() {
    let learner = Learner::known().await;
    for text in ["sinkronisasi", "disimpan", "sinkronisasii", "distributor"] {
        let found = learner.ok("search.query", json!({ "text": text, "limit": 10 })).await;
        assert!(!found["hits"].as_array().unwrap().is_empty(), "{text}");
    }
}

#[tokio::test]
async fn a_lesson_changed_on_the_disk_is_noticed_and_mended() {
    let learner = Learner::known().await;
    let before = learner.ok("lesson.open", json!({ "lesson": "fnd-101-l01" })).await;
    let files = ["library.sqlite", "library.sqlite-wal"].map(|name| learner.data().join(name));
    let (folder, clock) = learner.closes().await;
    let word = b"Cara kerja Virtus Partner Academy";
    let mut changed = 0;
    for file in files {
        let Ok(mut bytes) = std::fs::read(&file) else { continue };
        let found = bytes.windows(word.len()).enumerate().filter(|(_, found)| *found == word);
        let places: Vec<_> = found.map(|(at, _)| at).collect();
        places.iter().for_each(|at| bytes[*at..at + 4].copy_from_slice(b"Kera"));
        changed += places.len();
        std::fs::write(&file, bytes).unwrap();
    }
    assert!(changed > 0);
    let learner = Learner::at(folder, clock, 3).await;
    let after = learner.ok("lesson.open", json!({ "lesson": "fnd-101-l01" })).await;
    assert_eq!(after["title"], before["title"]);
}

#[tokio::test]
async fn a_copy_of_the_record_is_kept_once_a_day() {
    let learner = Learner::known().await;
    let profile = std::fs::read_dir(learner.data().join("profiles")).unwrap().next().unwrap().unwrap().path();
    let copies = || std::fs::read_dir(profile.join("copies")).map_or(0, Iterator::count);
    learner.academy.tend().await;
    assert_eq!(copies(), 0, "nothing was learned yet");
    learner.finishes("fnd-101-l01").await;
    for _ in 0..2 {
        learner.academy.tend().await;
        assert_eq!(copies(), 1);
    }
    for _ in 0..5 {
        learner.waits(TimeDelta::days(1));
        learner.academy.tend().await;
    }
    assert_eq!(copies(), 3);
}
