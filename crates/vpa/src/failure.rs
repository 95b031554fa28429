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
        "Ada {count} kesalahan di `{folder}`, jadi tidak ada yang dikemas. Jalankan `vpa lint {folder}` dan perbaiki.\n\
         There are {count} errors in `{folder}`, so nothing was packed. Run `vpa lint {folder}` and mend them."
    )]
    HasErrors { count: usize, folder: PathBuf },
    #[error("Edisi tidak dapat dibuat: {0}\nThe edition cannot be made: {0}")]
    Edition(#[from] EditionError),
    #[error(
        "`{path}` tidak dapat ditulis ({source}). Periksa folder, hak akses, dan ruang kosongnya.\n\
         `{path}` cannot be written ({source}). Look at the folder, its permissions and free space."
    )]
    Write { path: PathBuf, source: io::Error },
    /// The reader of standard output is gone.
    #[error("Keluaran terputus. / The output was cut off.")]
    Print(#[from] io::Error),
}

impl Failure {
    /// 1: the content has errors; 2: the command could not run.
    pub const fn exit(&self) -> u8 {
        match self {
            Self::HasErrors { .. } => 1,
            _ => 2,
        }
    }
}
