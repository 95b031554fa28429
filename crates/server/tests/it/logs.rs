//! What is logged says what happened and nothing about whom.

use std::{
    io,
    sync::{Arc, Mutex},
};

use chrono::TimeDelta;
use serde_json::json;

use crate::{
    academy::{Academy, PASSWORD},
    tablet::Tablet,
};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn logs_hold_no_names_addresses_answers_or_tokens() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .json()
        .with_max_level(tracing::Level::INFO)
        .with_writer(move || writer.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);

    let academy = Academy::on_sqlite().await;
    let organisation = academy.organisation("PT Kenari").await;
    let token = academy.member(&organisation, "operator", "kenari@mitra.co.id").await;
    let wrong = json!({ "email": "kenari@mitra.co.id", "password": "kenari salah", "label": "kenari" });
    academy.post("/v1/sign-in", "", wrong).await;
    academy.get("/v1/kenari@mitra.co.id?name=kenari", &token).await;
    academy.mailbox.refuse(true);
    academy.post("/v1/forgot-password", "", json!({ "email": "kenari@mitra.co.id", "language": "id" })).await;
    academy.letters().await;
    let mut tablet = Tablet::new(1);
    tablet.write(r#"{"type":"of_tomorrow","words":"kenari"}"#);
    academy.sync(&token, &tablet.request(1)).await;
    academy.sync_raw(&token, b"kenari".to_vec(), None).await;
    let account = academy.get("/v1/profile", &token).await.json()["account"].as_str().unwrap().to_owned();
    let number = uuid::Uuid::from_u128(7);
    let message = json!({
        "version": 1, "type": "right_request", "request": number, "right": "access", "words": "kenari",
        "asked_at": "2026-11-27T08:00:00.000Z",
    });
    academy.post("/v1/requests", &token, message).await;
    let answer = json!({ "answer": "kenari", "is_done": true });
    academy.post(&format!("/v1/queue/{account}/{number}/answer"), &token, answer).await;
    academy.advance(TimeDelta::hours(1));
    academy.get("/v1/profile", &token).await;

    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(text.contains("/v1/sync") && text.contains("a letter was not sent"), "{text}");
    for word in ["kenari", "Kenari", "mitra.co.id", PASSWORD, &token, &account] {
        assert!(!text.contains(word), "{word} in: {text}");
    }
}
