//! As the learner sees it: the app starts, shows the place, the notes and the answers, and can save.

use std::time::Instant;

use academy::Academy;
use anyhow::Context as _;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{Findings, Problem, said::Said};
use crate::{line::says, machine::Machine};

/// No journey sets a bookmark that far down.
const PROBE_BLOCK: u32 = 4_000_000;

pub async fn look(
    machine: &Machine,
    said: &Said,
    at: DateTime<Utc>,
    findings: &mut Findings,
) -> anyhow::Result<()> {
    let begun = Instant::now();
    let seed = u64::try_from(at.timestamp()).unwrap_or_default();
    let (academy, _) = machine.start(at, seed).await;
    let mut screen = Screen { academy: &academy, said, findings };
    let start = screen.show("app.start", json!({})).await?;
    let home = screen.show("home.show", json!({})).await;
    screen.findings.reopened_in = begun.elapsed();
    screen.starts(&start);
    if start["edition"].is_object() {
        screen.comes_back(&home?).await?;
        screen.saves().await;
    }
    academy.close().await;
    Ok(())
}

struct Screen<'s> {
    academy: &'s Academy,
    said: &'s Said,
    findings: &'s mut Findings,
}

impl Screen<'_> {
    async fn show(&mut self, call: &str, request: Value) -> anyhow::Result<Value> {
        match self.academy.call(call, request).await {
            Ok(view) => Ok(view),
            Err(failure) => {
                let code = format!("{:?}: {}", failure.code, failure.details);
                self.findings.problems.push(Problem::Refused { call: call.to_owned(), code });
                Ok(Value::Null)
            }
        }
    }

    fn starts(&mut self, start: &Value) {
        let notices = start["notices"].as_array().into_iter().flatten();
        self.findings.notices =
            notices.filter_map(|notice| Some(notice["code"].as_str()?.to_owned())).collect();
        if start["can_save"] != true {
            self.findings.problems.push(Problem::CannotSave);
        }
        let found = start["edition"]["version"].as_str();
        if let Some(expected) = &self.said.edition
            && found.is_none_or(|found| found < expected.as_str())
        {
            let (expected, found) = (expected.clone(), found.map(str::to_owned));
            self.findings.problems.push(Problem::Edition { expected, found });
        }
    }

    /// Place, position, and an attempt's answers.
    async fn comes_back(&mut self, home: &Value) -> anyhow::Result<()> {
        let Some(place) = self.said.register("place").cloned().filter(|place| !place.is_null()) else {
            return Ok(());
        };
        let id = place["id"].as_str().context("a place without id")?.to_owned();
        match place["kind"].as_str() {
            Some("lesson") => self.comes_back_to_lesson(home, &place, &id).await,
            _ => self.comes_back_to_attempt(home, &place, &id).await,
        }
    }

    async fn comes_back_to_lesson(&mut self, home: &Value, place: &Value, id: &str) -> anyhow::Result<()> {
        let view = self.show("lesson.open", json!({ "lesson": id })).await?;
        if view["state"] != "done" {
            self.compare(place, &home["resume"]["step"]);
        }
        let Some(position) = self.said.register(&format!("position/{id}")) else { return Ok(()) };
        if view["state"] != "done" && !position.is_null() {
            self.compare(&position["heading"], &home["resume"]["heading"]);
        }
        self.compare(position, &view["position"]);
        Ok(())
    }

    async fn comes_back_to_attempt(&mut self, home: &Value, place: &Value, id: &str) -> anyhow::Result<()> {
        let page = self.show("quiz.open", json!({ "quiz": id })).await?;
        let Some(attempt) = page["unfinished"].as_str() else { return Ok(()) };
        self.compare(place, &home["resume"]["step"]);
        let view = self.show("attempt.open", json!({ "attempt": attempt })).await?;
        let drawn = view["questions"].as_array().cloned().unwrap_or_default();
        for question in drawn {
            let answers = self.answers(attempt, &question["id"]);
            if !answers.iter().any(|answer| answer == &question["answer"]) {
                let expected = answers.last().cloned().unwrap_or_default();
                self.compare(&expected, &question["answer"]);
            }
        }
        Ok(())
    }

    /// The last answer called saved and those asked for after it.
    fn answers(&self, attempt: &str, question: &Value) -> Vec<Value> {
        let about = json!({ "type": "attempt_answered", "attempt": attempt, "question": question });
        let mut answers = vec![Value::Null];
        for said in self.said.facts.iter().filter(|said| says(&about, &said.what)) {
            if said.must {
                answers.clear();
            }
            answers.push(said.what["response"].clone());
        }
        answers
    }

    fn compare(&mut self, expected: &Value, found: &Value) {
        if !says(expected, found) {
            let (expected, found) = (expected.clone(), found.clone());
            self.findings.problems.push(Problem::Place { expected, found });
        }
    }

    /// Whatever happened before, the next thing is kept.
    async fn saves(&mut self) {
        let catalogue = self.academy.call("catalogue.show", json!({})).await.unwrap_or_default();
        let tracks = catalogue["tracks"].as_array().into_iter().flatten();
        let mut courses = tracks.flat_map(|track| track["courses"].as_array().into_iter().flatten());
        let released = courses.find(|course| course["status"] == "released");
        let course = released.map(|course| course["id"].clone()).unwrap_or_default();
        let course = self.academy.call("course.open", json!({ "course": course })).await.unwrap_or_default();
        let lesson = &course["modules"][0]["lessons"][0]["id"];
        let probe = json!({ "lesson": lesson, "block": PROBE_BLOCK, "set": true });
        drop(self.show("bookmark.set", probe).await);
    }
}
