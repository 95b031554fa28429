//! What a person can say on the command line, and what follows from it.

use std::path::PathBuf;

use academy::{Config, settings::Language};
use clap::{Parser, ValueEnum};
use tauri::{App, Manager as _};

/// Virtus Partner Academy: belajar solusi TI tanpa internet. / Learn IT solutions without internet.
#[derive(Debug, Parser)]
#[command(version)]
pub struct Options {
    /// Folder data belajar. / Folder of the learning data.
    #[arg(long, env = "ACADEMY_DATA_DIR", value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// Bahasa aplikasi. / Language of the app.
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<Tongue>,
    /// Bahasa materi. / Language of the lessons.
    #[arg(long, value_name = "LANGUAGE")]
    content_language: Option<Tongue>,
    /// Berkas edisi materi selain yang dibawa aplikasi. / An edition file other than the one in the app.
    #[arg(long, env = "ACADEMY_EDITION", value_name = "FILE")]
    edition: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Tongue {
    Id,
    En,
}

impl From<Tongue> for Language {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Id => Self::Id,
            Tongue::En => Self::En,
        }
    }
}

impl Options {
    /// # Errors
    /// When the system names no folder for the data of apps.
    pub fn config(&self, app: &App) -> tauri::Result<Config> {
        let data = match &self.data {
            Some(folder) => folder.clone(),
            None => app.path().app_data_dir()?,
        };
        let edition = match &self.edition {
            Some(file) => file.clone(),
            None => app.path().resource_dir()?.join("academy.edition"),
        };
        let exports = app.path().download_dir().unwrap_or_else(|_| data.join("exports"));
        Ok(Config {
            data,
            exports,
            edition,
            asset_base: crate::images::base().to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            language: self.language.map(Language::from),
            content_language: self.content_language.map(Language::from),
        })
    }
}
