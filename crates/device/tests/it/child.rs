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

/// What a line of the child's says after this word.
pub fn said<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    // The test runner writes the name of the test without ending the line.
    line.rsplit_once(word).map(|(_, rest)| rest.trim())
}
