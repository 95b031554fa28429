//! All faults, several at a time, and the figures.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    process::ExitCode,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use academy_faults::witness::Problem;
use clap::Parser;

use crate::{
    calls::{self, Fault},
    trace::{self, Journey, Outcome},
};

/// As `script/soak` reads it: this machine cannot do it.
const SKIPPED: u8 = 77;

#[derive(Debug, Parser)]
pub struct Options {
    /// Edition file that the app carries; a small one will do.
    #[arg(long, default_value = "out/academy.edition")]
    edition: PathBuf,
    /// Calls of the journey that keep something.
    #[arg(long, default_value_t = 24)]
    steps: u64,
    /// Of each kind of call and file no more faults than this, spread over the journey.
    #[arg(long, default_value_t = usize::MAX)]
    most: usize,
    /// Journeys at a time.
    #[arg(long, default_value_t = 2)]
    at_a_time: usize,
    /// The program of the journey; without it, the one beside this program.
    #[arg(long)]
    journey: Option<PathBuf>,
}

/// Sums over all faults.
#[derive(Debug, Default)]
struct Tally {
    /// By call and error: faults, and how many of them the learner was told of.
    faults: BTreeMap<(&'static str, &'static str), (u64, u64)>,
    acknowledged: usize,
    false_saved: usize,
    damaged: u64,
    problems: Vec<String>,
}

pub fn run(options: &Options) -> anyhow::Result<ExitCode> {
    if let Err(error) = trace::try_strace() {
        say(&format!("Dilewati: strace tidak dapat dipakai di mesin ini ({error})."));
        say(&format!("Skipped: strace cannot be used on this machine ({error})."));
        return Ok(ExitCode::from(SKIPPED));
    }
    let beside = || Ok::<_, std::io::Error>(std::env::current_exe()?.with_file_name("academy-journey"));
    let program = options.journey.clone().map_or_else(beside, Ok)?;
    let journey = Journey { program, edition: options.edition.clone(), steps: options.steps };
    let faults = calls::faults(&journey.count()?, options.most);
    let tally = try_all(&journey, &faults, options.at_a_time)?;
    tell(&tally);
    let good = !faults.is_empty() && tally.problems.is_empty();
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn try_all(journey: &Journey, faults: &[Fault], at_a_time: usize) -> anyhow::Result<Tally> {
    let (next, tally) = (AtomicUsize::new(0), Mutex::new(Tally::default()));
    let work = || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        while let Some(fault) = faults.get(next.fetch_add(1, Ordering::Relaxed)) {
            let outcome = runtime.block_on(journey.with(fault));
            tally.lock().unwrap_or_else(PoisonError::into_inner).take(fault, outcome);
        }
        Ok::<_, std::io::Error>(())
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..at_a_time).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| match worker.join() {
            Ok(done) => Ok(done?),
            Err(_) => anyhow::bail!("a worker broke off"),
        })
    })?;
    Ok(tally.into_inner().unwrap_or_else(PoisonError::into_inner))
}

impl Tally {
    fn take(&mut self, fault: &Fault, outcome: anyhow::Result<Outcome>) {
        let (times, told) = self.faults.entry((fault.call, fault.error)).or_default();
        *times += 1;
        let outcome = match outcome {
            Ok(outcome) => outcome,
            Err(error) => return self.problems.push(format!("{fault}: {error:#}")),
        };
        *told += u64::from(outcome.refused > 0);
        let found = &outcome.findings;
        let lost = found.problems.iter().filter(|problem| matches!(problem, Problem::Lost { .. })).count();
        let damaged = found.notices.iter().any(|notice| notice == "record_put_aside");
        self.acknowledged += found.kept + lost;
        self.false_saved += lost;
        self.damaged += u64::from(damaged);
        let damaged = damaged.then(|| "the record is damaged".to_owned());
        let problems = found.problems.iter().map(ToString::to_string).chain(outcome.crash).chain(damaged);
        self.problems.extend(problems.map(|problem| format!("{fault}: {problem}")));
    }
}

fn tell(tally: &Tally) {
    let all: u64 = tally.faults.values().map(|(times, _)| times).sum();
    say(&format!(
        "disk faults: {all}, {} facts acknowledged, {} called saved and not there, {} records damaged, {} problems",
        tally.acknowledged,
        tally.false_saved,
        tally.damaged,
        tally.problems.len()
    ));
    for ((call, error), (times, told)) in &tally.faults {
        say(&format!("  {call} {error}: {times}, {told} of them said"));
    }
    for problem in &tally.problems {
        say(&format!("  {problem}"));
    }
}

#[expect(clippy::print_stdout, reason = "the figures are what this program is for")]
fn say(line: &str) {
    println!("{line}");
}
