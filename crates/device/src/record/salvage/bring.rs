//! Writing what was saved into the new file. The new file has a device id of its own: numbers lost with the damaged
//! one may already be known elsewhere and must not be given twice.

use chrono::{DateTime, Utc};
use learning::fact::Fact;
use sqlx::{Connection, SqliteConnection};

use super::Found;
use crate::{
    error::Result,
    record::{
        Record,
        commit::{Plan, set_register},
        notice::PutAside,
        row::FactRow,
    },
};

impl Record {
    /// Takes everything over, in one transaction.
    pub(in crate::record) async fn bring_over(
        &mut self,
        found: Found,
        now: DateTime<Utc>,
    ) -> Result<PutAside> {
        let own = self.device();
        let whole = found.whole.iter().filter_map(FactRow::alone);
        let rewritten = whole.zip(1..).map(|(fact, seq)| Fact::new(own, seq, fact.at, fact.body));
        let plan = Plan::new(None, rewritten, Vec::new());
        if let Some(connection) = self.connect().await? {
            write(connection, &found, &plan, now).await?;
        }
        self.rebuild().await?;
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(PutAside {
            to: std::path::PathBuf::new(),
            kept: number(found.kept.len()),
            rewritten: number(plan.links.len()),
            apart: number(found.broken.len()),
            registers: number(found.registers.len()),
        })
    }
}

async fn write(
    connection: &mut SqliteConnection,
    found: &Found,
    plan: &Plan,
    now: DateTime<Utc>,
) -> Result<()> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    for row in &found.kept {
        insert(&mut transaction, include_str!("../add_fact.sql"), row, None).await?;
    }
    plan.add_facts(&mut transaction).await?;
    for row in &found.broken {
        insert(&mut transaction, include_str!("add_apart.sql"), row, Some(now)).await?;
    }
    for (register, at) in found.registers.values() {
        set_register(&mut transaction, register, *at).await?;
    }
    Ok(transaction.commit().await?)
}

async fn insert(
    connection: &mut SqliteConnection,
    sql: &'static str,
    row: &FactRow,
    apart_at: Option<DateTime<Utc>>,
) -> Result<()> {
    let query = sqlx::query(sql)
        .bind(row.device.clone())
        .bind(row.seq)
        .bind(row.canonical.clone())
        .bind(row.hash.clone())
        .bind(row.previous.clone());
    match apart_at {
        Some(at) => query.bind(at).execute(connection).await?,
        None => query.execute(connection).await?,
    };
    Ok(())
}
