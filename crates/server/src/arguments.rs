//! What is typed, in both languages.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::role::Role;

#[derive(Debug, Parser)]
#[command(name = "academy-server", version, about = "Server akademi. / The academy's server.")]
pub struct Arguments {
    /// Berkas pengaturan (TOML). / The file with the settings (TOML).
    #[arg(long, env = "ACADEMY_CONFIG", global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Layani permintaan sampai dihentikan. / Serve until told to stop.
    Serve,
    /// Bawa basis data ke bentuk yang diperlukan program ini. / Bring the database to the form this program needs.
    Migrate,
    /// Periksa pengaturan, basis data, dan surat tanpa mengubah apa pun. / Check settings, database and mail; change nothing.
    Check,
    /// Buat ulang data laporan dari fakta, dan sebutkan yang berbeda. / Make the reports' data anew from the facts, and say what differed.
    Rebuild,
    /// Salin basis data SQLite selagi dipakai. / Copy an SQLite database while it is in use.
    Backup {
        /// Berkas cadangan; belum boleh ada. / The backup's file; must not be there yet.
        file: PathBuf,
    },
    /// Pulihkan basis data SQLite dari cadangan, selagi server berhenti. / Restore an SQLite database from a backup, while the server is stopped.
    Restore {
        /// Berkas cadangan. / The backup's file.
        file: PathBuf,
        /// Daftar dari `admin erased` yang disimpan terpisah. / A list of `admin erased` that was kept apart.
        #[arg(long, value_name = "FILE")]
        erased: Option<PathBuf>,
    },
    /// Cetak uraian antarmuka (OpenAPI). / Print the description of the interface (OpenAPI).
    Openapi,
    /// Organisasi dan akun. / Organisations and accounts.
    #[command(subcommand)]
    Admin(Admin),
}

#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Buat organisasi; cetak idnya. / Make an organisation; print its id.
    AddOrganisation {
        /// Namanya. / Its name.
        name: String,
    },
    /// Cetak semua organisasi. / Print all organisations.
    ListOrganisations,
    /// Cetak nomor akun yang sudah dihapus, untuk disimpan terpisah dari basis data. / Print the numbers of erased accounts, to be kept apart from the database.
    Erased,
    /// Hapus lagi akun dalam daftar, setelah basis data dipulihkan. / Erase the accounts of a list again, after the database was restored.
    EraseAgain {
        /// Daftar dari `admin erased`. / A list of `admin erased`.
        file: PathBuf,
    },
    /// Buat kode undangan; cetak kodenya. / Make an invitation; print its code.
    Invite(Invite),
}

#[derive(Debug, Args)]
pub struct Invite {
    /// Id organisasi. / The organisation's id.
    pub organisation: uuid::Uuid,
    /// Peran. / Role.
    #[arg(long, value_enum, default_value = "manager")]
    pub role: Role,
    /// Berapa orang boleh memakainya. / How many people may use it.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=500))]
    pub uses: u32,
    /// Berlaku berapa hari. / Good for how many days.
    #[arg(long, default_value_t = 14, value_parser = clap::value_parser!(u32).range(1..=90))]
    pub days: u32,
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
