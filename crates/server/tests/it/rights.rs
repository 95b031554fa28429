//! Requests about one's own data: clocks, the operator's queue, what reaches the devices, and erasure.

use chrono::TimeDelta;
use protocol::sync::{Action, Code, Request};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use uuid::Uuid;

use crate::{
    academy::{Academy, Kept, PASSWORD},
    tablet::{Tablet, register},
};

fn message(number: u128, right: &str, purpose: Option<&str>, words: &str) -> Value {
    json!({
        "version": 1, "type": "right_request", "request": Uuid::from_u128(number), "right": right,
        "purpose": purpose, "words": words, "asked_at": "2020-01-01T08:00:00.000Z",
    })
}

struct People {
    learner: String,
    account: String,
    operator: String,
}

async fn people(academy: &Academy) -> People {
    let (one, virtus) = (academy.organisation("PT Mitra Satu").await, academy.organisation("Virtus").await);
    let learner = academy.member(&one, "learner", "kenari@mitra.co.id").await;
    let operator = academy.member(&virtus, "operator", "ops@virtus.co.id").await;
    let account = academy.get("/v1/profile", &learner).await.json()["account"].as_str().unwrap().to_owned();
    People { learner, account, operator }
}

async fn answer(academy: &Academy, people: &People, number: u128, is_done: bool) -> crate::academy::Answer {
    let path = format!("/v1/queue/{}/{}/answer", people.account, Uuid::from_u128(number));
    academy.post(&path, &people.operator, json!({ "answer": "Sudah.", "is_done": is_done })).await
}

