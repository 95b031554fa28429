//! `vpa`, the author's command: checks the content folder, issues ids, begins new items, counts, packs editions, and
//! makes or checks what the privacy notice asks for.
//!
//! This file decodes the command line and hands over what the rest must not read for itself: the date and chance.

mod arguments;
mod content;
mod coverage;
mod failure;
mod fix;
mod ids;
mod lint;
mod new;
mod pack;
mod privacy;
mod report;
mod stats;
mod table;

use std::{io::Write, process::ExitCode};

use clap::Parser as _;

use arguments::{Arguments, Command, Folder, Ids, Privacy, Receipt};
use content::Content;
use failure::Failure;
use new::Moment;
use report::Style;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut out = std::io::stdout().lock();
    match run(&arguments, &mut out) {
        Ok(code) => code,
        Err(failure) if failure.is_unheard() => ExitCode::from(failure.exit()),
        Err(failure) => {
            // Nobody is left to be told that standard error is closed.
            writeln!(std::io::stderr(), "{failure}").unwrap_or_default();
            ExitCode::from(failure.exit())
        }
    }
}

fn run(arguments: &Arguments, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let lang = arguments.lang;
    match &arguments.command {
        Command::Lint { folder, options } => {
            return lint::run(open(folder)?, options, Style::of_stdout(lang), out);
        }
        Command::Pack { folder, out: file, version } => pack::run(&open(folder)?, file, *version, lang, out),
        Command::Ids { what: Ids::Issue { folder } } => ids::issue(&open(folder)?, lang, out),
        Command::Ids { what: Ids::Retire { id, replaced_by, folder } } => {
            ids::retire(&open(folder)?, id, replaced_by.as_deref())
        }
        Command::Ids { what: Ids::Release { version, folder } } => ids::release(&open(folder)?, *version),
        Command::New { what } => new::run(what, moment(), lang, out),
        Command::Coverage { folder } => coverage::run(&open(folder)?, lang, out),
        Command::Privacy { what: Privacy::Record { folder } } => privacy::record(&open(folder)?, lang, out),
        Command::Receipt { what: Receipt::Check { file } } => privacy::check_receipts(file, lang, out),
        Command::Stats { folder } => stats::run(&open(folder)?, lang, out),
    }?;
    Ok(ExitCode::SUCCESS)
}

fn open(folder: &Folder) -> Result<Content, Failure> {
    Content::open(&folder.path, moment().today)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that asks the system for the date and for chance"
)]
fn moment() -> Moment {
    Moment { today: chrono::Local::now().date_naive(), chance: uuid::Uuid::new_v4().as_u128() }
}
