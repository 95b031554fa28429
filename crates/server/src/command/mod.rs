//! The commands of `academy-server`, one file each.

mod admin;
mod backup;
mod check;
mod erased;
mod migrate;
mod rebuild;
mod restore;
mod serve;

use std::{collections::BTreeMap, io::Write};

use crate::{
    arguments::{Arguments, Command},
    config::{Config, Mistake},
    editions::EditionsError,
    lang::Words,
    post::PostError,
    store::StoreError,
};

pub use serve::{Server, ServerError};

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The settings are not right; each is told.
    #[error("{}", lines(.0))]
    Config(Vec<Mistake>),
    #[error("Basis data: {0}\nDatabase: {0}")]
    Store(#[from] StoreError),
    #[error("Edisi: {0}\nEdition: {0}")]
    Editions(#[from] EditionsError),
    #[error("Surat: {0}\nMail: {0}")]
    Post(#[from] PostError),
    #[error("{}\n{}", .0.id, .0.en)]
    Said(Words),
    #[error(transparent)]
    Failure(#[from] crate::failure::Failure),
    #[error("Jaringan: {0}\nNetwork: {0}")]
    Io(#[from] std::io::Error),
    #[error(transparent)]
    Server(#[from] ServerError),
}

fn lines(mistakes: &[Mistake]) -> String {
    let lines: Vec<_> = mistakes.iter().map(ToString::to_string).collect();
    format!(
        "Pengaturan belum benar ({0}). Perbaiki semuanya, lalu ulangi.\nThe settings are not right ({0}). Mend them all and try again.\n\n{1}",
        mistakes.len(),
        lines.join("\n\n")
    )
}

fn said(id: impl Into<String>, en: impl Into<String>) -> CommandError {
    CommandError::Said(Words { id: id.into(), en: en.into() })
}

/// Carries out a command; what it has to tell goes to `out`.
///
/// # Errors
/// When it could not do its work.
pub async fn run(
    arguments: Arguments,
    environment: &BTreeMap<String, String>,
    out: &mut (dyn Write + Send),
) -> Result<(), CommandError> {
    if matches!(arguments.command, Command::Openapi) {
        return Ok(writeln!(out, "{}", openapi_text()?)?);
    }
    let config = Config::load(arguments.config.as_deref(), environment).map_err(CommandError::Config)?;
    match arguments.command {
        Command::Serve => serve::run(config).await,
        Command::Migrate => migrate::run(&config, out).await,
        Command::Check => check::run(&config, out).await,
        Command::Rebuild => rebuild::run(&config, out).await,
        Command::Backup { file } => backup::run(&config, &file, out).await,
        Command::Restore { file, erased } => restore::run(&config, &file, erased.as_deref(), out).await,
        Command::Admin(admin) => admin::run(&config, admin, out).await,
        Command::Openapi => Ok(()),
    }
}

/// The description of the interface, as it is checked in (`docs/operate/openapi.json`).
///
/// # Errors
/// Never, as long as it has a JSON form.
pub fn openapi_text() -> Result<String, CommandError> {
    let text = crate::http::openapi().to_pretty_json();
    text.map_err(|error| CommandError::Io(std::io::Error::other(error)))
}
