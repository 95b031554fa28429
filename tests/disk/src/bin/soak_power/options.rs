//! What can be asked for.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

#[derive(Debug, Parser)]
pub struct Options {
    #[command(subcommand)]
    pub part: Option<Part>,
    /// How often the power goes.
    #[arg(long, default_value_t = 50)]
    pub cuts: u64,
    /// How often in each control.
    #[arg(long, default_value_t = 20)]
    pub control_cuts: u64,
    /// The same seed, the same dice. Where exactly a cut falls depends on the machine as well.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Calls of a journey between two cuts, at most.
    #[arg(long, default_value_t = 30)]
    pub steps: u64,
    /// Edition file that the app carries.
    #[arg(long, default_value = "out/academy.edition")]
    pub edition: PathBuf,
    /// A later edition, for cuts while it takes the place of the first.
    #[arg(long)]
    pub next_edition: Option<PathBuf>,
    /// The program of the journey; without it, the one beside this program.
    #[arg(long)]
    pub journey: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Part {
    /// The control's child: commits numbers to a database and says which are committed.
    Write { file: PathBuf, synchronous: Synchronous },
    /// The control's other child: says how many numbers there are.
    Count { file: PathBuf },
    /// The witness: hears what was said, looks at the folder, and tells what is not as it was said.
    Look { data: PathBuf, edition: PathBuf },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Synchronous {
    Full,
    Normal,
}
