//! Every column that the server stores is in the inventory of the privacy notice (`content/privacy/fields.yaml`), and
//! the inventory names none that is not there. Both databases have the same columns.

use std::{collections::BTreeSet, path::Path};

use course::{privacy::load, source::read_folder};
use sqlx::{Connection as _, PgConnection, SqliteConnection};

use crate::academy::{Academy, Kept};

async fn columns(academy: &Academy) -> BTreeSet<String> {
    let rows: Vec<(String, String)> = match academy.kept() {
        Kept::Sqlite(folder) => {
            let url = format!("sqlite://{}", Kept::file(folder).display());
            let mut connection = SqliteConnection::connect(&url).await.unwrap();
            let sql = "SELECT tables.name, columns.name FROM sqlite_master AS tables \
                       JOIN pragma_table_xinfo(tables.name) AS columns \
                       WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'";
            sqlx::query_as(sql).fetch_all(&mut connection).await.unwrap()
        }
        Kept::Postgres(database) => {
            let mut connection = PgConnection::connect(&database.url("postgres")).await.unwrap();
            let sql = "SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = 'public'";
            sqlx::query_as(sql).fetch_all(&mut connection).await.unwrap()
        }
    };
    let own = rows.into_iter().filter(|(table, _)| table != "_sqlx_migrations");
    own.map(|(table, column)| format!("server.{table}.{column}")).collect()
}

on_both! {
    async fn every_column_is_in_the_inventory(academy: Academy) {
        let content = read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
        let privacy = load(&content).unwrap();
        let listed: BTreeSet<String> = privacy.fields.iter().map(|field| field.at.clone()).collect();
        let stored = columns(&academy).await;
        let missing: Vec<_> = stored.difference(&listed).collect();
        assert!(missing.is_empty(), "stored, and not in content/privacy/fields.yaml: {missing:#?}");
        let gone: Vec<_> = listed.difference(&stored).filter(|at| at.starts_with("server.")).collect();
        assert!(gone.is_empty(), "in content/privacy/fields.yaml, and not stored: {gone:#?}");
    }
}
