//! The journey as a process: killed, cut off and hindered by tests.

use std::path::PathBuf;

use academy_faults::{Journey, Machine, Stage};
use chrono::{DateTime, Utc};
use clap::Parser;

/// Learns, and says on standard output what was called saved: one line of JSON for each call.
#[derive(Debug, Parser)]
struct Options {
    /// Folder of the learning data.
    #[arg(long)]
    data: PathBuf,
    /// Edition file that the app carries.
    #[arg(long)]
    edition: PathBuf,
    /// Chance of this run; two runs over one folder need two seeds, or attempts get the same id.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The clock at the start; every call takes a second. A later run begins later.
    #[arg(long, default_value = academy_faults::journey::START)]
    at: DateTime<Utc>,
    /// What to do, in turn, over and over.
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = Stage::ALL)]
    stage: Vec<Stage>,
    /// How many calls that keep something.
    #[arg(long, default_value_t = 200)]
    steps: u64,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let machine = Machine { data: options.data, edition: options.edition };
    let mut journey =
        Journey::start(&machine, options.at, options.seed, options.steps, std::io::stdout()).await?;
    journey.go(&options.stage).await?;
    journey.end().await
}
