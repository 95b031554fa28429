//! What is typed. Help is in both languages, because the person who needs it has not said which one.

use std::path::PathBuf;

use clap::{
    Args, Parser, Subcommand,
    builder::{PossibleValuesParser, TypedValueParser as _},
};
use course::{edition::Version, lang::Lang};

/// Perkakas penulis Virtus Partner Academy. / The author's tool of Virtus Partner Academy.
#[derive(Debug, Parser)]
#[command(name = "vpa", version)]
pub struct Arguments {
    /// Bahasa pesan. / Language of the messages.
    #[arg(long, global = true, env = "VPA_LANG", default_value = "id", value_parser = language())]
    pub lang: Lang,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Periksa isi akademi. / Check the academy's content.
    ///
    /// Kode keluar: 0 bersih, 1 ada kesalahan, 2 perintah tidak dapat dijalankan.
    /// Exit code: 0 clean, 1 errors, 2 the command could not run.
    Lint {
        #[command(flatten)]
        folder: Folder,
    },
    /// Kemas isi yang sudah terbit menjadi satu berkas edisi. / Pack what is released into one edition file.
    Pack {
        #[command(flatten)]
        folder: Folder,
        /// Berkas hasil, misalnya akademi.edition. / The file to write, for example academy.edition.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// Versi edisi: TAHUN.BULAN.NOMOR. / Version of the edition: YEAR.MONTH.NUMBER.
        #[arg(long, value_name = "YYYY.M.N")]
        version: Version,
    },
}

#[derive(Debug, Args)]
pub struct Folder {
    /// Folder isi akademi. / The academy's content folder.
    #[arg(default_value = "content")]
    pub path: PathBuf,
}

fn language() -> impl clap::builder::TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(["id", "en"]).map(|tag| if tag == "en" { Lang::En } else { Lang::Id })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }
}
