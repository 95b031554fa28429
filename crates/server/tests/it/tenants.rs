//! Who may reach what: every route of the router, as every role, with every kind of id.

use axum::http::Method;
use serde_json::{Value, json};
use server::http::openapi;

use crate::academy::Academy;

const ROLES: [&str; 5] = ["learner", "manager", "auditor", "author", "operator"];

/// Routes that need no token, as they are meant to be.
const OPEN: [&str; 9] = [
    "POST /v1/sign-up",
    "POST /v1/send-code",
    "POST /v1/confirm-email",
    "POST /v1/forgot-password",
    "POST /v1/reset-password",
    "POST /v1/sign-in",
    "POST /v1/refresh",
    "GET /health/live",
    "GET /health/ready",
];

/// Routes for managers of an organisation only.
const MANAGERS: [&str; 4] =
    ["GET /v1/invitations", "POST /v1/invitations", "DELETE /v1/invitations/{invitation}", "GET /v1/members"];

/// Routes for operators only.
const OPERATORS: [&str; 3] = ["GET /v1/queue", "POST /v1/queue", "POST /v1/queue/{account}/{request}/answer"];

/// Every operation of the router, from its own list.
fn operations() -> Vec<(String, Method, String)> {
    let api: Value = serde_json::to_value(openapi()).unwrap();
    let mut all = Vec::new();
    for (path, methods) in api["paths"].as_object().unwrap() {
        for method in ["get", "post", "put", "patch", "delete"] {
            if methods.get(method).is_some() {
                let method: Method = method.to_uppercase().parse().unwrap();
                all.push((format!("{method} {path}"), method, path.clone()));
            }
        }
    }
    assert!(all.len() > 15);
    all
}

/// The path with an id in it.
fn at(path: &str, id: &str) -> String {
    ["{session}", "{invitation}", "{account}", "{request}"]
        .iter()
        .fold(path.to_owned(), |path, name| path.replace(name, id))
}

/// A body that the operation would take.
fn body(name: &str) -> Option<Value> {
    match name {
        "POST /v1/invitations" => Some(json!({ "role": "learner", "uses": 1, "days": 1 })),
        "PUT /v1/profile" => Some(json!({ "name": "Nama", "language": "id" })),
        "POST /v1/password" => {
            Some(json!({ "present": "bukan sandinya", "password": "gajah duduk di atap" }))
        }
        "POST /v1/queue" => Some(json!({
            "email": "learner@satu.co.id", "request": uuid::Uuid::from_u128(5), "right": "access", "purpose": null,
            "words": "", "received_at": "2026-11-27T08:00:00Z",
        })),
        "POST /v1/queue/{account}/{request}/answer" => Some(json!({ "answer": "", "is_done": true })),
        name if name.starts_with("POST") => Some(json!({})),
        _ => None,
    }
}

on_both! {
    /// Without a token nothing but the door is open; an id in the address changes nothing of that.
    async fn nothing_but_the_door_is_open_without_a_token(academy: Academy) {
        for (name, method, path) in operations() {
            let path = at(&path, &uuid::Uuid::nil().to_string());
            for token in ["", "a-token-that-nobody-has"] {
                let answer = academy.call(method.clone(), &path, token, body(&name)).await;
                let is_open = OPEN.contains(&name.as_str());
                assert_eq!(answer.status != 401, is_open, "{name}: {answer:?}");
            }
        }
    }

    async fn every_role_reaches_its_own_and_nothing_of_others(academy: Academy) {
        let (one, two) = (academy.organisation("PT Mitra Satu").await, academy.organisation("PT Mitra Dua").await);
        let stranger = academy.member(&two, "manager", "orang@dua.co.id").await;
        let foreign = foreign_ids(&academy, &stranger).await;
        for role in ROLES {
            let email = format!("{role}@satu.co.id");
            let token = academy.member(&one, role, &email).await;
            for (name, method, path) in operations() {
                if OPEN.contains(&name.as_str()) || name == "POST /v1/sync" {
                    continue;
                }
                let is_for = match role {
                    "manager" => !OPERATORS.contains(&name.as_str()),
                    "operator" => !MANAGERS.contains(&name.as_str()),
                    _ => !MANAGERS.contains(&name.as_str()) && !OPERATORS.contains(&name.as_str()),
                };
                if path.contains('{') {
                    // Unknown, malformed, and of another organisation: all look alike.
                    let mut seen = Vec::new();
                    for id in [&uuid::Uuid::nil().to_string(), "x", "..%2f", &foreign.0, &foreign.1] {
                        let path = at(&path, id);
                        let answer = academy.call(method.clone(), &path, &token, body(&name)).await;
                        assert_eq!(answer.status, 404, "{role} {name} {id}: {answer:?}");
                        seen.push(answer.bytes);
                    }
                    assert!(seen.iter().all(|bytes| *bytes == seen[0]), "{name}");
                    continue;
                }
                let answer = academy.call(method, &path, &token, body(&name)).await;
                assert_eq!(answer.status != 404, is_for, "{role} {name}: {answer:?}");
                let text = String::from_utf8_lossy(&answer.bytes).into_owned();
                assert!(!text.contains("dua.co.id") && !text.contains(&foreign.0) && !text.contains("PT Mitra Dua"), "{name}: {text}");
            }
        }
        // The stranger's things are as they were.
        assert_eq!(foreign_ids(&academy, &stranger).await.0, foreign.0);
        assert_eq!(academy.get("/v1/profile", &stranger).await.json()["name"], "Budi Santoso");
    }
}

/// A session and an invitation of somebody else.
async fn foreign_ids(academy: &Academy, token: &str) -> (String, String) {
    let session = academy.get("/v1/sessions", token).await.json()[0]["id"].as_str().unwrap().to_owned();
    let made =
        academy.post("/v1/invitations", token, json!({ "role": "learner", "uses": 1, "days": 1 })).await;
    (session, made.json()["id"].as_str().unwrap().to_owned())
}

/// The description of the interface that operators and other programs read is the one that the router has.
#[test]
fn the_description_that_is_checked_in_is_current() {
    let written = include_str!("../../../../docs/operate/openapi.json").replace("\r\n", "\n");
    let made = server::command::openapi_text().unwrap();
    assert_eq!(written.trim_end(), made, "academy-server openapi > docs/operate/openapi.json");
}
