//! The bench: puts a disk under a process, cuts the power, and gives back what is left of the disk.

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::mpsc,
    time::Duration,
};

use academy_faults::{Line, Witness, line::Call};
use chrono::TimeDelta;
use clap::ValueEnum;
use power_cut_disk::{
    cut::Loss,
    disk::Disk,
    mount::Mounted,
    power::{Honesty, Moment, Power},
};

use crate::{
    child::{self, Said},
    look::{self, Look},
};

pub use academy_faults::Stage;

/// A disk and what was said about it.
#[derive(Debug, Clone)]
pub struct State {
    pub disk: Disk,
    pub said: Vec<String>,
    /// Knows from what was said when the next run may begin.
    witness: Witness,
}

/// Where the power goes, and what the dice say then.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// After so many requests of the process.
    pub after: u64,
    pub agony: Duration,
    pub seed: u64,
}

/// A power cut and what came of it.
#[derive(Debug)]
pub struct Cut {
    /// `None`: the process had ended before.
    pub moment: Option<Moment>,
    pub loss: Loss,
    pub found: Look,
}

#[derive(Debug)]
pub struct Bench {
    journey: PathBuf,
    at: tempfile::TempDir,
    steps: u64,
}

impl State {
    pub fn fresh() -> Self {
        Self { disk: Disk::new(Honesty::Honest), said: Vec::new(), witness: Witness::default() }
    }

    fn hear(&mut self, lines: Vec<String>) {
        lines.iter().for_each(|line| drop(self.witness.hear(line)));
        self.said.extend(lines);
    }

    /// The witness's own start and probe took a moment of the journey's time.
    fn let_time_pass(&mut self) -> anyhow::Result<()> {
        let at = self.witness.next_at() + TimeDelta::seconds(1);
        let looked = Line::Asks(Call { n: 0, at, call: "look".to_owned(), keeps: Vec::new() });
        self.hear(vec![serde_json::to_string(&looked)?]);
        Ok(())
    }
}

impl Bench {
    pub fn new(journey: PathBuf, steps: u64) -> anyhow::Result<Self> {
        Ok(Self { journey, at: tempfile::tempdir()?, steps })
    }

    /// The folder that shows the disk.
    pub fn at(&self) -> &Path {
        self.at.path()
    }

    /// Whether this machine can do it at all.
    pub fn try_mount(&self) -> std::io::Result<()> {
        Mounted::new(Disk::new(Honesty::Honest), self.at())?.unmount()?;
        Ok(())
    }

    /// A journey that nothing disturbs. How often it asked something of the disk.
    pub fn undisturbed(&self, state: &mut State, stage: Stage, edition: &Path) -> anyhow::Result<u64> {
        let before = state.disk.power.requests();
        let (said, disk) = self.work(state.disk.clone(), self.learn(state, stage, edition, 0)?, None)?;
        state.hear(said.lines);
        state.disk = disk;
        Ok(state.disk.power.requests() - before)
    }

    /// A journey until the power goes; then the witness looks at what is left.
    pub fn cut(&self, state: &mut State, stage: Stage, edition: &Path, plan: Plan) -> anyhow::Result<Cut> {
        let journey = self.learn(state, stage, edition, plan.seed)?;
        let (said, disk) = self.work(state.disk.clone(), journey, Some(plan))?;
        state.hear(said.lines);
        let (disk, loss) = disk.after_cut(plan.seed);
        let mounted = Mounted::new(disk, self.at())?;
        let found = look::ask(&self.data(), edition, &state.said);
        state.disk = mounted.unmount()?;
        state.let_time_pass()?;
        Ok(Cut { moment: said.moment, loss, found: found? })
    }

    /// A process on a disk, until it ends or the power goes.
    pub fn work(&self, mut disk: Disk, command: Command, plan: Option<Plan>) -> anyhow::Result<(Said, Disk)> {
        let (told, heard) = mpsc::channel();
        if let Some(plan) = plan {
            disk.power.cut_after(plan.after, Some(told));
        }
        let mounted = Mounted::new(disk, self.at())?;
        let said = child::run(command, &heard, plan.map_or(Duration::ZERO, |plan| plan.agony));
        let disk = mounted.unmount()?;
        Ok((said?, disk))
    }

    fn learn(&self, state: &State, stage: Stage, edition: &Path, seed: u64) -> anyhow::Result<Command> {
        let Some(stage) = stage.to_possible_value() else { anyhow::bail!("a stage without a name") };
        let mut command = Command::new(&self.journey);
        command.arg("--data").arg(self.data()).arg("--edition").arg(edition);
        command.args(["--stage", stage.get_name()]);
        command.arg("--at").arg(state.witness.next_at().to_rfc3339());
        command.arg("--seed").arg(seed.to_string()).arg("--steps").arg(self.steps.to_string());
        Ok(command)
    }

    fn data(&self) -> PathBuf {
        self.at().join("data")
    }
}

/// The same on a disk that lies about syncing SQLite's logs from now on.
pub fn lying(mut state: State) -> State {
    state.disk.power = Power::new(Honesty::Lies { ending: "-wal" });
    state
}
