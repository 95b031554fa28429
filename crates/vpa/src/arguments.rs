//! What is typed. Help is in both languages, because the person who needs it has not said which one.

use std::path::PathBuf;

use clap::{
    Args, Parser, Subcommand, ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
};
use course::{edition::Version, lang::Lang};
use learning::id::{CourseId, ModuleId, TrackId};

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
    /// Kode keluar: 0 tanpa kesalahan, 1 ada kesalahan, 2 perintah tidak dapat dijalankan. /
    /// Exit code: 0 no errors, 1 errors, 2 the command could not run.
    Lint {
        #[command(flatten)]
        options: Linting,
        #[command(flatten)]
        folder: Folder,
    },
    /// Mulai kursus, modul, pelajaran, lab, atau kuis baru. / Begin a new course, module, lesson, lab or quiz.
    New {
        #[command(subcommand)]
        what: New,
    },
    /// Kelola catatan id. / Keep the record of ids.
    Ids {
        #[command(subcommand)]
        what: Ids,
    },
    /// Hitung kata, menit, dan soal per kursus. / Count words, minutes and questions of each course.
    Stats {
        #[command(flatten)]
        folder: Folder,
    },
    /// Bandingkan isi dengan kerangka yang dituju. / Compare the content with the frameworks it aims at.
    Coverage {
        #[command(flatten)]
        folder: Folder,
    },
    /// Yang dibuat dari data pemberitahuan privasi. / What is made from the privacy notice's data.
    Privacy {
        #[command(subcommand)]
        what: Privacy,
    },
    /// Bukti pilihan yang disimpan seseorang. / Receipts of choices that a person keeps.
    Receipt {
        #[command(subcommand)]
        what: Receipt,
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
pub struct Linting {
    /// Bentuk keluaran: untuk dibaca, atau untuk program lain. / Form of the output: for people, or for programs.
    #[arg(long, value_enum, default_value_t = Format::Human, value_name = "FORM")]
    pub format: Format,
    /// Perbaiki dulu yang perbaikannya pasti. / First mend what can be mended with certainty.
    #[arg(long)]
    pub fix: bool,
    /// Kode keluar 1 juga bila ada peringatan. / Exit code 1 also for warnings.
    #[arg(long)]
    pub deny_warnings: bool,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Dengan baris sumbernya. / With their source lines.
    Human,
    /// Semua yang diketahui; docs/diagnostics.md. / All that is known; docs/diagnostics.md.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Catatan di GitHub Actions. / Annotations of GitHub Actions.
    Github,
}

#[derive(Debug, Subcommand)]
pub enum Ids {
    /// Catat id yang ditulis tangan. / Record ids that were written by hand.
    Issue {
        #[command(flatten)]
        folder: Folder,
    },
    /// Pensiunkan sebuah id untuk selamanya. / Retire an id for good.
    Retire {
        /// Id yang tidak dipakai lagi. / The id that is no longer used.
        id: String,
        /// Id penggantinya. / The id that replaces it.
        #[arg(long, value_name = "ID")]
        replaced_by: Option<String>,
        #[command(flatten)]
        folder: Folder,
    },
    /// Catat isi yang sudah terbit dalam sebuah edisi. / Record what an edition has released.
    Release {
        /// Versi edisi: TAHUN.BULAN.NOMOR. / Version of the edition: YEAR.MONTH.NUMBER.
        #[arg(long, value_name = "YYYY.M.N")]
        version: Version,
        #[command(flatten)]
        folder: Folder,
    },
}

#[derive(Debug, Subcommand)]
pub enum Privacy {
    /// Cetak rekaman kegiatan pemrosesan, sebagai Markdown. / Print the record of processing, as Markdown.
    Record {
        #[command(flatten)]
        folder: Folder,
    },
}

#[derive(Debug, Subcommand)]
pub enum Receipt {
    /// Periksa apakah berkas bukti masih seperti saat ditulis. / Check that a file of receipts is as it was written.
    ///
    /// Kode keluar: 0 utuh, 1 tidak, 2 tidak dapat dibaca. / Exit code: 0 whole, 1 not, 2 not readable.
    Check {
        /// Berkas JSON dari Data saya. / The JSON file from My data.
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub enum New {
    /// Kursus di sebuah jalur. / A course in a track.
    Course {
        /// Id jalur, misalnya net. / Id of the track, for example net.
        track: TrackId,
        /// Tingkat 1 dasar, 2 menengah, 3 lanjut. / Level 1 basic, 2 intermediate, 3 advanced.
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..=3), default_value_t = 1)]
        level: u32,
        #[command(flatten)]
        titles: Titles,
        #[command(flatten)]
        folder: Folder,
    },
    /// Modul di sebuah kursus. / A module in a course.
    Module {
        /// Id kursus, misalnya net-101. / Id of the course, for example net-101.
        course: CourseId,
        #[command(flatten)]
        titles: Titles,
        #[command(flatten)]
        folder: Folder,
    },
    /// Pelajaran di sebuah modul. / A lesson in a module.
    Lesson {
        /// Id modul, misalnya net-101-m2. / Id of the module, for example net-101-m2.
        module: ModuleId,
        #[command(flatten)]
        titles: Titles,
        #[command(flatten)]
        folder: Folder,
    },
    /// Lab di sebuah modul. / A lab in a module.
    Lab {
        /// Id modul, misalnya net-101-m2. / Id of the module, for example net-101-m2.
        module: ModuleId,
        #[command(flatten)]
        titles: Titles,
        #[command(flatten)]
        folder: Folder,
    },
    /// Kuis sebuah modul, atau ujian sebuah kursus. / A module's quiz, or a course's exam.
    Quiz {
        /// Id modul atau kursus. / Id of the module or course.
        scope: String,
        #[command(flatten)]
        folder: Folder,
    },
}

