//! Keeping an answer, beside the least that a database can do to keep anything: one row, on the disk.

use std::{path::Path, time::Instant};

use academy::Academy;
use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use sqlx::{
    Connection as _, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};

use crate::{
    corpus::place::Place,
    desk::{call, questions, response},
    measure::Times,
};

/// Times of the three, taken by turns.
#[derive(Debug, Default)]
pub struct Compared {
    pub bare: Times,
    pub lesson: Times,
    pub attempt: Times,
}

/// `folder`: on the disk of the learner's folder, for the bare database.
///
/// # Errors
/// When something is not kept.
pub async fn compare(academy: &Academy, folder: &Path, times: usize) -> Result<Compared> {
    let mut database = open(&folder.join("bare.sqlite")).await?;
    let lessons = answers_of_lessons(academy, times).await?;
    let attempts = answers_of_attempt(academy, times).await?;
    let mut compared = Compared::default();
    for (lesson, attempt) in lessons.into_iter().zip(attempts) {
        let start = Instant::now();
        sqlx::query("INSERT INTO kept (text) VALUES (?)")
            .bind(lesson.to_string())
            .execute(&mut database)
            .await?;
        compared.bare.push(start.elapsed());
        let start = Instant::now();
        call(academy, "lesson.answer", lesson).await?;
        compared.lesson.push(start.elapsed());
        let start = Instant::now();
        call(academy, "attempt.answer", attempt).await?;
        compared.attempt.push(start.elapsed());
    }
    Ok(compared)
}

async fn open(file: &Path) -> Result<SqliteConnection> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let mut database = SqliteConnection::connect_with(&options).await?;
    sqlx::query("CREATE TABLE IF NOT EXISTS kept (text TEXT NOT NULL)").execute(&mut database).await?;
    Ok(database)
}

/// Requests that answer checks of the first lessons.
async fn answers_of_lessons(academy: &Academy, count: usize) -> Result<Vec<Value>> {
    let mut requests = Vec::new();
    for place in (0..).map(|lesson| Place { lesson }).filter(|place| !place.is_lab()) {
        if requests.len() >= count {
            break;
        }
        let id = place.lesson_id();
        let view = call(academy, "lesson.open", json!({ "lesson": id })).await?;
        requests.extend(questions(&view).map(
            |question| json!({ "lesson": id, "question": question["id"], "response": response(question) }),
        ));
    }
    requests.truncate(count);
    Ok(requests)
}

/// Requests that answer the questions of one exam again and again: an answer may be changed.
async fn answers_of_attempt(academy: &Academy, count: usize) -> Result<Vec<Value>> {
    let exam = format!("{}-x", crate::corpus::place::course_id(0));
    let attempt = call(academy, "attempt.start", json!({ "quiz": exam })).await?;
    let questions = attempt["questions"].as_array().context("an attempt without questions")?;
    let request = |question: &Value| json!({ "attempt": attempt["attempt"], "question": question["id"], "response": response(question) });
    Ok(questions.iter().map(request).cycle().take(count).collect())
}
