//! Stages of the start, for measuring it: with `STARTUP_PROBE` set, a line `PROBE <stage> <monotonic ns>` each.

/// Says a stage, when asked to.
pub fn stage(name: &str) {
    if std::env::var_os("STARTUP_PROBE").is_some() {
        say(name);
    }
}

/// `STARTUP_PROBE=stay` keeps the window open after the first screen.
pub fn ends_when_ready() -> bool {
    std::env::var("STARTUP_PROBE").is_ok_and(|value| value != "stay")
}

#[cfg(unix)]
#[expect(clippy::print_stdout, reason = "the measuring script reads standard output")]
fn say(name: &str) {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::Monotonic);
    println!("PROBE {name} {}", i128::from(now.tv_sec) * 1_000_000_000 + i128::from(now.tv_nsec));
}

#[cfg(not(unix))]
fn say(_name: &str) {}
