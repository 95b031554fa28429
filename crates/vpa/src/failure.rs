//! Why a command could not do its work, in both languages, with what to do next.

use std::{io, path::PathBuf};

use course::{edition::EditionError, source::FolderError};

#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(
        "Folder `{0}` tidak ada. Jalankan dari folder proyek, atau sebutkan folder isinya.\n\
         There is no folder `{0}`. Run in the project's folder, or name the content folder."
    )]
    NoFolder(PathBuf),
    #[error(
        "`{0}` bukan folder isi: tidak ada `academy.yaml` di dalamnya. Sebutkan folder yang memuatnya.\n\
         `{0}` is no content folder: it holds no `academy.yaml`. Name the folder that does."
    )]
    NotContent(PathBuf),
    #[error(
        "Folder isi tidak dapat dibaca. Perbaiki berkas atau hak aksesnya: {0}\n\
         The content folder cannot be read. Mend the file or its permissions: {0}"
    )]
    Folder(#[from] FolderError),
    #[error(
        "Kesalahan di `{folder}`: {count}. Tidak ada yang dikemas atau dicatat. Jalankan `vpa lint {folder}` dan perbaiki.\n\
         Errors in `{folder}`: {count}. Nothing was packed or recorded. Run `vpa lint {folder}` and mend them."
    )]
    HasErrors { count: usize, folder: PathBuf },
    #[error("Edisi tidak dapat dibuat: {0}\nThe edition cannot be made: {0}")]
    Edition(#[from] EditionError),
    #[error(
        "`{path}` tidak dapat ditulis ({source}). Periksa folder, hak akses, dan ruang kosongnya.\n\
         `{path}` cannot be written ({source}). Look at the folder, its permissions and free space."
    )]
    Write { path: PathBuf, source: io::Error },
    #[error(
        "`ids.lock` rusak. Ambil kembali dari versi sebelumnya, lalu ulangi; `vpa lint {0}` menunjukkan barisnya.\n\
         `ids.lock` is damaged. Take it from the version before and try again; `vpa lint {0}` shows the line."
    )]
    DamagedLock(PathBuf),
    #[error(
        "Id `{0}` tidak ada di `ids.lock`. Periksa ejaannya.\n\
         The id `{0}` is not in `ids.lock`. Check the spelling."
    )]
    UnknownId(String),
    #[error(
        "`{0}` tidak ada di akademi ini. Periksa ejaannya; `vpa lint` menunjukkan berkas yang tidak terbaca.\n\
         `{0}` does not exist in this academy. Check the spelling; `vpa lint` shows files that cannot be read."
    )]
    NoParent(String),
    #[error(
        "Id `{0}` sudah pernah dipakai dan tidak boleh dipakai lagi.\n\
         The id `{0}` was used before and may not be used again."
    )]
    Taken(String),
    #[error(
        "Tidak ada nomor kosong lagi setelah `{0}`. Tentukan sendiri idnya di berkas.\n\
         There is no free number left after `{0}`. Choose the id yourself in the file."
    )]
    NoNumber(String),
    #[error(
        "Judul `{0}` tidak dapat dijadikan nama berkas. Pakai beberapa kata dengan huruf a-z, dalam satu baris.\n\
         The title `{0}` cannot be made into a file name. Use a few words with the letters a-z, on one line."
    )]
    Title(String),
    #[error(
        "Berkas `{0}` sudah ada. Pilih judul lain.\n\
         The file `{0}` is already there. Choose another title."
    )]
    Exists(String),
    #[error(
        "Daftar `{field}` tidak ditemukan di `{path}`. Tambahkan `{field}: []`, lalu ulangi.\n\
         The list `{field}` was not found in `{path}`. Add `{field}: []` and try again."
    )]
    NoList { path: String, field: &'static str },
    #[error(
        "`{0}` belum punya pelajaran. Buat pelajarannya dulu dengan `vpa new lesson`.\n\
         `{0}` has no lessons yet. Make its lessons first with `vpa new lesson`."
    )]
    NoLessons(String),
    #[error(
        "Tidak ada yang dibuat, karena isinya akan menjadi salah. {id}\n\
         Nothing was made, because the content would become wrong. {en}"
    )]
    Refused { id: String, en: String },
    #[error("`{path}`: {id}\n`{path}`: {en}")]
    Privacy { path: String, id: String, en: String },
    #[error(
        "`{path}` tidak dapat dibaca ({source}). Periksa nama dan hak aksesnya.\n\
         `{path}` cannot be read ({source}). Look at its name and permissions."
    )]
    Read { path: PathBuf, source: io::Error },
    #[error("`{path}`: {id}\n`{path}`: {en}")]
    Receipt { path: PathBuf, id: String, en: String },
    #[error("Keluaran tidak dapat ditulis: {0}\nThe output cannot be written: {0}")]
    Print(#[from] io::Error),
}

impl Failure {
    /// Whether nobody listens any more, as in `vpa lint | head`.
    pub fn is_unheard(&self) -> bool {
        matches!(self, Self::Print(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// 1: the content has errors, the receipts are not whole; 2: the command could not run.
    pub const fn exit(&self) -> u8 {
        match self {
            Self::HasErrors { .. } | Self::Receipt { .. } => 1,
            _ => 2,
        }
    }
}
