//! Attempts graded anew from their answers, by the keys of the edition they began on.

use std::path::Path;

use course::{
    academy::load,
    edition::{Edition, pack},
    source::read_folder,
};
use learning::{id::CourseId, outline::QuizOutline};
use serde_json::{Value, json};
use sqlx::{Connection as _, SqliteConnection};
use tempfile::TempDir;
use uuid::Uuid;

use crate::{
    academy::{Academy, Kept, limits, noon},
    tablet::Tablet,
};

/// Edition 2026.11.0 of the curriculum with every form of question.
fn edition() -> Edition {
    let source = read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/specimen")).unwrap();
    let (academy, _) = load(&source, noon().date_naive());
    pack(&academy, &source, "2026.11.0".parse().unwrap()).unwrap()
}

fn exam(edition: &Edition) -> QuizOutline {
    edition.outline(&CourseId::parse("con-101").unwrap()).unwrap().exam.clone().unwrap()
}

/// The facts of an attempt: begun on an edition, each question answered with this option, handed in as passed.
fn attempt(exam: &QuizOutline, edition: &str, picked: u32, leave_out: usize) -> Tablet {
    let drawn = exam.pools.iter().flat_map(|pool| {
        let all = pool.questions.len();
        pool.questions.iter().take(pool.draw.map_or(all, |draw| draw as usize))
    });
    let drawn: Vec<_> = drawn.map(|question| question.id.as_str()).collect();
    let drawn = &drawn[leave_out..];
    let id = Uuid::from_u128(77);
    let mut tablet = Tablet::new(1);
    let quiz = serde_json::to_string(&exam.reference()).unwrap();
    let questions = json!(drawn);
    tablet.write(&format!(
        r#"{{"type":"attempt_started","attempt":"{id}","quiz":{quiz},"edition":"{edition}","number":1,"seed":"1","questions":{questions},"time_limit_s":null}}"#
    ));
    for question in drawn {
        tablet.write(&format!(
            r#"{{"type":"attempt_answered","attempt":"{id}","question":"{question}","response":{{"type":"choice","picked":[{picked}]}}}}"#
        ));
    }
    tablet.write(&format!(
        r#"{{"type":"attempt_submitted","attempt":"{id}","result":{{"earned":10.0,"points":10,"percent":100.0,"passed":true,"per_question":[]}},"reason":"by_learner"}}"#
    ));
    tablet
}

async fn row(academy: &Academy) -> Value {
    let Kept::Sqlite(folder) = academy.kept() else { panic!("not on SQLite") };
    let url = format!("sqlite://{}", Kept::file(folder).display());
    let mut connection = SqliteConnection::connect(&url).await.unwrap();
    let sql = "SELECT percent, passed, graded_by, claimed FROM progress WHERE topic LIKE 'attempt/%'";
    let (percent, passed, by, claimed): (f64, i64, String, f64) =
        sqlx::query_as(sql).fetch_one(&mut connection).await.unwrap();
    json!([percent, passed == 1, by, claimed])
}

async fn synced(editions: Option<&TempDir>, tablet: &Tablet) -> Academy {
    let editions = editions.map(|folder| folder.path().to_owned());
    let academy = Academy::with_editions(Kept::sqlite(), limits(), editions).await;
    let organisation = academy.organisation("PT Mitra Satu").await;
    let token = academy.member(&organisation, "learner", "budi@mitra.co.id").await;
    // Answers and hand-in come in different exchanges.
    let half = tablet.facts.len() / 2;
    for (first, last) in [(1, half), (half + 1, tablet.facts.len())] {
        let request = protocol::sync::Request { runs: vec![tablet.run(first, last)], ..tablet.request(1) };
        let told = academy.sync(&token, &request).await;
        assert_eq!(told.news.edition.as_deref(), academy.config.editions.as_ref().map(|_| "2026.11.0"));
    }
    academy
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("academy.edition"), edition().to_bytes().unwrap()).unwrap();
    folder
}

#[tokio::test]
async fn what_counts_is_what_the_answers_earn_and_not_what_the_device_says() {
    let (folder, exam) = (folder(), exam(&edition()));
    let wrong = synced(Some(&folder), &attempt(&exam, "2026.11.0", 1, 0)).await;
    assert_eq!(row(&wrong).await, json!([0.0, false, "server", 100.0]));
    let right = synced(Some(&folder), &attempt(&exam, "2026.11.0", 0, 0)).await;
    assert_eq!(row(&right).await, json!([100.0, true, "server", 100.0]));
    assert!(right.command(&["rebuild"]).await.unwrap().contains("0 differed"));
}

#[tokio::test]
async fn what_cannot_be_graded_is_marked() {
    let (folder, exam) = (folder(), exam(&edition()));
    let other = QuizOutline { hash: learning::hash::ContentHash::of(b"another text"), ..exam.clone() };
    for tablet in [
        attempt(&exam, "2025.1.0", 1, 0),
        attempt(&exam, "2026.11.0", 1, 1),
        attempt(&other, "2026.11.0", 1, 0),
    ] {
        let academy = synced(Some(&folder), &tablet).await;
        assert_eq!(row(&academy).await, json!([100.0, true, "device", 100.0]));
    }
}

/// The edition came to the server after the attempt.
#[tokio::test]
async fn rebuilding_grades_what_could_not_be_graded_then() {
    let exam = exam(&edition());
    let mut academy = synced(None, &attempt(&exam, "2026.11.0", 1, 0)).await;
    assert_eq!(row(&academy).await, json!([100.0, true, "device", 100.0]));
    let folder = folder();
    academy.config.editions = Some(folder.path().to_owned());
    assert!(academy.command(&["rebuild"]).await.unwrap().contains("1 differed"));
    assert_eq!(row(&academy).await, json!([0.0, false, "server", 100.0]));

    std::fs::write(folder.path().join("cut.edition"), &edition().to_bytes().unwrap()[..500]).unwrap();
    let said = academy.command(&["check"]).await.unwrap_err();
    assert!(said.contains("cut.edition") && said.contains("Edisi"), "{said}");
}
