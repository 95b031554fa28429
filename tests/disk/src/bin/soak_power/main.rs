//! Power cuts: a learner's journey on a disk whose power goes at random moments; what was called saved must be there
//! afterwards. Two controls show that the disk bites: a disk that lies about syncing the log, and a log that is not
//! synced at each commit (`synchronous=NORMAL`). Both must lose something.

#[cfg(target_os = "linux")]
mod bench;
#[cfg(target_os = "linux")]
mod child;
#[cfg(target_os = "linux")]
mod look;
#[cfg(target_os = "linux")]
mod options;
#[cfg(target_os = "linux")]
mod plain;
#[cfg(target_os = "linux")]
mod run;
#[cfg(target_os = "linux")]
mod series;

#[cfg(target_os = "linux")]
#[tokio::main]
async fn main() -> anyhow::Result<std::process::ExitCode> {
    run::run(clap::Parser::parse()).await
}

#[cfg(not(target_os = "linux"))]
fn main() -> std::process::ExitCode {
    // Skipped: FUSE is Linux's.
    std::process::ExitCode::from(77)
}
