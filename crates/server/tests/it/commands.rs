//! `academy-server migrate`, `check`, `admin`.

use crate::academy::{Academy, Kept, run_command};

on_both! {
    async fn migrating_again_changes_nothing(academy: Academy) {
        academy.organisation("PT Mitra Satu").await;
        assert!(academy.command(&["migrate"]).await.unwrap().contains("ready"));
        assert!(academy.command(&["admin", "list-organisations"]).await.unwrap().contains("PT Mitra Satu"));
        assert!(academy.command(&["check"]).await.unwrap().contains("ready"));
    }

    async fn what_cannot_be_done_is_said_in_both_languages(academy: Academy) {
        let nobody = uuid::Uuid::nil().to_string();
        for words in [["admin", "invite", nobody.as_str()].as_slice(), &["admin", "add-organisation", " "]] {
            let said = academy.command(words).await.unwrap_err();
            assert_eq!(said.lines().count(), 2, "{said}");
        }
    }
}

/// Nothing is served from a database that is not ready.
#[tokio::test]
async fn a_database_that_is_not_migrated_or_newer_is_refused() {
    let academy = Academy::on_sqlite().await;
    let empty = tempfile::tempdir().unwrap();
    let mut config = academy.config.clone();
    config.database.url = format!("sqlite://{}", empty.path().join("empty.sqlite").display());
    let said = run_command(&config, &["check"]).await.unwrap_err();
    assert!(said.contains("academy-server migrate") && said.contains("Jalankan"), "{said}");

    let Kept::Sqlite(folder) = academy.kept() else { panic!("not on SQLite") };
    use sqlx::Connection as _;
    let url = format!("sqlite://{}", Kept::file(folder).display());
    let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
    let sql = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (99990101000000, 'x', 1, x'00', 0)";
    sqlx::query(sql).execute(&mut connection).await.unwrap();
    let said = academy.command(&["check"]).await.unwrap_err();
    assert!(said.contains("newer program"), "{said}");
    let answer = academy.get("/health/ready", "").await;
    assert_eq!(answer.failed(), (503, "busy".to_owned()));
    assert_eq!(answer.json()["details"], "", "what is behind it is for the log");
}
