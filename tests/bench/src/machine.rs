//! On what the figures were taken.

use std::{fs, process::Command};

/// Lines of a table: what, and which.
#[must_use]
pub fn describe() -> Vec<(&'static str, String)> {
    vec![
        ("Date", said("date", &["-I"])),
        ("Processor", processor()),
        ("Memory", memory()),
        ("System", format!("{}, Linux {}", system(), said("uname", &["-r"]))),
        ("Load when the run began", load()),
        ("App", format!("commit {}", said("git", &["describe", "--always", "--dirty"]))),
        ("Rust", said("rustc", &["--version"])),
        ("WebKitGTK", said("pkg-config", &["--modversion", "webkit2gtk-4.1"])),
    ]
}

/// The first line that a program says, or that it said nothing.
fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    text.lines().next().unwrap_or("unknown").to_owned()
}

fn processor() -> String {
    let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name =
        text.lines().find(|line| line.starts_with("model name")).and_then(|line| line.split(": ").nth(1));
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    format!("{}, {cores} cores", name.unwrap_or("unknown"))
}

fn memory() -> String {
    let text = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kib = text.split_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok()).unwrap_or(0);
    format!("{:.1} GiB", kib as f64 / 1024.0 / 1024.0)
}

fn system() -> String {
    let text = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let name = text.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="));
    name.unwrap_or("unknown").trim_matches('"').to_owned()
}

fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split_whitespace().next().unwrap_or("unknown").to_owned()
}
