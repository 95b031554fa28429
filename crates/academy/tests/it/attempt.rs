//! Quizzes and the exam, from the first attempt to the completed course.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::{
    content,
    learner::{Learner, drawn, right},
};

#[tokio::test]
async fn a_course_is_completed_by_lessons_quizzes_and_exam() {
    let learner = Learner::known().await;
    for number in 1..=10 {
        learner.finishes(&format!("fnd-101-l{number:02}")).await;
    }
    for module in 1..=3 {
        let result = learner.takes(&format!("fnd-101-m{module}-q"), 8).await;
        assert_eq!(result["passed"], true);
        assert_ne!(result["module_completed"], Value::Null);
        assert_eq!(result["course_completed"], Value::Null);
    }
    let result = learner.takes("fnd-101-x", 16).await;
    assert_eq!(result["passed"], true, "16 of 20 are 80 percent");
    assert_eq!(result["percent"], 80.0);
    assert_eq!(result["course_completed"], "Orientasi Akademi dan Peta Solusi TI");

    let learner = learner.reopens().await;
    let course = learner.ok("course.open", json!({ "course": "fnd-101" })).await;
    assert_eq!(course["card"]["state"], "completed");
    assert_eq!(course["card"]["percent"], 100);
    assert_eq!(course["next"], Value::Null);
    let home = learner.ok("home.show", json!({})).await;
    assert_eq!(home["totals"]["courses_completed"], 1);
    assert_eq!(home["completed"][0]["id"], "fnd-101");
}

#[tokio::test]
async fn a_failed_exam_waits_and_ends_after_three() {
    let learner = Learner::known().await;
    let result = learner.takes("fnd-101-x", 15).await;
    assert_eq!(result["passed"], false);
    assert_ne!(result["retry_at"], Value::Null);
    assert!(!result["review"].as_array().unwrap().is_empty());
    assert_eq!(learner.fails("attempt.start", json!({ "quiz": "fnd-101-x" })).await, "attempt_cooling_down");
    let page = learner.ok("quiz.open", json!({ "quiz": "fnd-101-x" })).await;
    assert_eq!(page["start"]["type"], "cooling_down");
    assert_eq!(page["row"]["rules"]["attempts_left"], 2);
    for _ in 0..2 {
        learner.waits(TimeDelta::hours(24));
        learner.takes("fnd-101-x", 0).await;
    }
    learner.waits(TimeDelta::days(30));
    assert_eq!(learner.fails("attempt.start", json!({ "quiz": "fnd-101-x" })).await, "attempt_limit");
}

#[tokio::test]
async fn an_attempt_goes_on_after_the_app_was_closed() {
    let learner = Learner::known().await;
    let attempt = learner.answers("fnd-101-m1-q", 3).await;
    let before = learner.ok("attempt.open", json!({ "attempt": attempt })).await;
    let flagged = drawn(&before)[4].clone();
    learner.ok("attempt.flag", json!({ "attempt": attempt, "question": flagged, "flagged": true })).await;

    let learner = learner.reopens().await;
    assert_eq!(learner.fails("attempt.start", json!({ "quiz": "fnd-101-m1-q" })).await, "attempt_unfinished");
    let home = learner.ok("home.show", json!({})).await;
    assert_eq!(home["resume"]["step"]["id"], "fnd-101-m1-q");
    let after = learner.ok("attempt.open", json!({ "attempt": attempt })).await;
    assert_eq!(drawn(&after), drawn(&before), "the same questions in the same order");
    assert_eq!(after["questions"][0]["options"], before["questions"][0]["options"]);
    assert_eq!(after["questions"][4]["flagged"], true);
    let answered =
        after["questions"].as_array().unwrap().iter().filter(|one| one["answer"] != Value::Null).count();
    assert_eq!(answered, 3);
    for question in after["questions"].as_array().unwrap() {
        assert_eq!(question["feedback"], Value::Null, "nothing is revealed before submitting");
    }
}

#[tokio::test]
async fn a_submitted_attempt_stays_as_it_is() {
    let learner = Learner::known().await;
    let attempt = learner.answers("fnd-101-m1-q", 8).await;
    let result = learner.submits(&attempt).await;
    let again = learner.submits(&attempt).await;
    assert_eq!(result["percent"], again["percent"]);
    assert_eq!(result["questions"].as_array().unwrap().len(), 8);
    let question = result["questions"][0]["id"].as_str().unwrap();
    let late = json!({ "attempt": attempt, "question": question, "response": right(question) });
    assert_eq!(learner.fails("attempt.answer", late).await, "attempt_submitted");
    let facts = learner.ok("storage.show", json!({})).await["facts"].clone();
    learner.submits(&attempt).await;
    assert_eq!(
        learner.ok("storage.show", json!({})).await["facts"],
        facts,
        "submitting again writes nothing"
    );
}

#[tokio::test]
async fn an_attempt_is_graded_on_the_edition_it_began_on() {
    let learner = Learner::known().await;
    let attempt = learner.answers("fnd-101-m1-q", 8).await;
    let before = learner.ok("attempt.open", json!({ "attempt": attempt })).await;

    let mut source = content::SOURCE.clone();
    let path = "fnd/fnd-101-orientasi-akademi/01-belajar-di-akademi/kuis.md";
    let text = String::from_utf8(source.get(path).unwrap().to_vec()).unwrap();
    source
        .insert(path, text.replacen("\n### ", "\n### Soal lama: ", 99).replace("v1.0", "v1.1").into_bytes());
    let newer = content::pack(&source, "2026.12.0");
    std::fs::write(learner.folder.path().join("academy.edition"), newer.to_bytes().unwrap()).unwrap();

    let learner = learner.reopens().await;
    assert_eq!(learner.ok("app.start", json!({})).await["edition"]["version"], "2026.12.0");
    let after = learner.ok("attempt.open", json!({ "attempt": attempt })).await;
    assert_eq!(after["questions"], before["questions"]);
    assert_eq!(learner.submits(&attempt).await["passed"], true);
    let fresh = learner.ok("attempt.start", json!({ "quiz": "fnd-101-m1-q" })).await;
    assert!(fresh["questions"][0]["stem_html"].as_str().unwrap().contains("Soal lama"));
}
