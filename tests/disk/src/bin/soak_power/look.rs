//! What the witness finds on a disk that came back. In a process of its own: SQLite maps its `-shm`, and while a
//! mapping is given up the kernel lets the whole process wait for the disk; were the disk served by that process, both
//! would wait for ever.

use std::{
    io::{BufRead, Write},
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use academy_faults::{Machine, Witness, witness::Problem};
use anyhow::{Context as _, bail};

/// Characters of a problem that are told.
const READABLE: usize = 160;
const LOST: &str = "lost";
const REGISTER: &str = "register";
const OTHER: &str = "other";

/// As told by that process.
#[derive(Debug, Default)]
pub struct Look {
    /// Facts called saved and there.
    pub kept: usize,
    pub lost: usize,
    pub registers_lost: usize,
    pub is_damaged: bool,
    pub reopened_in: Duration,
    pub problems: Vec<String>,
}

/// In that process: hears on standard input what was said, looks, and tells.
pub async fn tell(machine: &Machine) -> anyhow::Result<()> {
    let mut witness = Witness::default();
    for line in std::io::stdin().lock().lines() {
        witness.hear(&line?);
    }
    let found = witness.verify(machine).await?;
    let is_damaged = found.notices.iter().any(|notice| notice == "record_put_aside");
    let mut out = std::io::stdout().lock();
    writeln!(out, "{} {is_damaged} {}", found.kept, found.reopened_in.as_millis())?;
    for problem in found.problems {
        let kind = match problem {
            Problem::Lost { .. } => LOST,
            Problem::Register { .. } => REGISTER,
            _ => OTHER,
        };
        let text: String = problem.to_string().replace('\n', " ").chars().take(READABLE).collect();
        writeln!(out, "{kind} {text}")?;
    }
    Ok(())
}

/// Asks such a process.
pub fn ask(data: &Path, edition: &Path, said: &[String]) -> anyhow::Result<Look> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("look").arg(data).arg(edition).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn()?;
    let mut told = child.stdin.take().context("no input")?;
    for line in said {
        writeln!(told, "{line}")?;
    }
    drop(told);
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("the witness ended with {}", output.status);
    }
    parse(&String::from_utf8_lossy(&output.stdout)).context("the witness said something else")
}

fn parse(text: &str) -> Option<Look> {
    let (first, rest) = text.split_once('\n')?;
    let mut words = first.split(' ');
    let mut look = Look { kept: words.next()?.parse().ok()?, ..Look::default() };
    look.is_damaged = words.next()?.parse().ok()?;
    look.reopened_in = Duration::from_millis(words.next()?.parse().ok()?);
    for line in rest.lines() {
        let (kind, problem) = line.split_once(' ')?;
        look.lost += usize::from(kind == LOST);
        look.registers_lost += usize::from(kind == REGISTER);
        look.problems.push(problem.to_owned());
    }
    Some(look)
}