#[derive(Debug, Args)]
pub struct Titles {
    /// Judul dalam bahasa Indonesia. / Title in Indonesian.
    #[arg(long = "title", value_name = "TITLE")]
    pub id: String,
    /// Judul dalam bahasa Inggris. / Title in English.
    #[arg(long = "title-en", value_name = "TITLE")]
    pub en: String,
}

#[derive(Debug, Args)]
pub struct Folder {
    /// Folder isi akademi. / The academy's content folder.
    #[arg(default_value = "content")]
    pub path: PathBuf,
}

fn language() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(["id", "en"]).map(|tag| if tag == "en" { Lang::En } else { Lang::Id })
}

#[cfg(test)]
mod tests {
    use clap::{Command as Clap, CommandFactory as _};

    use super::*;

    /// Every command that can be typed, such as `new lesson`.
    fn leaves(command: &Clap, path: &str) -> Vec<(String, Clap)> {
        let below = command.get_subcommands().flat_map(|one| {
            let path = format!("{path} {}", one.get_name());
            if one.has_subcommands() { leaves(one, &path) } else { vec![(path, one.clone())] }
        });
        below.collect()
    }

    #[test]
    fn the_authors_guide_shows_every_command_as_it_is() {
        let guide = include_str!("../../../docs/author.md");
        let rows: Vec<&str> = guide.lines().filter(|line| line.starts_with("| `vpa ")).collect();
        let commands = leaves(&Arguments::command(), "vpa");
        assert_eq!(rows.len(), commands.len());
        for (path, command) in commands {
            let row = rows.iter().find(|row| row.contains(&format!("`{path}")));
            let row = row.unwrap_or_else(|| panic!("{path} is not in the guide"));
            for argument in command.get_arguments().filter(|one| !one.is_global_set()) {
                let shown = match (argument.get_long(), argument.get_id().as_str()) {
                    (Some(long), _) => format!("--{long}"),
                    // The content folder is said once for all.
                    (None, "path") => continue,
                    (None, name) => name.to_uppercase(),
                };
                let after = row.split_once(&shown).map(|(_, after)| after);
                let ends = after.is_some_and(|after| after.starts_with([' ', ']', '`']));
                assert!(ends, "{path}: {shown} is not in the guide");
            }
        }
    }

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }
}
