//! A process at work on the disk until the power goes.

use std::{
    io::{BufRead, BufReader, Read},
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use anyhow::{Context as _, bail};
use power_cut_disk::power::Moment;

/// Between two looks whether it has ended by itself.
const LOOK: Duration = Duration::from_millis(20);
/// No journey between two cuts takes that long.
const PATIENCE: Duration = Duration::from_secs(180);

/// What the process said, and where the power went, if it did while the process ran.
#[derive(Debug)]
pub struct Said {
    pub lines: Vec<String>,
    pub moment: Option<Moment>,
}

/// Runs it. After the power went, the process may go on for `agony`: what it says then must be true as well.
pub fn run(mut command: Command, heard: &Receiver<Moment>, agony: Duration) -> anyhow::Result<Said> {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let lines = read_lines(child.stdout.take().context("no output")?);
    let errors = read_lines(child.stderr.take().context("no errors")?);
    let moment = wait(&mut child, heard)?;
    if moment.is_some() {
        wait_at_most(&mut child, agony)?;
        child.kill()?;
    }
    let status = child.wait()?;
    let (lines, errors) = (join(lines)?, join(errors)?);
    if moment.is_none() && !status.success() {
        bail!("the process ended with {status}: {}", errors.join("\n"));
    }
    Ok(Said { lines, moment })
}

fn wait(child: &mut Child, heard: &Receiver<Moment>) -> anyhow::Result<Option<Moment>> {
    let begun = Instant::now();
    loop {
        match heard.recv_timeout(LOOK) {
            Ok(moment) => return Ok(Some(moment)),
            // Nobody will tell of a cut: there is to be none.
            Err(RecvTimeoutError::Disconnected) => thread::sleep(LOOK),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if child.try_wait()?.is_some() {
            // The last request may have been the one.
            return Ok(heard.try_recv().ok());
        }
        if begun.elapsed() > PATIENCE {
            child.kill()?;
            bail!("the process hangs");
        }
    }
}

fn wait_at_most(child: &mut Child, time: Duration) -> anyhow::Result<()> {
    let begun = Instant::now();
    while begun.elapsed() < time && child.try_wait()?.is_none() {
        thread::sleep(Duration::from_millis(1));
    }
    Ok(())
}

fn read_lines(from: impl Read + Send + 'static) -> JoinHandle<Vec<String>> {
    thread::spawn(move || BufReader::new(from).lines().map_while(Result::ok).collect())
}

fn join(lines: JoinHandle<Vec<String>>) -> anyhow::Result<Vec<String>> {
    lines.join().map_err(|_| anyhow::anyhow!("the reader of the output is gone"))
}
