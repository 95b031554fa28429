//! Reading a lesson and answering its check.

use serde_json::{Value, json};

use crate::{
    content::ANSWERS,
    learner::{Learner, questions, right},
};

const LESSON: &str = "fnd-101-l01";

#[tokio::test]
async fn a_key_never_travels_before_the_answer() {
    let learner = Learner::known().await;
    for number in 1..=10 {
        let view = learner.ok("lesson.open", json!({ "lesson": format!("fnd-101-l{number:02}") })).await;
        assert!(!questions(&view).is_empty());
        for block in view["blocks"].as_array().unwrap() {
            let question = &block["question"];
            assert_eq!(question["feedback"], Value::Null);
            assert!(question.get("key").is_none() && question.get("solution").is_none());
        }
    }
}

#[tokio::test]
async fn a_check_may_be_tried_freely_and_never_blocks_by_score() {
    let learner = Learner::known().await;
    let view = learner.ok("lesson.open", json!({ "lesson": LESSON })).await;
    assert_eq!(view["state"], "not_started");
    let ids = questions(&view);
    assert_eq!(learner.fails("lesson.complete", json!({ "lesson": LESSON })).await, "check_unanswered");
    for id in &ids {
        let wrong = json!({ "lesson": LESSON, "question": id, "response": { "type": "text", "text": "?" } });
        let first = learner.ok("lesson.answer", wrong.clone()).await;
        assert_eq!(first["feedback"]["verdict"], "wrong");
        assert_eq!(first["feedback"]["solution"], Value::Null, "the first wrong try keeps the answer back");
        let second = learner.ok("lesson.answer", wrong).await;
        assert_eq!(second["feedback"]["solution"], right(id));
    }
    let done = learner.ok("lesson.complete", json!({ "lesson": LESSON })).await;
    assert_eq!(done["state"], "done");
    assert_eq!(done["next"]["id"], "fnd-101-l02");
}

#[tokio::test]
async fn everything_is_where_it_was_after_closing() {
    let learner = Learner::known().await;
    let view = learner.ok("lesson.open", json!({ "lesson": LESSON })).await;
    let question = questions(&view)[0].clone();
    let heading = view["outline"][0].clone();
    let position = json!({ "anchor": heading["anchor"], "heading": heading["text"], "block": 4 });
    learner.ok("position.save", json!({ "lesson": LESSON, "position": position })).await;
    learner
        .ok("lesson.answer", json!({ "lesson": LESSON, "question": question, "response": right(&question) }))
        .await;
    learner.ok("note.save", json!({ "lesson": LESSON, "block": 3, "text": "tanya tim" })).await;
    learner.ok("bookmark.set", json!({ "lesson": LESSON, "block": 5, "set": true })).await;

    let learner = learner.reopens().await;
    let home = learner.ok("home.show", json!({})).await;
    assert_eq!(home["resume"]["step"]["id"], LESSON);
    assert_eq!(home["resume"]["heading"], heading["text"]);
    let view = learner.ok("lesson.open", json!({ "lesson": LESSON })).await;
    assert_eq!(view["position"], position);
    assert_eq!(view["answered"], 1);
    assert_eq!(view["notes"][0]["text"], "tanya tim");
    assert_eq!(view["bookmarks"], json!([5]));
    let block =
        view["blocks"].as_array().unwrap().iter().find(|block| block["question"]["id"] == question.as_str());
    assert_eq!(block.unwrap()["question"]["answer"], right(&question));

    let notes = learner.ok("note.save", json!({ "lesson": LESSON, "block": 3, "text": "" })).await;
    assert_eq!(notes["notes"], json!([]));
}

#[tokio::test]
async fn a_lesson_comes_in_the_language_chosen() {
    let mut learner = Learner::known().await;
    learner.reads_english().await;
    let view = learner.ok("lesson.open", json!({ "lesson": LESSON })).await;
    assert_eq!(view["language"], "en");
    assert_eq!(view["title"], "How Virtus Partner Academy works");
}

#[tokio::test]
async fn every_question_of_the_course_has_a_right_answer_that_is_graded_right() {
    let learner = Learner::known().await;
    assert!(ANSWERS.len() >= 130, "{}", ANSWERS.len());
    for number in 1..=10 {
        learner.finishes(&format!("fnd-101-l{number:02}")).await;
    }
}

#[tokio::test]
async fn the_glossary_explains_every_term() {
    let learner = Learner::known().await;
    let glossary = learner.ok("glossary.show", json!({})).await;
    let terms = glossary["terms"].as_array().unwrap();
    assert!(terms.len() >= 70);
    for term in terms {
        assert!(term["html"].as_str().unwrap().len() > 20, "{term}");
    }
}

/// Two clicks faster than the disk: there and back again.
#[tokio::test]
async fn a_place_left_before_it_was_written_is_not_come_back_to() {
    let learner = Learner::known().await;
    let open = |number: u32| json!({ "lesson": format!("fnd-101-l{number:02}") });
    learner.ok("lesson.open", open(1)).await;
    for number in [2, 1] {
        learner.academy.call("lesson.open", open(number)).await.unwrap();
    }
    learner.academy.settle().await;
    let learner = learner.reopens().await;
    let home = learner.ok("home.show", json!({})).await;
    assert_eq!(home["resume"]["step"]["id"], "fnd-101-l01");
}
