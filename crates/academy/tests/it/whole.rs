//! Every released course from its first step to its last, in each language, the way the app leads.

use serde_json::{Value, json};

use crate::{content::released_courses, learner::Learner};

/// More steps than any course has.
const ENDLESS: usize = 60;

#[tokio::test]
async fn every_course_can_be_finished() {
    let learner = Learner::known().await;
    for course in released_courses() {
        goes_through(&learner, &course).await;
    }
}

#[tokio::test]
async fn every_course_can_be_finished_in_translation() {
    let mut learner = Learner::known().await;
    learner.reads_english().await;
    for course in released_courses() {
        goes_through(&learner, &course).await;
    }
}

#[tokio::test]
async fn ticks_of_a_lab_are_the_same_in_each_language() {
    let mut learner = Learner::known().await;
    let ticked = |lab: &Value| -> Vec<bool> {
        let steps = lab["steps"].as_array().unwrap().iter();
        let items = steps.flat_map(|step| step["items"].as_array().unwrap());
        items.map(|item| item["ticked"].as_bool().unwrap()).collect()
    };
    let lab = json!({ "lab": "net-101-l09" });
    let first = learner.ok("lab.open", lab.clone()).await["steps"][0].clone();
    let tick = json!({
        "lab": "net-101-l09", "step": first["id"], "item": first["items"][0]["hash"], "ticked": true
    });
    learner.ok("lab.tick", tick.clone()).await;
    let original = learner.ok("lab.open", lab.clone()).await;
    assert_eq!(ticked(&original).iter().filter(|one| **one).count(), 1);

    learner.reads_english().await;
    let translated = learner.ok("lab.open", lab).await;
    assert_ne!(translated["steps"][0]["items"][0]["html"], original["steps"][0]["items"][0]["html"]);
    assert_eq!(ticked(&translated), ticked(&original));
}

async fn goes_through(learner: &Learner, course: &str) {
    for _ in 0..ENDLESS {
        let view = learner.ok("course.open", json!({ "course": course })).await;
        if view["next"] == Value::Null {
            assert_eq!(view["card"]["state"], "completed", "{course}");
            return;
        }
        let id = view["next"]["id"].as_str().unwrap();
        match view["next"]["kind"].as_str().unwrap() {
            "lesson" => drop(learner.finishes(id).await),
            "lab" => works(learner, id).await,
            _ => assert_eq!(learner.takes(id, usize::MAX).await["percent"], 100.0, "{id}"),
        }
    }
    panic!("{course} does not end");
}

/// Ticks every item of a lab and answers what its steps ask.
async fn works(learner: &Learner, id: &str) {
    let lab = learner.ok("lab.open", json!({ "lab": id })).await;
    for step in lab["steps"].as_array().unwrap() {
        for item in step["items"].as_array().unwrap() {
            let tick = json!({ "lab": id, "step": step["id"], "item": item["hash"], "ticked": true });
            learner.ok("lab.tick", tick).await;
        }
        if let Some(question) = step["question"]["id"].as_str() {
            learner.answers_right(id, question).await;
        }
    }
    assert_eq!(learner.ok("lab.open", json!({ "lab": id })).await["state"], "done", "{id}");
}