on_both! {
    async fn the_clock_runs_from_when_the_server_received_it_and_once(academy: Academy) {
        let people = people(&academy).await;
        let first = academy.post("/v1/requests", &people.learner, message(7, "access", None, "Mohon salinan.")).await.json();
        assert_eq!((&first["type"], &first["by"]), (&json!("right_request_state"), &json!("app")));
        assert_eq!(first["received_at"], "2026-11-27T12:00:00.000Z");
        assert_eq!(first["due_at"], "2026-11-30T12:00:00.000Z", "72 hours");
        academy.advance(TimeDelta::minutes(10));
        let again = academy.post("/v1/requests", &people.learner, message(7, "access", None, "lain")).await.json();
        assert_eq!(again, first, "asking again starts no other clock");

        academy.post("/v1/requests", &people.learner, message(8, "object", Some("security"), "")).await;
        let queue = || async { academy.get("/v1/queue", &people.operator).await.json() };
        let waiting = queue().await;
        assert_eq!(waiting.as_array().unwrap().len(), 2);
        assert_eq!((&waiting[0]["words"], &waiting[0]["email"]), (&json!("Mohon salinan."), &json!("kenari@mitra.co.id")));
        assert_eq!(waiting[0]["is_overdue"], false);
        academy.advance(TimeDelta::hours(73));
        let operator = academy.sign_in("ops@virtus.co.id").await["access_token"].as_str().unwrap().to_owned();
        let people = People { operator, learner: academy.sign_in("kenari@mitra.co.id").await["access_token"].as_str().unwrap().to_owned(), ..people };
        let waiting = academy.get("/v1/queue", &people.operator).await.json();
        assert_eq!((&waiting[0]["is_overdue"], &waiting[1]["is_overdue"]), (&json!(true), &json!(true)));

        assert_eq!(answer(&academy, &people, 7, true).await.status, 200);
        assert_eq!(answer(&academy, &people, 7, false).await.status, 404, "answered once");
        assert_eq!(academy.get("/v1/queue", &people.operator).await.json().as_array().unwrap().len(), 1);
        let list = academy.get("/v1/requests", &people.learner).await.json();
        let seven = list.as_array().unwrap().iter().find(|one| one["request"] == json!(Uuid::from_u128(7))).unwrap();
        assert!(seven["answered"].is_string(), "{list}");
    }

    async fn what_is_no_request_is_refused(academy: Academy) {
        let people = people(&academy).await;
        for (body, code) in [
            (json!({}), "bad_request"),
            (json!({ "version": 2, "type": "of_tomorrow" }), "newer"),
            (message(1, "forget", None, ""), "bad_request"),
            (message(1, "object", None, ""), "invalid"),
            (message(1, "object", Some("selling"), ""), "invalid"),
            (message(1, "access", None, &"x".repeat(2001)), "invalid"),
            (message(1, "access", None, "a\u{7}"), "invalid"),
        ] {
            assert_eq!(academy.post("/v1/requests", &people.learner, body).await.failed().1, code);
        }
        assert!(academy.get("/v1/requests", &people.learner).await.json().as_array().unwrap().is_empty());
    }

    async fn a_letter_is_entered_under_its_number_and_its_clock_runs_from_when_it_came(academy: Academy) {
        let people = people(&academy).await;
        let letter = |email: &str, at: &str| json!({
            "email": email, "request": Uuid::from_u128(9), "right": "correct", "purpose": null, "words": "Nama saya.",
            "received_at": at,
        });
        let entered = academy.post("/v1/queue", &people.operator, letter("kenari@mitra.co.id", "2026-11-26T12:00:00Z")).await;
        assert_eq!(entered.json()["due_at"], "2026-11-29T12:00:00.000Z");
        assert_eq!(entered.json()["by"], "email");
        assert_eq!(academy.get("/v1/requests", &people.learner).await.json().as_array().unwrap().len(), 1);
        let unknown = academy.post("/v1/queue", &people.operator, letter("x@y.co.id", "2026-11-26T12:00:00Z")).await;
        assert_eq!(unknown.status, 404);
        let tomorrow = academy.post("/v1/queue", &people.operator, letter("kenari@mitra.co.id", "2026-11-28T12:00:00Z")).await;
        assert_eq!(tomorrow.failed().1, "invalid");
        assert_eq!(academy.get("/v1/queue", &people.learner).await.status, 404, "for operators");
    }

    async fn a_restriction_reaches_every_device_until_it_says_done(academy: Academy) {
        let people = people(&academy).await;
        let ask = |device: u128, done: Vec<Uuid>| {
            let request = Request { done, ..Tablet::new(device).request(1) };
            async { academy.sync(&people.learner, &{ request }).await.news.orders }
        };
        assert!(ask(1, vec![]).await.is_empty());
        academy.post("/v1/requests", &people.learner, message(7, "restrict", Some("manager_report"), "")).await;
        assert_eq!(answer(&academy, &people, 7, true).await.status, 200);
        let orders = ask(1, vec![]).await;
        let [order] = orders.as_slice() else { panic!("{orders:?}") };
        assert_eq!(order.action, Action::Restrict { purpose: "manager_report".to_owned() });
        assert_eq!(ask(1, vec![]).await, orders, "until it is done");
        assert!(ask(1, vec![order.order, Uuid::from_u128(404)]).await.is_empty());
        assert!(ask(1, vec![]).await.is_empty());
        assert_eq!(ask(2, vec![]).await, orders, "a device of its own");

        academy.post("/v1/requests", &people.learner, message(8, "restrict", Some("security"), "")).await;
        assert_eq!(answer(&academy, &people, 8, false).await.status, 200);
        assert_eq!(ask(2, vec![]).await, orders, "refused: nothing follows");
    }

    /// Everything that a person wrote holds the word `kenari`; afterwards nothing does.
    async fn an_erased_person_is_nowhere_and_every_device_is_told(academy: Academy) {
        let people = people(&academy).await;
        let other = academy.organisation("PT Mitra Dua").await;
        let bystander = academy.member(&other, "learner", "merpati@dua.co.id").await;
        let profile = json!({ "name": "kenari nama", "language": "id" });
        academy.call(axum::http::Method::PUT, "/v1/profile", &people.learner, Some(profile)).await;
        let label = json!({ "email": "kenari@mitra.co.id", "password": PASSWORD, "label": "kenari laptop" });
        academy.post("/v1/sign-in", "", label).await;
        academy.mailbox.refuse(true);
        academy.post("/v1/forgot-password", "", json!({ "email": "kenari@mitra.co.id", "language": "id" })).await;
        let mut tablet = Tablet::new(1);
        tablet.write(r#"{"type":"of_tomorrow","words":"kenari fakta"}"#);
        tablet.complete(1..=3);
        let mut request = tablet.request(1);
        request.registers.push(register("note/net-101-l01", &json!("kenari catatan"), 1, 1));
        academy.sync(&people.learner, &request).await;
        academy.post("/v1/requests", &people.learner, message(7, "erase", None, "kenari kata")).await;
        let mut theirs = Tablet::new(5);
        theirs.complete(1..=2);
        academy.sync(&bystander, &theirs.request(1)).await;
        assert!(found(&academy, "kenari").await > 0, "the search finds what is there");

        let minutes = answer(&academy, &people, 7, true).await.json();
        assert_eq!((&minutes["removed"]["fact"], &minutes["removed"]["register"]), (&json!(4), &json!(1)));
        assert_eq!(minutes["right"], "erase");
        assert_eq!(found(&academy, "kenari").await, 0);
        assert_eq!(found(&academy, "merpati").await.min(1), 1, "others are as they were");

        // The device is told, brings nothing any more, and says when it has done so.
        let told = academy.sync(&people.learner, &request).await;
        let [order] = told.news.orders.as_slice() else { panic!("{told:?}") };
        assert_eq!(order.action, Action::Erase);
        assert!(told.has.is_empty() && told.receipts.is_empty());
        let done = Request { done: vec![order.order], ..Tablet::new(1).request(1) };
        assert_eq!(academy.refused(&people.learner, &done).await.code, Code::AccountClosed);
        assert_eq!(found(&academy, "kenari").await, 0);
        let second = academy.sync(&people.learner, &Tablet::new(2).request(1)).await;
        assert_eq!(second.news.orders, told.news.orders, "and the next device");
        let sign_in = json!({ "email": "kenari@mitra.co.id", "password": PASSWORD, "label": "" });
        assert_eq!(academy.post("/v1/sign-in", "", sign_in).await.status, 401);
        assert_eq!(academy.sync(&bystander, &theirs.request(1)).await.has, [theirs.head().unwrap()]);
    }
}

/// How often a word stands in what is kept: in the raw bytes of the files, or in any row.
async fn found(academy: &Academy, word: &str) -> usize {
    match academy.kept() {
        Kept::Sqlite(folder) => {
            let files = std::fs::read_dir(folder.path())
                .unwrap()
                .map(|file| std::fs::read(file.unwrap().path()).unwrap());
            let count =
                |bytes: Vec<u8>| bytes.windows(word.len()).filter(|part| *part == word.as_bytes()).count();
            files.map(count).sum()
        }
        Kept::Postgres(database) => {
            let mut connection = PgConnection::connect(&database.url("postgres")).await.unwrap();
            let mut sum = 0;
            for table in crate::policies::TABLES {
                let sql = format!("SELECT count(*) FROM {table} WHERE {table}::text LIKE '%{word}%'");
                let count: i64 =
                    sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut connection).await.unwrap();
                sum += usize::try_from(count).unwrap();
            }
            sum
        }
    }
}
