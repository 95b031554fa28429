//! Very long answers and notes.

use academy_faults::Witness;
use serde_json::{Value, json};

use crate::home::Home;

#[tokio::test]
async fn the_longest_are_kept_whole_and_longer_ones_are_refused_in_both_languages() {
    let home = Home::new();
    let at = Witness::default().next_at();
    let (academy, _) = home.machine().start(at, 1).await;
    let ok = async |call: &str, request: Value| academy.call(call, request).await.unwrap();
    let identity = json!({ "name": "Sri Rejeki", "email": "sri@mitra.example", "organisation": "PT Mitra" });
    let request =
        json!({ "identity": identity, "path": null, "adult": true, "choices": [], "notice": "1.0" });
    ok("profile.create", request).await;
    let lesson = "fnd-101-l01";
    let view = ok("lesson.open", json!({ "lesson": lesson })).await;
    let blocks = view["blocks"].as_array().unwrap();
    let question = &blocks.iter().find(|block| block["type"] == "question").unwrap()["question"]["id"];
    let answer = json!({ "type": "text", "text": "jawaban ".repeat(125) });
    let answering = |response| json!({ "lesson": lesson, "question": question, "response": response });
    ok("lesson.answer", answering(&answer)).await;
    let megabyte = json!({ "type": "text", "text": "jawaban ".repeat(131_072) });
    let refused = academy.call("lesson.answer", answering(&megabyte)).await.unwrap_err();
    assert_eq!(serde_json::to_value(refused.code).unwrap(), "invalid");
    assert!(refused.message.id.contains("1000") && refused.message.en.contains("1000"), "{refused:?}");

    let note = |text: String| json!({ "lesson": lesson, "block": 1, "text": text });
    ok("note.save", note("x".repeat(10_000))).await;
    let refused = academy.call("note.save", note("x".repeat(10 << 20))).await.unwrap_err();
    assert_eq!(serde_json::to_value(refused.code).unwrap(), "invalid");
    assert!(refused.message.id.contains("10000") && refused.message.en.contains("10000"), "{refused:?}");
    academy.close().await;

    let (academy, _) = home.machine().start(at, 2).await;
    let view = academy.call("lesson.open", json!({ "lesson": lesson })).await.unwrap();
    let shown = view["blocks"].as_array().unwrap().iter().find(|block| block["question"]["id"] == *question);
    assert_eq!(shown.unwrap()["question"]["answer"], answer);
    assert_eq!(view["notes"][0]["text"].as_str().unwrap().len(), 10_000);
    academy.close().await;
}
