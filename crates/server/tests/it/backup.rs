//! Backing up and restoring, as `docs/operate/backup.md` tells to do it.

use protocol::sync::Answer;
use serde_json::json;
use uuid::Uuid;

use crate::{
    academy::{Academy, Kept, run_command},
    tablet::Tablet,
};

/// Yesterday's backup is restored: what was done since comes back from the devices, and who was erased since is not there.
#[tokio::test]
async fn yesterday_comes_back_and_the_erased_do_not() {
    let academy = Academy::on_sqlite().await;
    let (one, virtus) = (academy.organisation("PT Mitra Satu").await, academy.organisation("Virtus").await);
    let budi = academy.member(&one, "learner", "budi@mitra.co.id").await;
    let kenari = academy.member(&one, "learner", "kenari@mitra.co.id").await;
    let operator = academy.member(&virtus, "operator", "ops@virtus.co.id").await;
    let (mut tablet, mut theirs) = (Tablet::new(1), Tablet::new(2));
    tablet.complete(1..=3);
    theirs.complete(1..=1);
    academy.sync(&budi, &tablet.request(1)).await;
    academy.sync(&kenari, &theirs.request(1)).await;

    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("yesterday.sqlite");
    let backup_text = backup.to_str().unwrap();
    academy.command(&["backup", backup_text]).await.unwrap();
    assert!(academy.command(&["backup", backup_text]).await.unwrap_err().contains("never overwritten"));

    tablet.complete(4..=5);
    academy.sync(&budi, &tablet.request(4)).await;
    let account = academy.get("/v1/profile", &kenari).await.json()["account"].as_str().unwrap().to_owned();
    let number = Uuid::from_u128(7);
    let message = json!({
        "version": 1, "type": "right_request", "request": number, "right": "erase", "asked_at": "2026-11-27T08:00:00.000Z",
    });
    academy.post("/v1/requests", &kenari, message).await;
    let path = format!("/v1/queue/{account}/{number}/answer");
    assert_eq!(academy.post(&path, &operator, json!({ "answer": "", "is_done": true })).await.status, 200);
    let list = academy.command(&["admin", "erased"]).await.unwrap();
    assert!(list.starts_with(&account), "{list}");

    let said = academy.command(&["restore", backup_text]).await.unwrap();
    assert!(said.contains("1 accounts were erased again") && said.contains("before-restore"), "{said}");
    let Kept::Sqlite(kept) = academy.kept() else { panic!("not on SQLite") };
    let restored = std::fs::read(Kept::file(kept)).unwrap();
    assert!(
        !restored.windows(6).any(|part| part == b"kenari"),
        "the backup held the name; what was made of it does not"
    );
    assert!(std::fs::read(&backup).unwrap().windows(6).any(|part| part == b"kenari"), "as the control shows");

    let academy = academy.opened_again().await;
    assert!(academy.command(&["check"]).await.is_ok());
    // The server is back at fact 3. The device sends what it has after that, and nothing is lost or doubled.
    let told = academy.sync(&budi, &tablet.request(6)).await;
    assert_eq!(told.has[0].seq, 3);
    let told = academy.sync(&budi, &tablet.request(4)).await;
    assert_eq!(told.answers[0].answer, Answer::Accepted { up_to: 5 });
    assert_eq!(told.has, [tablet.head().unwrap()]);
    assert!(academy.command(&["rebuild"]).await.unwrap().contains("0 differed"));
}

#[tokio::test]
async fn a_damaged_or_foreign_backup_changes_nothing() {
    let academy = Academy::on_sqlite().await;
    academy.organisation("PT Mitra Satu").await;
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.sqlite");
    academy.command(&["backup", good.to_str().unwrap()]).await.unwrap();
    let mut bytes = std::fs::read(&good).unwrap();
    let third = bytes.len() / 3;
    bytes[third..third * 2].fill(0xAB);
    for (name, bytes) in
        [("damaged", bytes), ("no database", b"no database".repeat(1000)), ("newer", newer(&good).await)]
    {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        academy.command(&["restore", file.to_str().unwrap()]).await.unwrap_err();
    }
    assert!(academy.command(&["admin", "list-organisations"]).await.unwrap().contains("PT Mitra Satu"));
    let Kept::Sqlite(kept) = academy.kept() else { panic!("not on SQLite") };
    let names: Vec<_> =
        std::fs::read_dir(kept.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert!(!names.iter().any(|name| name.to_string_lossy().contains("restor")), "{names:?}");
}

/// The same with a migration of tomorrow.
async fn newer(good: &std::path::Path) -> Vec<u8> {
    use sqlx::Connection as _;
    let file = good.with_extension("newer");
    std::fs::copy(good, &file).unwrap();
    let mut connection =
        sqlx::SqliteConnection::connect(&format!("sqlite://{}", file.display())).await.unwrap();
    let sql = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (99990101000000, 'x', 1, x'00', 0)";
    sqlx::query(sql).execute(&mut connection).await.unwrap();
    sqlx::query("PRAGMA journal_mode = DELETE").execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    std::fs::read(file).unwrap()
}

/// On PostgreSQL the copy is made with its own tools; the list of the erased is this program's.
#[tokio::test]
async fn on_postgresql_the_list_of_the_erased_is_carried_out_again() {
    let academy = Academy::on_postgres().await;
    let one = academy.organisation("PT Mitra Satu").await;
    let token = academy.member(&one, "learner", "kenari@mitra.co.id").await;
    let account = academy.get("/v1/profile", &token).await.json()["account"].as_str().unwrap().to_owned();
    assert!(academy.command(&["backup", "/tmp/x"]).await.unwrap_err().contains("pg_dump"));
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("erased.txt");
    std::fs::write(&list, format!("{account}\t2026-11-27T12:00:00+00:00\n")).unwrap();
    let again = async || academy.command(&["admin", "erase-again", list.to_str().unwrap()]).await.unwrap();
    assert!(again().await.starts_with("1 "));
    assert!(again().await.starts_with("0 "), "once is enough");
    assert_eq!(academy.command(&["admin", "erased"]).await.unwrap().lines().count(), 1);
    std::fs::write(&list, "x\n").unwrap();
    assert!(run_command(&academy.config, &["admin", "erase-again", list.to_str().unwrap()]).await.is_err());
}
