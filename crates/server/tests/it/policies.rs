//! Row-level security on PostgreSQL: what it hides when the code's own WHERE is not there.

use axum::http::Method;
use sqlx::{Connection as _, PgConnection, SqliteConnection};

use crate::{
    academy::{Academy, Kept},
    tablet::{Tablet, register},
};

/// Every table with rows about somebody, and the query that a mistake would make: without any WHERE.
pub const TABLES: [&str; 17] = [
    "organisation",
    "account",
    "session",
    "retired_token",
    "invitation",
    "proof",
    "letter",
    "consent",
    "ledger",
    "device",
    "fact",
    "receipt",
    "register",
    "progress",
    "right_request",
    "device_order",
    "order_done",
];

async fn rows(connection: &mut PgConnection, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(connection).await.unwrap()
}

async fn scope(connection: &mut PgConnection, kind: &str, account: &str, organisation: &str) {
    let sql = "SELECT set_config('academy.scope', $1, true), set_config('academy.account', $2, true), \
               set_config('academy.organisation', $3, true)";
    sqlx::query(sql).bind(kind).bind(account).bind(organisation).execute(connection).await.unwrap();
}

/// Changes a row of the read model behind the server's back.
pub async fn spoil_progress(academy: &Academy) {
    let sql = "UPDATE progress SET percent = 12 WHERE topic LIKE 'attempt/%'";
    match academy.kept() {
        Kept::Sqlite(folder) => {
            let url = format!("sqlite://{}", Kept::file(folder).display());
            let mut connection = SqliteConnection::connect(&url).await.unwrap();
            assert_eq!(sqlx::query(sql).execute(&mut connection).await.unwrap().rows_affected(), 1);
        }
        Kept::Postgres(database) => {
            let mut connection = PgConnection::connect(&database.url("postgres")).await.unwrap();
            assert_eq!(sqlx::query(sql).execute(&mut connection).await.unwrap().rows_affected(), 1);
        }
    }
}

async fn two_people() -> (Academy, [serde_json::Value; 2]) {
    let academy = Academy::on_postgres().await;
    let mut profiles = Vec::new();
    for (number, name) in [(1, "satu"), (2, "dua")] {
        let organisation = academy.organisation(&format!("PT Mitra {name}")).await;
        let token = academy.member(&organisation, "manager", &format!("budi@{name}.co.id")).await;
        let mut tablet = Tablet::new(number);
        tablet.complete(1..=3);
        let mut request = tablet.request(1);
        request.registers.push(register("note/a", &serde_json::json!(name), 1, number));
        academy.sync(&token, &request).await;
        academy
            .post("/v1/invitations", &token, serde_json::json!({ "role": "learner", "uses": 1, "days": 1 }))
            .await;
        profiles.push(academy.get("/v1/profile", &token).await.json());
    }
    let profiles = profiles.try_into().unwrap_or_else(|_| panic!("two people"));
    (academy, profiles)
}

fn database(academy: &Academy) -> &crate::postgres::Database {
    let Kept::Postgres(database) = academy.kept() else { panic!("not on PostgreSQL") };
    database
}

#[tokio::test]
async fn without_a_where_a_person_still_sees_nothing_of_others() {
    let (academy, [one, two]) = two_people().await;
    let mut connection = PgConnection::connect(&database(&academy).url("academy_app")).await.unwrap();
    for table in TABLES {
        assert_eq!(rows(&mut connection, table).await, 0, "{table}, with no scope set");
    }
    for person in [&one, &two] {
        let mut tx = connection.begin().await.unwrap();
        let (account, organisation) =
            (person["account"].as_str().unwrap(), person["organisation"].as_str().unwrap());
        scope(&mut tx, "person", account, organisation).await;
        let expected = |table| match table {
            "organisation" | "account" | "ledger" | "device" | "receipt" | "register" | "session" => 1,
            "fact" | "progress" => 3,
            _ => 0,
        };
        for table in TABLES {
            assert_eq!(rows(&mut tx, table).await, expected(table), "{table}");
        }
        // Nor can a row be written for somebody else, or moved to them.
        let other = if person == &one { &two } else { &one }["account"].as_str().unwrap();
        let insert = "INSERT INTO register (account, key, value, lamport, device, change) VALUES ($1::uuid, 'x', '1', 1, $1::uuid, 1)";
        let mut inner = tx.begin().await.unwrap();
        assert!(sqlx::query(insert).bind(other).execute(&mut *inner).await.is_err());
        inner.rollback().await.unwrap();
        let mut inner = tx.begin().await.unwrap();
        let moved =
            sqlx::query("UPDATE register SET account = $1::uuid").bind(other).execute(&mut *inner).await;
        assert!(moved.is_err());
        inner.rollback().await.unwrap();
        assert_eq!(sqlx::query("DELETE FROM fact").execute(&mut *tx).await.unwrap().rows_affected(), 3);
        tx.rollback().await.unwrap();
    }
    // The scope ended with its transaction.
    assert_eq!(rows(&mut connection, "fact").await, 0);
}

#[tokio::test]
async fn an_office_sees_its_organisations_people_and_progress_and_no_facts() {
    let (academy, [one, _]) = two_people().await;
    let mut connection = PgConnection::connect(&database(&academy).url("academy_app")).await.unwrap();
    let mut tx = connection.begin().await.unwrap();
    scope(&mut tx, "office", one["account"].as_str().unwrap(), one["organisation"].as_str().unwrap()).await;
    for table in TABLES {
        // Two invitations: the one with which the manager came, and the one they made.
        let expected = match table {
            "organisation" | "account" => 1,
            "invitation" => 2,
            "progress" => 3,
            _ => 0,
        };
        assert_eq!(rows(&mut tx, table).await, expected, "{table}");
    }
}

#[tokio::test]
async fn every_table_is_under_a_policy_and_is_named_here() {
    let academy = Academy::on_postgres().await;
    let mut connection = PgConnection::connect(&database(&academy).url("postgres")).await.unwrap();
    let sql = "SELECT relname::text, relrowsecurity AND relforcerowsecurity FROM pg_class \
               WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> '_sqlx_migrations'";
    let found: Vec<(String, bool)> = sqlx::query_as(sql).fetch_all(&mut connection).await.unwrap();
    let mut names: Vec<_> = found.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    let mut listed = TABLES;
    listed.sort_unstable();
    assert_eq!(names, listed);
    let open: Vec<_> = found.iter().filter(|(_, is_forced)| !is_forced).collect();
    assert!(open.is_empty(), "without FORCE ROW LEVEL SECURITY: {open:?}");
}

/// The owner of the tables, or a superuser, would pass by the policies: such a role is refused at the start.
#[tokio::test]
async fn the_server_does_not_serve_as_the_owner() {
    let academy = Academy::on_postgres().await;
    assert!(academy.command(&["check"]).await.unwrap().contains("ready"));
    for role in ["academy_owner", "postgres"] {
        let mut config = academy.config.clone();
        config.database.url = database(&academy).url(role);
        let said = crate::academy::run_command(&config, &["check"]).await.unwrap_err();
        assert!(said.contains("row-level security"), "{role}: {said}");
    }
    assert_eq!(academy.call(Method::GET, "/health/ready", "", None).await.status, 204);
}
