//! Files that a folder holds but that are not read, and what their author is told.

use crate::{
    diagnostic::{Code, Diagnostic},
    span::Span,
};

/// A file that was left out, by its path from the content folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub path: String,
    pub why: Refusal,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A symbolic link, a pipe, a device.
    Link,
    /// The name is not UTF-8; the path shows what can be shown of it.
    Name,
    TooLarge {
        bytes: u64,
        most: u64,
    },
    /// The system's words.
    Unreadable(String),
}

impl Refused {
    /// `F105` for what is too large, `F107` for what has no place in the folder, `F108` for what cannot be read.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        let (code, id, en) = self.why.tell();
        Diagnostic::new(code, &self.path, Span::default(), id, en)
    }
}

impl Refusal {
    fn tell(&self) -> (Code, String, String) {
        match self {
            Self::Link => (
                Code::F107,
                "Ini tautan simbolik atau berkas khusus, jadi tidak dibaca. Taruh berkasnya sendiri di sini.".to_owned(),
                "This is a symbolic link or a special file, so it is not read. Put the file itself here.".to_owned(),
            ),
            Self::Name => (
                Code::F107,
                "Nama berkas atau folder ini bukan UTF-8, jadi tidak dibaca. Ganti namanya (a-z, 0-9, tanda hubung).".to_owned(),
                "The name of this file or folder is not UTF-8, so it is not read. Rename it (a-z, 0-9, hyphen).".to_owned(),
            ),
            Self::TooLarge { bytes, most } => (
                Code::F105,
                format!("Berkas ini {bytes} bita, sedangkan batasnya {most}. Pecah menjadi beberapa berkas atau perkecil."),
                format!("This file has {bytes} bytes; the most is {most}. Split it into several files or make it smaller."),
            ),
            Self::Unreadable(reason) => (
                Code::F108,
                format!("Berkas ini tidak dapat dibaca ({reason}). Periksa hak akses dan disknya."),
                format!("This file cannot be read ({reason}). Look at its permissions and the disk."),
            ),
        }
    }
}
