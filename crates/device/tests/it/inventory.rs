//! Every column that is stored is in the inventory of the privacy notice (`content/privacy/fields.yaml`), and the
//! inventory names none that is not there.

use std::{collections::BTreeSet, path::Path};

use course::{privacy::load, source::read_folder};
use device::{FixedClock, Record, SeededChance};
use sqlx::{Connection as _, SqliteConnection};

use crate::{
    home::noon,
    shelf::{Shelf, edition},
};

#[tokio::test]
async fn every_column_is_in_the_inventory() {
    let content = read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let privacy = load(&content).unwrap();
    let listed: BTreeSet<&str> = privacy.fields.iter().map(|field| field.at.as_str()).collect();

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("record.sqlite");
    let (record, _) = Record::open(&file, &FixedClock::at(noon()), &SeededChance::new(1)).await.unwrap();
    record.close().await.unwrap();
    let (shelf, library) = Shelf::with(&[&edition("2026.11.0")]).await;
    library.close().await;

    let mut stored = columns("record", &file).await;
    stored.extend(columns("library", &shelf.path()).await);
    let missing: Vec<_> = stored.iter().filter(|column| !listed.contains(column.as_str())).collect();
    assert!(missing.is_empty(), "stored, and not in content/privacy/fields.yaml: {missing:#?}");
    let is_column = |at: &&str| at.starts_with("record.") || at.starts_with("library.");
    let gone: Vec<_> = listed.iter().filter(|at| is_column(at) && !stored.contains(**at)).collect();
    assert!(gone.is_empty(), "in content/privacy/fields.yaml, and not stored: {gone:#?}");
}

/// `<database>.<table>.<column>` of a file; the tables that SQLite makes for itself are not looked at.
async fn columns(database: &str, file: &Path) -> BTreeSet<String> {
    let mut connection = SqliteConnection::connect(&format!("sqlite://{}", file.display())).await.unwrap();
    let sql = "SELECT tables.name, columns.name FROM sqlite_master AS tables \
               JOIN pragma_table_xinfo(tables.name) AS columns \
               WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%' AND columns.hidden <> 1";
    let rows: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(&mut connection).await.unwrap();
    rows.into_iter().map(|(table, column)| format!("{database}.{table}.{column}")).collect()
}
