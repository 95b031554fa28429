//! A journey under `strace`.

use std::{
    io,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use academy_faults::{Findings, Machine, Witness};
use anyhow::{Context as _, bail};

use crate::calls::{self, Counts, Fault, Lasts};

/// Seconds after which a journey is taken to hang.
const PATIENCE: &str = "60";

#[derive(Debug, Clone)]
pub struct Journey {
    pub program: PathBuf,
    pub edition: PathBuf,
    pub steps: u64,
}

/// A journey with a fault and what the witness found afterwards.
#[derive(Debug)]
pub struct Outcome {
    pub findings: Findings,
    /// Calls that were refused, so that the learner knew.
    pub refused: usize,
    /// What no fault may cause.
    pub crash: Option<String>,
}

/// Whether this machine lets one process watch another.
pub fn try_strace() -> io::Result<()> {
    let output = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(io::Error::other(String::from_utf8_lossy(&output.stderr).trim().to_owned()))
}

impl Journey {
    /// Counts the calls of a journey without faults.
    pub fn count(&self) -> anyhow::Result<Counts> {
        let place = Place::new()?;
        let logs = tempfile::tempdir()?;
        let names: Vec<_> = calls::names().collect();
        let mut command = strace();
        command.arg("-ff").arg("-y").arg("-o").arg(logs.path().join("log"));
        command.arg(format!("--trace={}", names.join(",")));
        let output = self.learn(command, &place, &Witness::default())?;
        if !output.status.success() {
            bail!("the journey without faults: {}", String::from_utf8_lossy(&output.stderr));
        }
        let mut counts = Counts::new();
        for log in std::fs::read_dir(logs.path())? {
            calls::count(&String::from_utf8_lossy(&std::fs::read(log?.path())?), &place.data(), &mut counts);
        }
        Ok(counts)
    }

    pub async fn with(&self, fault: &Fault) -> anyhow::Result<Outcome> {
        let place = Place::new()?;
        let Fault { call, number, error, lasts, .. } = fault;
        let on = if *lasts == Lasts::Once { "" } else { "+" };
        let mut command = strace();
        command.arg("-f").args(["-o", "/dev/null"]).arg("-P").arg(place.data().join(&fault.file));
        command.arg(format!("--trace={call}"));
        command.arg(format!("--inject={call}:error={error}:when={number}{on}"));
        let mut witness = Witness::default();
        let output = self.learn(command, &place, &witness)?;
        let said = String::from_utf8_lossy(&output.stdout);
        said.lines().for_each(|line| drop(witness.hear(line)));
        let machine = Machine { data: place.data(), edition: self.edition.clone() };
        let findings = witness.verify(&machine).await?;
        Ok(Outcome { findings, refused: witness.refused().len(), crash: crash(&output) })
    }

    fn learn(&self, mut strace: Command, place: &Place, witness: &Witness) -> anyhow::Result<Output> {
        strace.arg(&self.program).arg("--data").arg(place.data()).arg("--edition").arg(&self.edition);
        strace.arg("--at").arg(witness.next_at().to_rfc3339()).arg("--steps").arg(self.steps.to_string());
        strace.output().context("strace")
    }
}

fn strace() -> Command {
    let mut command = Command::new("timeout");
    command.args(["--kill-after=1", PATIENCE, "strace", "-qq"]);
    command
}

fn crash(output: &Output) -> Option<String> {
    let errors = String::from_utf8_lossy(&output.stderr);
    let panics = errors.lines().find(|line| line.contains("panicked"));
    let hangs = matches!(output.status.code(), Some(124 | 137));
    panics.map(str::to_owned).or_else(|| hangs.then(|| "it hangs".to_owned()))
}

/// A folder for one journey.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> io::Result<Self> {
        Ok(Self(tempfile::tempdir()?))
    }

    fn data(&self) -> PathBuf {
        Path::new(self.0.path()).join("data")
    }
}
