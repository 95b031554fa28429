//! A small network in namespaces, built anew for every block by `lab.sh`, without the rights of root.

use std::process::Command;

use crate::console::{self, Step};

fn apart() -> Command {
    let mut command = Command::new("unshare");
    // Whatever runs in the background ends with the first process of its process namespace.
    command.args(["--user", "--map-root-user", "--net", "--mount", "--pid", "--fork", "--kill-child"]);
    command
}

/// Whether the kernel allows namespaces, and within them what root may do.
pub fn allowed() -> bool {
    apart().args(["mount", "-t", "tmpfs", "lab", "/run"]).status().unwrap().success()
}

/// What the commands say on the till of the lessons, once the network is in this state.
pub fn run(state: &str, commands: &[&str]) -> Result<Vec<Step>, String> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/lab.sh");
    let output = apart().arg(script).arg(state).args(commands).output().unwrap();
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    Ok(console::steps(String::from_utf8_lossy(&output.stdout).lines().enumerate()))
}
