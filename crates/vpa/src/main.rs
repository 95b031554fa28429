//! `vpa`, the author's command: checks the content folder, issues ids, creates new files, counts, and packs editions.
//!
//! This file decodes the command line and hands over what the rest must not read for itself.

mod arguments;
mod disk;
mod failure;
mod lint;
mod pack;
mod report;

use std::{io::Write, process::ExitCode};

use clap::Parser as _;

use arguments::{Arguments, Command};
use failure::Failure;
use report::Style;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut out = std::io::stdout().lock();
    match run(&arguments, &mut out) {
        Ok(code) => code,
        Err(failure) => {
            // Nobody is left to be told that standard error is closed.
            writeln!(std::io::stderr(), "{failure}").unwrap_or_default();
            ExitCode::from(failure.exit())
        }
    }
}

fn run(arguments: &Arguments, out: &mut impl Write) -> Result<ExitCode, Failure> {
    match &arguments.command {
        Command::Lint { folder } => lint::run(&folder.path, &Style::of_stdout(arguments.lang), out),
        Command::Pack { folder, out: file, version } => {
            pack::run(&folder.path, file, *version, arguments.lang, out)
        }
    }
}
