//! `academy-server`: reads what was typed, carries it out, says what went wrong.

use std::{collections::BTreeMap, io::Write as _, process::ExitCode};

use clap::Parser as _;
use server::{arguments::Arguments, command};
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let environment: BTreeMap<String, String> = std::env::vars().collect();
    listen(&environment);
    // One of two that are compiled in; without a choice the first connection would panic.
    if rustls::crypto::aws_lc_rs::default_provider().install_default().is_err() {
        tracing::warn!("another cryptography is installed already");
    }
    let mut out = std::io::stdout();
    match command::run(arguments, &environment, &mut out).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody may listen any more; the exit code tells it as well.
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::from(2)
        }
    }
}

/// Logs go to standard error, a line of JSON each (`ACADEMY_LOG_FORMAT=text` for people). `ACADEMY_LOG` says how much.
fn listen(environment: &BTreeMap<String, String>) {
    let level = environment.get("ACADEMY_LOG").map_or("info,sqlx=warn", String::as_str);
    let log = tracing_subscriber::fmt().with_env_filter(EnvFilter::new(level)).with_writer(std::io::stderr);
    if environment.get("ACADEMY_LOG_FORMAT").is_some_and(|format| format == "text") {
        log.init();
    } else {
        log.json().init();
    }
}
