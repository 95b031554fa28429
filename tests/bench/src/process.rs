//! Programs started to be measured: how far they came, what they and their children need.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};

/// A window to start: the program, its arguments, a home of its own.
#[derive(Debug, Clone)]
pub struct Window {
    pub program: PathBuf,
    pub arguments: Vec<String>,
    pub home: PathBuf,
}

/// Which must not be set: the software renderer behaves differently with them, and so would the figures.
const FOREIGN: [&str; 2] = ["WEBKIT_DISABLE_DMABUF_RENDERER", "WEBKIT_DISABLE_COMPOSITING_MODE"];

impl Window {
    fn command(&self, probe: &str) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).env("STARTUP_PROBE", probe).env("HOME", &self.home);
        for (name, folder) in [("DATA", "data"), ("CACHE", "cache"), ("CONFIG", "config"), ("STATE", "state")]
        {
            command.env(format!("XDG_{name}_HOME"), self.home.join(folder));
        }
        for name in FOREIGN {
            command.env_remove(name);
        }
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        command
    }

    /// From the start of the process until its first screen can be used.
    ///
    /// # Errors
    /// When it ends or hangs before.
    pub fn time_to_ready(&self) -> Result<Duration> {
        let start = Instant::now();
        let mut child = self.command("1").spawn().with_context(|| self.program.display().to_string())?;
        let ready = until_ready(&mut child)?;
        child.wait()?;
        Ok(ready - start)
    }

    /// Proportional memory of all its processes, in KiB, some seconds after its first screen.
    ///
    /// # Errors
    /// When it ends or hangs before.
    pub fn memory(&self, settle: Duration) -> Result<u64> {
        let mut child = self.command("stay").spawn().with_context(|| self.program.display().to_string())?;
        until_ready(&mut child)?;
        std::thread::sleep(settle);
        let memory = family(child.id()).iter().map(|process| proportional(*process)).sum();
        child.kill()?;
        child.wait()?;
        ensure!(memory > 0, "no memory was found");
        Ok(memory)
    }
}

fn until_ready(child: &mut Child) -> Result<Instant> {
    let output = child.stdout.take().context("no output")?;
    let mut lines = BufReader::new(output).lines();
    for line in &mut lines {
        if line?.starts_with("PROBE ready ") {
            let ready = Instant::now();
            // The rest is read so that the program never waits for somebody to listen.
            std::thread::spawn(move || lines.for_each(drop));
            return Ok(ready);
        }
    }
    bail!("the first screen did not appear")
}

/// A process and all below it.
fn family(parent: u32) -> Vec<u32> {
    let processes: Vec<(u32, u32)> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter_map(|process| Some((process, parent_of(process)?)))
        .collect();
    let mut family = vec![parent];
    let mut at = 0;
    while let Some(one) = family.get(at).copied() {
        family.extend(processes.iter().filter(|(_, parent)| *parent == one).map(|(process, _)| *process));
        at += 1;
    }
    family
}

fn parent_of(process: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name stands in parentheses and may hold anything.
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

fn proportional(process: u32) -> u64 {
    let text = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("Pss:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// Empties the system's cache of files; false where this process may not.
pub fn drop_caches() -> bool {
    rustix::fs::sync();
    fs::write("/proc/sys/vm/drop_caches", "3").is_ok()
}

/// Runs a command to its end: the time by the clock, and of the processor.
///
/// # Errors
/// When it cannot be started or does not succeed.
pub fn run(program: &Path, arguments: &[&str]) -> Result<(Duration, Duration)> {
    let (start, before) = (Instant::now(), children_processor());
    let mut child = Command::new(program).args(arguments).stdout(Stdio::piped()).spawn()?;
    let mut said = String::new();
    child.stdout.take().context("no output")?.read_to_string(&mut said)?;
    ensure!(child.wait()?.success(), "{} {arguments:?} failed:\n{said}", program.display());
    Ok((start.elapsed(), children_processor().saturating_sub(before)))
}

/// Processor time of the children that have ended.
fn children_processor() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().collect();
    // Linux counts these in hundredths of a second for every program (USER_HZ).
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<u64>().ok()).unwrap_or(0);
    Duration::from_millis((ticks(13) + ticks(14)) * 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_has_its_children_and_its_memory() {
        let mut child = Command::new("sh").args(["-c", "sleep 60 & wait"]).spawn().unwrap();
        let own = family(std::process::id());
        assert!(own.contains(&child.id()), "{own:?}");
        assert!(proportional(std::process::id()) > 100);
        for process in family(child.id()) {
            run(Path::new("kill"), &[&process.to_string()]).unwrap();
        }
        child.wait().unwrap();
    }

    #[test]
    fn a_window_that_does_not_come_up_is_said() {
        let window = |script: &str| Window {
            program: "sh".into(),
            arguments: vec!["-c".to_owned(), script.to_owned()],
            home: std::env::temp_dir(),
        };
        assert!(window("echo PROBE main 1").time_to_ready().is_err());
        assert!(window("echo PROBE main 1; echo PROBE ready 2").time_to_ready().is_ok());
        assert!(run(Path::new("false"), &[]).is_err());
    }
}
