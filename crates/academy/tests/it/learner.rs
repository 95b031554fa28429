//! A learner at a machine of their own, with the verbs of the screens.

use std::{path::PathBuf, sync::Arc};

use academy::{Academy, Config};
use chrono::{DateTime, TimeDelta, Utc};
use device::{FixedClock, SeededChance};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::content::{ANSWERS, ANSWERS_EN, Answers, EDITION};

pub struct Learner {
    pub folder: Arc<TempDir>,
    pub clock: Arc<FixedClock>,
    pub academy: Academy,
    answers: &'static Answers,
    seed: u64,
}

pub const START: &str = "2026-11-22T08:00:00Z";

impl Learner {
    /// A new machine with the real curriculum.
    pub async fn new() -> Self {
        Self::seeded(1).await
    }

    /// The same with other chance: other ids.
    pub async fn seeded(seed: u64) -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        std::fs::write(folder.path().join("academy.edition"), &*EDITION).unwrap();
        let start: DateTime<Utc> = START.parse().unwrap();
        Self::at(folder, Arc::new(FixedClock::at(start)), seed).await
    }

    /// The same, past the welcome.
    pub async fn known() -> Self {
        let learner = Self::new().await;
        learner.ok("profile.create", sign_up("Sri Rejeki")).await;
        learner
    }

    /// From now on in translation.
    pub async fn reads_english(&mut self) {
        let settings = json!({
            "language": "en", "content_language": "en", "theme": "system", "text_size": 100, "time": "normal"
        });
        self.ok("settings.save", settings).await;
        self.answers = &ANSWERS_EN;
    }

    pub async fn at(folder: Arc<TempDir>, clock: Arc<FixedClock>, seed: u64) -> Self {
        let config = config(&folder);
        let academy = Academy::open_with(config, clock.clone(), Arc::new(SeededChance::new(seed))).await;
        Self { folder, clock, academy, answers: &ANSWERS, seed }
    }

    /// Goes on with another privacy notice, until the app is closed.
    pub fn told(mut self, notice: course::privacy::Privacy) -> Self {
        self.academy = self.academy.with_notice(notice);
        self
    }

    /// Closes the app and all its files.
    pub async fn closes(self) -> (Arc<TempDir>, Arc<FixedClock>) {
        self.academy.close().await;
        (self.folder, self.clock)
    }

    /// Closes the app and opens it again.
    pub async fn reopens(self) -> Self {
        let seed = self.seed + 1;
        let (folder, clock) = self.closes().await;
        Self::at(folder, clock, seed).await
    }

    pub fn data(&self) -> PathBuf {
        config(&self.folder).data
    }

    pub fn waits(&self, time: TimeDelta) {
        self.clock.advance(time);
    }

    pub async fn ok(&self, name: &str, request: Value) -> Value {
        let answer = self.academy.call(name, request).await;
        self.academy.settle().await;
        answer.unwrap_or_else(|failure| panic!("{name}: {failure:?}"))
    }

    /// The code of the failure.
    pub async fn fails(&self, name: &str, request: Value) -> String {
        let failure = self.academy.call(name, request).await.unwrap_err();
        assert!(!failure.message.id.is_empty() && !failure.message.en.is_empty());
        serde_json::to_value(failure.code).unwrap().as_str().unwrap().to_owned()
    }

    /// Answers every question of a lesson's check and goes on.
    pub async fn finishes(&self, lesson: &str) -> Value {
        let view = self.ok("lesson.open", json!({ "lesson": lesson })).await;
        for question in questions(&view) {
            self.answers_right(lesson, &question).await;
        }
        self.ok("lesson.complete", json!({ "lesson": lesson })).await
    }

    /// Answers one question of a lesson or lab.
    pub async fn answers_right(&self, lesson: &str, question: &str) {
        let request = json!({ "lesson": lesson, "question": question, "response": self.right(question) });
        let answered = self.ok("lesson.answer", request).await;
        assert_eq!(answered["feedback"]["verdict"], "right", "{question}");
    }

    /// Begins an attempt and answers so many questions right, the rest not at all.
    pub async fn answers(&self, quiz: &str, how_many: usize) -> String {
        let view = self.ok("attempt.start", json!({ "quiz": quiz })).await;
        let attempt = view["attempt"].as_str().unwrap().to_owned();
        for question in drawn(&view).into_iter().take(how_many) {
            let request =
                json!({ "attempt": attempt, "question": question, "response": self.right(&question) });
            self.ok("attempt.answer", request).await;
        }
        attempt
    }

    fn right(&self, question: &str) -> Value {
        serde_json::to_value(&self.answers[question]).unwrap()
    }

    pub async fn submits(&self, attempt: &str) -> Value {
        self.ok("attempt.submit", json!({ "attempt": attempt, "time_up": false })).await
    }

    /// Takes a quiz with so many right answers.
    pub async fn takes(&self, quiz: &str, how_many: usize) -> Value {
        let attempt = self.answers(quiz, how_many).await;
        self.submits(&attempt).await
    }
}

fn config(folder: &TempDir) -> Config {
    Config {
        data: folder.path().join("data"),
        exports: folder.path().join("exports"),
        edition: folder.path().join("academy.edition"),
        asset_base: "academy://localhost/asset/".to_owned(),
        version: "0.1.0".to_owned(),
        language: None,
        content_language: None,
    }
}

pub fn right(question: &str) -> Value {
    serde_json::to_value(&ANSWERS[question]).unwrap()
}

/// Ids of the questions in a lesson.
pub fn questions(lesson: &Value) -> Vec<String> {
    let blocks = lesson["blocks"].as_array().unwrap().iter();
    blocks.filter_map(|block| Some(block["question"]["id"].as_str()?.to_owned())).collect()
}

/// Ids of the questions of an attempt.
pub fn drawn(attempt: &Value) -> Vec<String> {
    let questions = attempt["questions"].as_array().unwrap().iter();
    questions.map(|question| question["id"].as_str().unwrap().to_owned()).collect()
}

/// What somebody of this name says at the beginning; nothing is chosen.
pub fn sign_up(name: &str) -> Value {
    json!({
        "identity": { "name": name, "email": "sri@mitra.example", "organisation": "PT Mitra", "invitation": "", "phone": "", "job_role": "", "whatsapp": "" },
        "path": null,
        "adult": true,
        "choices": [],
        "notice": "1.0"
    })
}
