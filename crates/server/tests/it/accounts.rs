//! Signing up, confirming an address, passwords, invitations, members.

use axum::http::Method;
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::academy::{Academy, PASSWORD, limits, sign_up};

fn with(mut body: Value, field: &str, value: Value) -> Value {
    body[field] = value;
    body
}

on_both! {
    async fn a_person_signs_up_confirms_and_signs_in(academy: Academy) {
        let organisation = academy.organisation("PT Mitra Satu").await;
        let invitation = academy.invitation(&organisation, "learner").await;
        let answer = academy.post("/v1/sign-up", "", sign_up(&invitation, "Budi@Mitra.co.id")).await;
        assert_eq!((answer.status, answer.bytes.len()), (202, 0));
        let sign_in = json!({ "email": "budi@mitra.co.id", "password": PASSWORD, "label": "Laptop" });
        assert_eq!(academy.post("/v1/sign-in", "", sign_in.clone()).await.failed(), (403, "email_unverified".to_owned()));

        let code = academy.code_by_letter("budi@mitra.co.id").await;
        let confirm = |code: &str| json!({ "email": " BUDI@mitra.co.id", "code": code.to_lowercase().replace('-', " ") });
        assert_eq!(academy.post("/v1/confirm-email", "", confirm("0000-0000-0000")).await.failed(), (422, "code_wrong".to_owned()));
        assert_eq!(academy.post("/v1/confirm-email", "", confirm(&code)).await.status, 204);
        assert_eq!(academy.post("/v1/confirm-email", "", confirm(&code)).await.status, 422, "a code is good once");

        let tokens = academy.post("/v1/sign-in", "", sign_in).await.json();
        let token = tokens["access_token"].as_str().unwrap();
        let profile = academy.get("/v1/profile", token).await.json();
        assert_eq!(profile["email"], "budi@mitra.co.id");
        assert_eq!((&profile["role"], &profile["organisation_name"]), (&json!("learner"), &json!("PT Mitra Satu")));
        let change = json!({ "name": "Budi S.", "language": "en" });
        assert_eq!(academy.call(Method::PUT, "/v1/profile", token, Some(change)).await.status, 204);
        assert_eq!(academy.get("/v1/profile", token).await.json()["name"], "Budi S.");
    }

    async fn what_is_wrong_with_a_sign_up_is_said_and_nothing_is_kept(academy: Academy) {
        let organisation = academy.organisation("PT Mitra Satu").await;
        let invitation = academy.invitation(&organisation, "learner").await;
        let good = sign_up(&invitation, "budi@mitra.co.id");
        let decision = json!({
            "purpose": "sync", "decision": "given", "number": 1, "notice": "1.0", "text": "ab".repeat(32),
            "language": "id", "method": "sign_up", "app_version": "0.1.0",
            "receipt": "00000000-0000-0000-0000-000000000001", "receipt_hash": "cd".repeat(32),
            "decided_at": "2026-11-27T08:00:00.000Z",
        });
        for (field, value, code) in [
            ("email", json!("budi"), "invalid"),
            ("name", json!(""), "invalid"),
            ("name", json!("a\u{0}b"), "invalid"),
            ("password", json!("pendek"), "password_length"),
            ("password", json!("Indonesia123"), "password_common"),
            ("invitation", json!("0000-0000-0000"), "invitation_invalid"),
            ("language", json!("fr"), "bad_request"),
            ("consents", json!([decision]), "notice_unknown"),
            ("consents", json!([1]), "bad_request"),
        ] {
            let answer = academy.post("/v1/sign-up", "", with(good.clone(), field, value)).await;
            assert_eq!(answer.failed().1, code, "{field}");
        }
        assert!(academy.letters().await.is_empty());
        assert_eq!(academy.post("/v1/sign-up", "", good).await.status, 202, "and then it goes well");
    }

    /// Whoever tries addresses learns nothing: the same answers, the same number of hashes, the same rows written.
    async fn known_and_unknown_addresses_are_answered_alike(academy: Academy) {
        let organisation = academy.organisation("PT Mitra Satu").await;
        academy.member(&organisation, "learner", "budi@mitra.co.id").await;
        let invitation = academy.invitation(&organisation, "learner").await;
        let mut seen = Vec::new();
        for email in ["budi@mitra.co.id", "orang@lain.co.id"] {
            let before = academy.app.hashes();
            let body = json!({ "email": email, "password": "bukan sandinya", "label": "" });
            let signed_in = academy.post("/v1/sign-in", "", body).await;
            let signed_up = academy.post("/v1/sign-up", "", sign_up(&invitation, email)).await;
            let forgot = academy.post("/v1/forgot-password", "", json!({ "email": email, "language": "id" })).await;
            let again = academy.post("/v1/send-code", "", json!({ "email": email, "language": "id" })).await;
            let confirm = json!({ "email": email, "code": "0000-0000-0000" });
            let confirmed = academy.post("/v1/confirm-email", "", confirm).await;
            seen.push((
                [signed_up, signed_in, forgot, again, confirmed].map(|answer| (answer.status, answer.bytes)),
                academy.app.hashes() - before,
            ));
        }
        assert_eq!(seen[0], seen[1]);
        assert_eq!(seen[0].1, 2, "one hash to sign up, one to sign in");
        let mut letters = academy.letters().await;
        letters.sort();
        let to: Vec<_> = letters.iter().map(|(to, _)| to.as_str()).collect();
        // The owner of the known address is told, and gets the code that was asked for; the other person gets theirs.
        assert_eq!(to, ["budi@mitra.co.id", "budi@mitra.co.id", "orang@lain.co.id", "orang@lain.co.id", "orang@lain.co.id"]);
        assert!(letters.iter().any(|(to, text)| to.starts_with("budi") && text.contains("Anda sudah punya akun")));
    }

    async fn a_password_is_reset_by_letter_and_every_session_ends(academy: Academy) {
        let organisation = academy.organisation("PT Mitra Satu").await;
        let token = academy.member(&organisation, "learner", "budi@mitra.co.id").await;
        let forgot = json!({ "email": "budi@mitra.co.id", "language": "en" });
        assert_eq!(academy.post("/v1/forgot-password", "", forgot).await.status, 202);
        let code = academy.code_by_letter("budi@mitra.co.id").await;
        let reset = json!({ "email": "budi@mitra.co.id", "code": code, "password": "gajah duduk di atap" });
        let as_confirmation = json!({ "email": "budi@mitra.co.id", "code": code });
        assert_eq!(academy.post("/v1/confirm-email", "", as_confirmation).await.status, 422, "for this alone");
        assert_eq!(academy.post("/v1/reset-password", "", reset).await.status, 204);
        assert_eq!(academy.get("/v1/profile", &token).await.failed(), (401, "unauthenticated".to_owned()));
        assert_eq!(academy.letters().await.len(), 1, "the owner is told");
        let sign_in = |password: &str| json!({ "email": "budi@mitra.co.id", "password": password, "label": "" });
        assert_eq!(academy.post("/v1/sign-in", "", sign_in(PASSWORD)).await.failed(), (401, "sign_in_failed".to_owned()));
        assert_eq!(academy.post("/v1/sign-in", "", sign_in("gajah duduk di atap")).await.status, 200);
    }

    async fn a_code_is_tried_five_times_and_for_an_hour(academy: Academy) {
        let organisation = academy.organisation("PT Mitra Satu").await;
        academy.member(&organisation, "learner", "budi@mitra.co.id").await;
        let reset = |code: &str| json!({ "email": "budi@mitra.co.id", "code": code, "password": "gajah duduk di atap" });
        let forgot = || academy.post("/v1/forgot-password", "", json!({ "email": "budi@mitra.co.id", "language": "id" }));

        forgot().await;
        let code = academy.code_by_letter("budi@mitra.co.id").await;
        for _ in 0..5 {
            assert_eq!(academy.post("/v1/reset-password", "", reset("0000-0000-0000")).await.status, 422);
        }
        assert_eq!(academy.post("/v1/reset-password", "", reset(&code)).await.status, 422, "tries are used up");

        forgot().await;
        let code = academy.code_by_letter("budi@mitra.co.id").await;
        academy.advance(TimeDelta::minutes(61));
        assert_eq!(academy.post("/v1/reset-password", "", reset(&code)).await.status, 422, "too old");

        forgot().await;
        let first = academy.code_by_letter("budi@mitra.co.id").await;
        forgot().await;
        let second = academy.code_by_letter("budi@mitra.co.id").await;
        assert_eq!(academy.post("/v1/reset-password", "", reset(&first)).await.status, 422, "replaced");
        assert_eq!(academy.post("/v1/reset-password", "", reset(&second)).await.status, 204);
    }

    async fn whoever_knows_the_password_changes_it_and_stays(academy: Academy) {
        let organisation = academy.organisation("PT Mitra Satu").await;
        let token = academy.member(&organisation, "learner", "budi@mitra.co.id").await;
        let other = academy.sign_in("budi@mitra.co.id").await["access_token"].as_str().unwrap().to_owned();
        let change = |present: &str| json!({ "present": present, "password": "gajah duduk di atap" });
        assert_eq!(academy.post("/v1/password", &token, change("salah sekali")).await.failed().1, "sign_in_failed");
        assert_eq!(academy.post("/v1/password", &token, change(PASSWORD)).await.status, 204);
        assert_eq!(academy.get("/v1/profile", &token).await.status, 200);
        assert_eq!(academy.get("/v1/profile", &other).await.status, 401);
        assert_eq!(academy.letters().await.len(), 1);
    }

    async fn an_invitation_is_used_up_ends_and_grows_old(academy: Academy) {
        let organisation = academy.organisation("PT Mitra Satu").await;
        let manager = academy.member(&organisation, "manager", "ani@mitra.co.id").await;
        let make = |uses: u32| json!({ "role": "learner", "uses": uses, "days": 7 });
        for wrong in [json!({ "role": "operator", "uses": 1, "days": 7 }), make(0), make(501)] {
            assert_eq!(academy.post("/v1/invitations", &manager, wrong).await.failed().1, "invalid");
        }
        let made = academy.post("/v1/invitations", &manager, make(1)).await.json();
        let code = made["code"].as_str().unwrap();
        assert_eq!(academy.post("/v1/sign-up", "", sign_up(code, "satu@mitra.co.id")).await.status, 202);
        let second = sign_up(code, "dua@mitra.co.id");
        assert_eq!(academy.post("/v1/sign-up", "", second).await.failed().1, "invitation_invalid");

        let made = academy.post("/v1/invitations", &manager, make(9)).await.json();
        let (code, id) = (made["code"].as_str().unwrap(), made["id"].as_str().unwrap());
        let listed = academy.get("/v1/invitations", &manager).await.json();
        assert!(listed.as_array().unwrap().iter().any(|one| one["id"] == id && one["uses_left"] == 9), "{listed}");
        assert!(!listed.to_string().contains(code), "a code is shown once");
        let path = format!("/v1/invitations/{id}");
        assert_eq!(academy.call(Method::DELETE, &path, &manager, None).await.status, 204);
        assert_eq!(academy.call(Method::DELETE, &path, &manager, None).await.status, 404);
        assert_eq!(academy.post("/v1/sign-up", "", sign_up(code, "tiga@mitra.co.id")).await.status, 422);

        let made = academy.post("/v1/invitations", &manager, make(9)).await.json();
        academy.advance(TimeDelta::days(8));
        let late = sign_up(made["code"].as_str().unwrap(), "empat@mitra.co.id");
        assert_eq!(academy.post("/v1/sign-up", "", late).await.failed().1, "invitation_invalid");
    }

    async fn members_come_in_pages_and_only_those_of_the_own_organisation(academy: Academy) {
        let (one, two) = (academy.organisation("PT Mitra Satu").await, academy.organisation("PT Mitra Dua").await);
        let manager = academy.member(&one, "manager", "ani@satu.co.id").await;
        academy.member(&one, "learner", "budi@satu.co.id").await;
        academy.member(&two, "learner", "citra@dua.co.id").await;
        let all = academy.get("/v1/members", &manager).await.json();
        assert_eq!(all.as_array().unwrap().len(), 2);
        assert!(!all.to_string().contains('@'), "names and roles, no addresses");
        let first = &all[0];
        let path = format!("/v1/members?after_name=Budi%20Santoso&after_id={}", first["account"].as_str().unwrap());
        let rest = academy.get(&path, &manager).await.json();
        assert_eq!(rest.as_array().unwrap().as_slice(), &all.as_array().unwrap()[1..]);
        assert_eq!(academy.get("/v1/members?after_id=x", &manager).await.failed().1, "bad_request");
    }

    async fn what_is_past_its_time_goes_and_nothing_else_does(academy: Academy) {
        let organisation = academy.organisation("PT Mitra Satu").await;
        academy.member(&organisation, "learner", "budi@mitra.co.id").await;
        let invitation = academy.invitation(&organisation, "learner").await;
        academy.post("/v1/sign-up", "", sign_up(&invitation, "lupa@mitra.co.id")).await;
        assert_eq!(academy.app.sweep().await.unwrap(), 0);
        academy.advance(TimeDelta::days(6));
        assert_eq!(academy.app.sweep().await.unwrap(), 1, "the code");
        academy.advance(TimeDelta::days(2));
        assert_eq!(academy.app.sweep().await.unwrap(), 1, "the account that was never confirmed");
        assert_eq!(academy.app.sweep().await.unwrap(), 0);
        academy.advance(TimeDelta::days(40));
        assert_eq!(academy.app.sweep().await.unwrap(), 2, "two invitations");
        academy.sign_in("budi@mitra.co.id").await;
        academy.advance(TimeDelta::days(180 + 31));
        assert_eq!(academy.app.sweep().await.unwrap(), 2, "two sessions");
        academy.sign_in("budi@mitra.co.id").await;
    }

    async fn a_letter_that_cannot_be_sent_waits_and_one_to_nobody_is_dropped(academy: Academy) {
        let organisation = academy.organisation("PT Mitra Satu").await;
        let invitation = academy.invitation(&organisation, "learner").await;
        academy.mailbox.refuse(true);
        academy.post("/v1/sign-up", "", sign_up(&invitation, "budi@mitra.co.id")).await;
        academy.post("/v1/forgot-password", "", json!({ "email": "x@y.co.id", "language": "id" })).await;
        assert!(academy.letters().await.is_empty());
        academy.mailbox.refuse(false);
        assert!(academy.letters().await.is_empty(), "not at once");
        academy.advance(TimeDelta::minutes(2));
        assert_eq!(academy.letters().await.len(), 1);
        academy.advance(TimeDelta::minutes(2));
        assert!(academy.letters().await.is_empty(), "once");
    }
}

/// With the counters on: the eleventh try at one address is put off, whoever makes it.
#[tokio::test]
async fn tries_at_the_door_are_counted() {
    let limits = server::config::Limits { rates: true, ..limits() };
    let academy = Academy::on(crate::academy::Kept::sqlite(), limits).await;
    let body = json!({ "email": "budi@mitra.co.id", "password": "salah sekali", "label": "" });
    for _ in 0..10 {
        assert_eq!(academy.post("/v1/sign-in", "", body.clone()).await.status, 401);
    }
    let answer = academy.post("/v1/sign-in", "", body).await;
    assert_eq!(answer.failed(), (429, "too_many_requests".to_owned()));
    assert!(answer.headers["retry-after"].to_str().unwrap().parse::<u32>().unwrap() > 0);
    assert_eq!(academy.app.hashes(), 10, "and costs nothing");
}
