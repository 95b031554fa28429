//! The control with `synchronous=NORMAL`: the same kind of commit as the record's, in a database of the control's
//! own, so that the product needs no switch for it.

use std::{io::Write, path::Path, process::Command, time::Duration};

use fastrand::Rng;
use power_cut_disk::{disk::Disk, mount::Mounted, power::Honesty};
use sqlx::{
    Connection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};

use crate::{
    bench::{Bench, Plan},
    options::Synchronous,
};

/// Commits of a child that nothing cuts off.
const COMMITS: i64 = 200;

#[derive(Debug, Default)]
pub struct Tally {
    pub cuts: u64,
    pub acknowledged: i64,
    pub lost: i64,
    pub cuts_that_lost: u64,
}

/// The child: one number a commit, said when it is committed.
pub async fn write(file: &Path, synchronous: Synchronous) -> anyhow::Result<()> {
    let synchronous = match synchronous {
        Synchronous::Full => SqliteSynchronous::Full,
        Synchronous::Normal => SqliteSynchronous::Normal,
    };
    let options = SqliteConnectOptions::new().filename(file).create_if_missing(true);
    let options = options.journal_mode(SqliteJournalMode::Wal).synchronous(synchronous);
    let mut connection = SqliteConnection::connect_with(&options).await?;
    sqlx::query("CREATE TABLE IF NOT EXISTS fact (number INTEGER PRIMARY KEY, text TEXT)")
        .execute(&mut connection)
        .await?;
    for number in 1..=COMMITS {
        let text = "x".repeat(300);
        sqlx::query("INSERT INTO fact VALUES (?, ?)")
            .bind(number)
            .bind(text)
            .execute(&mut connection)
            .await?;
        writeln!(std::io::stdout(), "{number}")?;
    }
    Ok(connection.close().await?)
}

/// Cuts the power of such children.
pub fn cut(bench: &Bench, synchronous: Synchronous, cuts: u64, seed: u64) -> anyhow::Result<Tally> {
    let mut tally = Tally::default();
    let file = bench.at().join("control.sqlite");
    for number in 0..cuts {
        let mut dice = Rng::with_seed(seed.wrapping_add(number << 32));
        // Two requests a commit at least; the first few make the file.
        let after = 20 + dice.u64(..2 * COMMITS.unsigned_abs());
        let plan = Plan { after, agony: Duration::ZERO, seed: dice.u64(..) };
        let (said, disk) = bench.work(Disk::new(Honesty::Honest), child(&file, synchronous)?, Some(plan))?;
        let said: i64 = said.lines.last().map_or(Ok(0), |line| line.parse())?;
        let mounted = Mounted::new(disk.after_cut(plan.seed).0, bench.at())?;
        let found = ask(&file)?;
        mounted.unmount()?;
        tally.cuts += 1;
        tally.acknowledged += said;
        tally.lost += (said - found).max(0);
        tally.cuts_that_lost += u64::from(found < said);
    }
    Ok(tally)
}

fn child(file: &Path, synchronous: Synchronous) -> anyhow::Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    let synchronous = if synchronous == Synchronous::Full { "full" } else { "normal" };
    command.arg("write").arg(file).arg(synchronous);
    Ok(command)
}

/// In a process of its own, as `look` says why. Nothing where there is no table.
fn ask(file: &Path) -> anyhow::Result<i64> {
    let output = Command::new(std::env::current_exe()?).arg("count").arg(file).output()?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().parse().unwrap_or(0))
}

pub async fn count(file: &Path) -> anyhow::Result<i64> {
    let mut connection = SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(file)).await?;
    let count = sqlx::query_scalar("SELECT count(*) FROM fact").fetch_one(&mut connection).await;
    connection.close().await?;
    Ok(count?)
}
