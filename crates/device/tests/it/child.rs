//! A test run again as a process of its own, which can be killed, limited, or robbed of its rights.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use device::{Chance, SeededChance};

const FOLDER: &str = "ACADEMY_TEST_CHILD";

/// In the child: the folder it was given.
pub fn folder() -> Option<std::path::PathBuf> {
    std::env::var_os(FOLDER).map(Into::into)
}

/// The named test of this program, as a child that works in this folder.
pub fn command(test: &str, folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", test, "--nocapture", "--test-threads=1"]).env(FOLDER, folder);
    command
}

/// The same child from a copy of its program.
pub fn again(command: &Command, program: &Path) -> Command {
    let mut copy = Command::new(program);
    copy.args(command.get_args());
    copy.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    copy
}

/// Says to the parent that this number is safe. The line begins anew: the test runner may have left one unfinished.
#[expect(clippy::print_stdout, reason = "the parent reads it")]
pub fn acknowledge(number: u32) {
    println!("\nacknowledged {number}");
}

/// What the child acknowledged in this line.
pub fn acknowledged(line: &str) -> Option<u32> {
    line.strip_prefix("acknowledged ")?.parse().ok()
}

/// Runs the test as a child, reads a random number of acknowledgements, lets a random bit of time pass without
/// sleeping, and kills. The last acknowledgement, those found in the pipe afterwards included.
pub fn run_and_kill(test: &str, folder: &Path, chance: &SeededChance, most: u64, spins: u64) -> u32 {
    let mut child = command(test, folder).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut numbers = lines.map_while(Result::ok).filter_map(|line| acknowledged(&line));
    let count = 1 + usize::try_from(chance.seed() % most).unwrap();
    let last = numbers.nth(count - 1).expect("the child ended by itself");
    for spin in 0..chance.seed() % spins {
        std::hint::black_box(spin);
    }
    child.kill().unwrap();
    child.wait().unwrap();
    numbers.last().unwrap_or(last)
}
