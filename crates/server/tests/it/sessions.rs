//! Tokens: short access, rotating refresh, reuse, ending.

use axum::http::Method;
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::academy::Academy;

async fn signed_in(academy: &Academy) -> Value {
    let organisation = academy.organisation("PT Mitra Satu").await;
    academy.member(&organisation, "learner", "budi@mitra.co.id").await;
    academy.sign_in("budi@mitra.co.id").await
}

fn text(tokens: &Value, name: &str) -> String {
    tokens[name].as_str().unwrap().to_owned()
}

async fn refresh(academy: &Academy, tokens: &Value) -> (u16, Value) {
    let body = json!({ "refresh_token": tokens["refresh_token"] });
    let answer = academy.post("/v1/refresh", "", body).await;
    (answer.status, answer.json())
}

async fn is_in(academy: &Academy, tokens: &Value) -> bool {
    academy.get("/v1/profile", &text(tokens, "access_token")).await.status == 200
}

on_both! {
    async fn access_is_short_and_refreshing_goes_on(academy: Academy) {
        let first = signed_in(&academy).await;
        assert!(is_in(&academy, &first).await);
        academy.advance(TimeDelta::minutes(16));
        assert!(!is_in(&academy, &first).await);
        let (status, second) = refresh(&academy, &first).await;
        assert_eq!(status, 200);
        assert!(is_in(&academy, &second).await);
        assert_ne!(second["refresh_token"], first["refresh_token"]);
        academy.advance(TimeDelta::days(181));
        assert_eq!(refresh(&academy, &second).await.0, 401, "too long away: sign in again");
    }

    /// The answer got lost on the way: the app asks again with the token it has, and stays signed in.
    async fn a_lost_answer_logs_nobody_out(academy: Academy) {
        let first = signed_in(&academy).await;
        let (_, lost) = refresh(&academy, &first).await;
        let (status, second) = refresh(&academy, &first).await;
        assert_eq!(status, 200);
        assert!(!is_in(&academy, &lost).await, "replaced");
        assert!(is_in(&academy, &second).await);
    }

    async fn a_token_that_was_replaced_ends_the_session(academy: Academy) {
        let first = signed_in(&academy).await;
        let (_, second) = refresh(&academy, &first).await;
        assert!(is_in(&academy, &second).await);
        // Now the first is shown again: somebody has a copy.
        assert_eq!(refresh(&academy, &first).await.0, 401);
        assert!(!is_in(&academy, &second).await, "for both");
        assert_eq!(refresh(&academy, &second).await.0, 401);
    }

    /// A thief was first and used what came; the owner's try ends it. Or the owner was first, and the thief's does.
    async fn a_stolen_token_is_good_for_one_side_and_not_for_long(academy: Academy) {
        let first = signed_in(&academy).await;
        let (_, thief) = refresh(&academy, &first).await;
        let (_, owner) = refresh(&academy, &first).await;
        assert!(is_in(&academy, &owner).await);
        assert_eq!(refresh(&academy, &thief).await.0, 401);
        assert!(!is_in(&academy, &owner).await);
    }

    async fn sessions_are_listed_and_ended_by_their_owner_only(academy: Academy) {
        let tokens = signed_in(&academy).await;
        let token = text(&tokens, "access_token");
        let organisation = academy.organisation("PT Mitra Dua").await;
        let stranger = academy.member(&organisation, "manager", "ani@dua.co.id").await;
        let list = academy.get("/v1/sessions", &token).await.json();
        let all = list.as_array().unwrap();
        assert_eq!(all.len(), 2, "the one of signing up and this one");
        assert_eq!(all.iter().filter(|one| one["is_this"] == true).count(), 1);
        assert!(all.iter().all(|one| one["label"] == "Laptop"));
        let other = all.iter().find(|one| one["is_this"] == false).unwrap()["id"].as_str().unwrap();
        let path = format!("/v1/sessions/{other}");
        assert_eq!(academy.call(Method::DELETE, &path, &stranger, None).await.failed(), (404, "not_found".to_owned()));
        assert_eq!(academy.call(Method::DELETE, "/v1/sessions/x", &token, None).await.status, 404);
        assert_eq!(academy.call(Method::DELETE, &path, &token, None).await.status, 204);
        assert_eq!(academy.get("/v1/sessions", &token).await.json().as_array().unwrap().len(), 1);
        assert!(is_in(&academy, &tokens).await);
    }

    async fn nobody_comes_in_with_something_else(academy: Academy) {
        let tokens = signed_in(&academy).await;
        for token in ["x", "", &text(&tokens, "refresh_token"), &"a".repeat(5000)] {
            assert_eq!(academy.get("/v1/profile", token).await.failed(), (401, "unauthenticated".to_owned()));
        }
        assert_eq!(academy.post("/v1/refresh", "", json!({ "refresh_token": tokens["access_token"] })).await.status, 401);
        assert!(is_in(&academy, &tokens).await, "guessing ends nothing");
    }
}
