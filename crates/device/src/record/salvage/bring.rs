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
        sealed::{APART, FACT},
    },
    seal::Sealer,
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
        let sealer = self.sealer.clone();
        if let Some(connection) = self.connect().await? {
            write(connection, &found, &plan, now, sealer.as_ref()).await?;
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
    sealer: Option<&Sealer>,
) -> Result<()> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    for row in &found.kept {
        row.sealed(FACT, sealer)?.insert(&mut transaction, include_str!("../add_fact.sql"), None).await?;
    }
    plan.add_facts(&mut transaction, sealer).await?;
    for row in &found.broken {
        row.sealed(APART, sealer)?.insert(&mut transaction, include_str!("add_apart.sql"), Some(now)).await?;
    }
    for (register, at) in found.registers.values() {
        set_register(&mut transaction, register, *at, sealer).await?;
    }
    Ok(transaction.commit().await?)
}
