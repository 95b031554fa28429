//! What a hand, a paste or a damaged screen may send: refused with words, or kept as it was typed; never lost, never an
//! inner error.

use serde_json::{Value, json};

use crate::learner::{Learner, questions};

const LESSON: &str = "fnd-101-l05";

const ODD: &[&str] = &[
    "",
    " ",
    "\"",
    "'\"`",
    "*",
    "a*b*",
    "AND",
    "OR NOT NEAR(",
    "title:router",
    "{title heading}: a",
    "router ^ OR -",
    "((((((",
    "+++",
    "';DROP TABLE section;--",
    "%_\\",
    "\u{0}",
    "ro\u{0}uter",
    "\u{1}\u{2}\u{1b}[31m",
    "\r\n\t\u{b}",
    "<img src=x onerror=alert(1)>",
    "</mark><script>alert(1)</script>",
    "&lt;&#60;",
    "\u{1f600}\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    "\u{202e}retuor",
    "\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{645}\u{631}\u{62d}\u{628}\u{627}",
    "\u{ff32}\u{ff4f}\u{ff55}\u{ff54}\u{ff45}\u{ff52}",
    "\u{301}\u{302}\u{303}",
    "a\u{301}\u{301}\u{301}\u{301}",
    "\u{feff}router",
    "\u{fffd}\u{10ffff}",
    "yang dan di ke",
    "the of and",
    "- / -",
    "-a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-",
    "a/b/c",
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14",
];

#[tokio::test]
async fn any_question_of_a_search_is_answered() {
    let learner = Learner::known().await;
    let long = [
        "a".repeat(10_000),
        "a ".repeat(10_000),
        "\u{1f600}".repeat(10_000),
        "a-".repeat(10_000),
        "\"".repeat(10_000),
    ];
    for text in ODD.iter().copied().chain(long.iter().map(String::as_str)) {
        let found = learner.ok("search.query", json!({ "text": text, "limit": 10 })).await;
        for hit in found["hits"].as_array().unwrap() {
            let html = hit["snippet_html"].as_str().unwrap().replace("<mark>", "").replace("</mark>", "");
            assert!(!html.contains('<') && !html.contains('"'), "{text:?}: {html}");
            assert!(hit["words"].as_array().unwrap().len() <= 32, "{text:?}");
        }
    }
    for limit in [0_u32, 1, 50, u32::MAX] {
        let found = learner.ok("search.query", json!({ "text": "data", "limit": limit })).await;
        assert!(found["hits"].as_array().unwrap().len() <= 50, "{limit}");
    }
}

#[tokio::test]
async fn a_full_width_or_accented_word_is_the_same_word() {
    let learner = Learner::known().await;
    for text in
        ["\u{ff32}\u{ff4f}\u{ff55}\u{ff54}\u{ff45}\u{ff52}", "ro\u{fc}ter", "ROUTER", "\u{feff}router"]
    {
        let found = learner.ok("search.query", json!({ "text": text, "limit": 10 })).await;
        assert!(!found["hits"].as_array().unwrap().is_empty(), "{text}");
    }
}

fn answer(question: &str, response: Value) -> Value {
    json!({ "lesson": LESSON, "question": question, "response": response })
}

#[tokio::test]
async fn an_answer_of_a_megabyte_is_refused_with_words_and_nothing_is_kept() {
    let learner = Learner::known().await;
    let view = learner.ok("lesson.open", json!({ "lesson": LESSON })).await;
    let long = "a".repeat(1_000_000);
    for response in [
        json!({ "type": "text", "text": long }),
        json!({ "type": "numeric", "text": "9".repeat(1_000_000) }),
        json!({ "type": "cloze", "gaps": [{ "type": "typed", "text": long }] }),
        json!({ "type": "choice", "picked": vec![0; 100_000] }),
        json!({ "type": "ordering", "order": vec![0; 100_000] }),
        json!({ "type": "matching", "pairs": vec![0; 100_000] }),
    ] {
        assert_eq!(learner.fails("lesson.answer", answer(&questions(&view)[0], response)).await, "invalid");
    }
    let view = learner.ok("lesson.open", json!({ "lesson": LESSON })).await;
    assert_eq!(view["answered"], 0);
}

#[tokio::test]
async fn an_answer_of_odd_characters_is_graded_and_kept() {
    let learner = Learner::known().await;
    let view = learner.ok("lesson.open", json!({ "lesson": LESSON })).await;
    let id = &questions(&view)[0];
    for text in ODD {
        for kind in ["text", "numeric"] {
            let response = json!({ "type": kind, "text": text });
            let kept = learner.ok("lesson.answer", answer(id, response)).await;
            assert!(kept["feedback"].is_object(), "{text:?}");
        }
    }
}

#[tokio::test]
async fn a_note_of_odd_characters_comes_back_as_it_was_typed() {
    let learner = Learner::known().await;
    for text in ODD.iter().filter(|text| !text.trim().is_empty()) {
        let note = json!({ "lesson": LESSON, "block": 3, "text": text });
        let kept = learner.ok("note.save", note).await;
        assert_eq!(kept["notes"][0]["text"], text.trim());
        let view = learner.ok("lesson.open", json!({ "lesson": LESSON })).await;
        assert_eq!(view["notes"][0]["text"], text.trim());
    }
    let last = learner.ok("lesson.open", json!({ "lesson": LESSON })).await["notes"].clone();
    let long = json!({ "lesson": LESSON, "block": 3, "text": "a".repeat(1_000_000) });
    assert_eq!(learner.fails("note.save", long).await, "invalid");
    let learner = learner.reopens().await;
    let view = learner.ok("lesson.open", json!({ "lesson": LESSON })).await;
    assert_eq!(view["notes"], last, "what was kept before stays");
}

#[tokio::test]
async fn a_name_that_cannot_be_shown_is_refused_and_the_former_stays() {
    let learner = Learner::known().await;
    let long = "a".repeat(1_000_000);
    for name in ["", "\u{200b}", "\u{202e}abc", "a\u{0}b", "\u{1f600}", &long] {
        let request = json!({ "name": name, "path": null });
        assert_eq!(learner.fails("profile.update", request).await, "invalid", "{:?}", name.chars().next());
    }
    let start = learner.ok("app.start", json!({})).await;
    assert_eq!(start["profile"]["name"], "Sri Rejeki");
}

#[tokio::test]
async fn an_address_of_anything_is_not_there() {
    let learner = Learner::known().await;
    let long = "a".repeat(100_000);
    for id in
        ODD.iter().copied().chain(["../../etc/passwd", "__proto__", "fnd-101-l05\u{0}", "FND-101-L05", &long])
    {
        for (name, field) in [
            ("lesson.open", "lesson"),
            ("course.open", "course"),
            ("quiz.open", "quiz"),
            ("lab.open", "lab"),
            ("attempt.open", "attempt"),
            ("attempt.result", "attempt"),
        ] {
            let code = learner.fails(name, json!({ field: id })).await;
            assert!(
                ["not_found", "bad_request", "invalid"].contains(&code.as_str()),
                "{name} {id:?}: {code}"
            );
        }
    }
}
