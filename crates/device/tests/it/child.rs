//! A test run again as a process of its own, which can be killed, limited, or robbed of its rights.

use std::{path::Path, process::Command};

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

/// Says to the parent that this number is safe. The line begins anew: the test runner may have left one unfinished.
#[expect(clippy::print_stdout, reason = "the parent reads it")]
pub fn acknowledge(number: u32) {
    println!("\nacknowledged {number}");
}

/// What the child acknowledged in this line.
pub fn acknowledged(line: &str) -> Option<u32> {
    line.strip_prefix("acknowledged ")?.parse().ok()
}
