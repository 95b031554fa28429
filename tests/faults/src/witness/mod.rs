//! The witness: hears what a journey says, run after run, then opens the folder as the app does and as the disk has
//! it, and tells what is not as it was said.

mod disk;
mod finding;
mod said;
mod screen;

use chrono::{DateTime, TimeDelta, Utc};

pub use finding::{Findings, Problem};

use crate::{
    journey::START,
    line::{Call, Kept, Line},
    machine::Machine,
};
use said::Said;

#[derive(Debug, Clone, Default)]
pub struct Witness {
    said: Said,
    last: Option<DateTime<Utc>>,
    /// Lines that were called saved, of all runs.
    acknowledged: u64,
    refused: Vec<String>,
    ended: bool,
}

impl Witness {
    /// Takes in a line of a journey. One that was cut off was not said.
    pub fn hear(&mut self, line: &str) -> Option<Line> {
        let line: Line = serde_json::from_str(line).ok()?;
        match &line {
            Line::Asks(call) => {
                self.last = self.last.max(Some(call.at));
                self.said.asks(call);
            }
            Line::Saved(call) => {
                self.acknowledged += 1;
                self.said.saved(call);
            }
            Line::Refused { call, code, .. } => self.refused.push(format!("{call}: {code}")),
            Line::Ended { .. } => self.ended = true,
        }
        Some(line)
    }

    /// When the next run may begin.
    #[must_use]
    pub fn next_at(&self) -> DateTime<Utc> {
        match self.last {
            Some(last) => last + TimeDelta::seconds(1),
            None => START.parse().unwrap_or_default(),
        }
    }

    #[must_use]
    pub const fn acknowledged(&self) -> u64 {
        self.acknowledged
    }

    /// Calls and notices of failure heard so far, as `call: code`.
    #[must_use]
    pub fn refused(&self) -> &[String] {
        &self.refused
    }

    /// Whether a run came to its end by itself.
    #[must_use]
    pub const fn ended(&self) -> bool {
        self.ended
    }

    /// Opens the app over the folder, looks, saves something, closes it, and reads the file underneath. What is found
    /// counts as said from now on.
    ///
    /// # Errors
    /// Only where the witness itself cannot go on; what is wrong with the folder is a finding.
    pub async fn verify(&mut self, machine: &Machine) -> anyhow::Result<Findings> {
        let mut findings = Findings { acknowledged: self.acknowledged, ..Findings::default() };
        let at = self.next_at();
        // The witness's own start and probe take a moment of the journey's time as well.
        self.last = Some(at + TimeDelta::seconds(1));
        screen::look(machine, &self.said, at, &mut findings).await?;
        disk::look(machine, &mut self.said, at, &mut findings).await?;
        Ok(findings)
    }
}

/// Facts of a call, and registers.
fn sort(call: &Call) -> (Vec<&serde_json::Value>, Vec<(&str, &serde_json::Value)>, Option<&str>) {
    let (mut facts, mut registers, mut edition) = (Vec::new(), Vec::new(), None);
    for kept in &call.keeps {
        match kept {
            Kept::Fact { what } => facts.push(what),
            Kept::Register { key, what } => registers.push((key.as_str(), what)),
            Kept::Edition { what } => edition = Some(what.as_str()),
        }
    }
    (facts, registers, edition)
}
