//! All of it, and the figures.

use std::{path::PathBuf, process::ExitCode};

use academy_faults::Machine;
use anyhow::Context as _;

use crate::{
    bench::Bench,
    look,
    options::{Options, Part, Synchronous},
    plain, series,
};

/// As `script/soak` reads it: this machine cannot do it.
const SKIPPED: u8 = 77;
/// Problems told in full; one cut can lose everything.
const TOLD: usize = 40;

pub async fn run(options: Options) -> anyhow::Result<ExitCode> {
    if let Some(part) = options.part {
        work(part).await?;
        return Ok(ExitCode::SUCCESS);
    }
    let bench = Bench::new(journey(&options)?, options.steps)?;
    if let Err(error) = bench.try_mount() {
        say(&format!("Dilewati: FUSE tidak dapat dipakai di mesin ini ({error})."));
        say(&format!("Skipped: FUSE cannot be used on this machine ({error})."));
        return Ok(ExitCode::from(SKIPPED));
    }
    let (kept, bites) = (keeps(&bench, &options)?, bites(&bench, &options)?);
    Ok(if kept && bites { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What this program does as its own child.
async fn work(part: Part) -> anyhow::Result<()> {
    match part {
        Part::Write { file, synchronous } => plain::write(&file, synchronous).await,
        Part::Count { file } => {
            say(&plain::count(&file).await?.to_string());
            Ok(())
        }
        Part::Look { data, edition } => look::tell(&Machine { data, edition }).await,
    }
}

fn journey(options: &Options) -> anyhow::Result<PathBuf> {
    if let Some(journey) = &options.journey {
        return Ok(journey.clone());
    }
    Ok(std::env::current_exe()?.with_file_name("academy-journey"))
}

/// Whether all that was called saved is there.
fn keeps(bench: &Bench, options: &Options) -> anyhow::Result<bool> {
    let scenes = series::scenes(bench, &options.edition, options.next_edition.as_deref())
        .context("the journey without cuts")?;
    let tally = series::cut_again_and_again(bench, &scenes, options.cuts, options.seed)?;
    tell("power cuts", &tally);
    for problem in tally.problems.iter().take(TOLD) {
        say(&format!("  {problem}"));
    }
    let lying = series::cut_with_lies(bench, &scenes, options.control_cuts, options.seed)?;
    tell("control: the disk lies about syncing the log", &lying);
    Ok(tally.problems.is_empty() && lying.lost > 0)
}

/// Whether a commit that is not synced is lost here, and one that is synced is not.
fn bites(bench: &Bench, options: &Options) -> anyhow::Result<bool> {
    let mut lost = Vec::new();
    for (name, synchronous) in [("FULL", Synchronous::Full), ("NORMAL", Synchronous::Normal)] {
        let tally = plain::cut(bench, synchronous, options.control_cuts, options.seed)?;
        say(&format!(
            "control: synchronous={name}: {} cuts, {} commits acknowledged, {} lost (in {} cuts)",
            tally.cuts, tally.acknowledged, tally.lost, tally.cuts_that_lost
        ));
        lost.push(tally.lost);
    }
    Ok(lost[0] == 0 && lost[1] > 0)
}

fn tell(what: &str, tally: &series::Tally) {
    let loss = tally.loss;
    say(&format!(
        "{what}: {} cuts, {} facts acknowledged, {} lost, {} registers lost (in {} cuts), {} problems, {} records damaged; reopened within {:.1} s",
        tally.cuts,
        tally.acknowledged,
        tally.lost,
        tally.registers_lost,
        tally.cuts_that_lost,
        tally.problems.len(),
        tally.damaged,
        tally.slowest.as_secs_f64()
    ));
    say(&format!(
        "  of what was not synced: {} writes, {} lost, {} torn; {} names, {} lost",
        loss.writes, loss.writes_lost, loss.writes_torn, loss.names, loss.names_lost
    ));
    for (scene, fell) in &tally.fell {
        let fell: Vec<_> = fell.iter().map(|(at, times)| format!("{at} {times}")).collect();
        say(&format!("  {scene}: {}", fell.join(", ")));
    }
}

#[expect(clippy::print_stdout, reason = "the figures are what this program is for")]
fn say(line: &str) {
    println!("{line}");
}
