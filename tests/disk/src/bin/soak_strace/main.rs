//! Disk faults: a short journey again and again, and each time another one of its calls to the system fails. What was
//! called saved must be there all the same, and the app must open and go on. `strace` makes the faults.

mod calls;
mod run;
mod trace;

fn main() -> anyhow::Result<std::process::ExitCode> {
    run::run(&clap::Parser::parse())
}
