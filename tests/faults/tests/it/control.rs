//! Controls that must fail: what the witness would tell if something were lost, doubled or called saved in vain.

use academy_faults::{Machine, Witness, witness::Problem};
use learning::{fact::chain_bytes, hash::ContentHash};
use serde_json::json;
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::{
    child::{command, finish},
    home::Home,
};

/// A journey of some length, well ended.
fn journey() -> (Home, Witness) {
    let (home, mut witness) = (Home::new(), Witness::default());
    let mut all = command(&home.machine(), &witness, 1, "first-start,lesson,check,quiz,exam");
    all.args(["--steps", "60"]);
    finish(all, &mut witness);
    (home, witness)
}

/// Changes the record behind the app's back, with the triggers off.
async fn tamper(machine: &Machine, statements: &[&'static str]) {
    let options = SqliteConnectOptions::new().filename(machine.record_file().unwrap());
    let mut connection = SqliteConnection::connect_with(&options).await.unwrap();
    for trigger in ["fact_is_next", "fact_stays", "fact_is_kept"] {
        sqlx::query(sqlx::AssertSqlSafe(format!("DROP TRIGGER {trigger}")))
            .execute(&mut connection)
            .await
            .unwrap();
    }
    for statement in statements {
        sqlx::query(*statement).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
}

#[tokio::test]
async fn a_whole_record_has_everything_that_was_said() {
    let (home, mut witness) = journey();
    assert!(witness.ended() && witness.refused().is_empty(), "{:?}", witness.refused());
    for _ in 0..2 {
        let findings = witness.verify(&home.machine()).await.unwrap();
        assert!(findings.is_good(), "{}", findings.told());
        assert!(findings.kept >= 30 && findings.notices.is_empty(), "{findings:?}");
    }
}

#[tokio::test]
async fn the_same_seed_says_the_same() {
    let said = || {
        let home = Home::new();
        let mut all = command(&home.machine(), &Witness::default(), 5, "first-start,lesson,quiz");
        String::from_utf8(all.args(["--steps", "25"]).output().unwrap().stdout).unwrap()
    };
    assert_eq!(said(), said());
}

#[tokio::test]
async fn a_lost_fact_is_found() {
    let (home, mut witness) = journey();
    tamper(&home.machine(), &["DELETE FROM fact WHERE id = (SELECT max(id) FROM fact)"]).await;
    let findings = witness.verify(&home.machine()).await.unwrap();
    let lost = findings.problems.iter().filter(|problem| matches!(problem, Problem::Lost { .. }));
    assert_eq!(lost.count(), 1, "{}", findings.told());
}

/// Under the next number and with the right hash, so that nothing but counting finds it.
#[tokio::test]
async fn a_doubled_fact_is_found() {
    let (home, mut witness) = journey();
    tamper(&home.machine(), &[]).await;
    let options = SqliteConnectOptions::new().filename(home.machine().record_file().unwrap());
    let mut connection = SqliteConnection::connect_with(&options).await.unwrap();
    let (device, seq, canonical, hash): (String, u32, String, Vec<u8>) =
        sqlx::query_as("SELECT device, seq, canonical, hash FROM fact ORDER BY id DESC LIMIT 1")
            .fetch_one(&mut connection)
            .await
            .unwrap();
    let twin = canonical.replace(&format!("\"seq\":{seq},"), &format!("\"seq\":{},", seq + 1));
    let before = ContentHash::from_bytes(hash.clone().try_into().unwrap());
    sqlx::query("INSERT INTO fact (device, seq, canonical, hash, previous) VALUES (?, ?, ?, ?, ?)")
        .bind(device)
        .bind(seq + 1)
        .bind(&twin)
        .bind(chain_bytes(Some(before), twin.as_bytes()).as_bytes().to_vec())
        .bind(hash)
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    let findings = witness.verify(&home.machine()).await.unwrap();
    assert!(findings.notices.is_empty() && !findings.is_good(), "{}", findings.told());
    let doubled = |problem: &Problem| matches!(problem, Problem::Doubled { .. });
    assert!(findings.problems.iter().all(doubled), "{}", findings.told());
}

#[tokio::test]
async fn a_register_of_before_is_found() {
    let (home, mut witness) = journey();
    tamper(&home.machine(), &["UPDATE register SET value = '\"x\"' WHERE key = 'profile/name'"]).await;
    let findings = witness.verify(&home.machine()).await.unwrap();
    assert!(matches!(findings.problems[..], [Problem::Register { .. }]), "{}", findings.told());
}

/// A screen that says "tersimpan" and wrote nothing.
#[tokio::test]
async fn a_false_word_is_found() {
    let (home, mut witness) = journey();
    let call = json!({ "line": "saved", "n": 99, "at": "2026-11-22T09:30:00Z", "call": "lesson.answer", "keeps": [
        { "kind": "fact", "what": { "type": "check_answered", "question": "q-0000" } }
    ] });
    witness.hear(&call.to_string()).unwrap();
    let findings = witness.verify(&home.machine()).await.unwrap();
    assert!(matches!(findings.problems[..], [Problem::Lost { .. }]), "{}", findings.told());
}

/// What was neither said nor asked for must not be there.
#[tokio::test]
async fn a_fact_that_nobody_asked_for_is_found() {
    let (home, _) = journey();
    let findings = Witness::default().verify(&home.machine()).await.unwrap();
    assert!(findings.problems.iter().all(|one| matches!(one, Problem::Stray { .. })), "{}", findings.told());
    assert!(findings.problems.len() >= 30, "{}", findings.told());
}
