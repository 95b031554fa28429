//! What a use case answers when it cannot do what was asked: a code the screen acts on and words for the person.

use device::DeviceError;
use serde::Serialize;
use ts_rs::TS;

use crate::app::start::Words;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[error("{code:?}: {details}")]
pub struct Failure {
    pub code: FailureCode,
    pub message: Words,
    /// For the person who helps: the error behind it, in English. Never a name or an answer.
    pub details: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FailureCode {
    /// No use case of that name, or a request of the wrong shape.
    BadRequest,
    /// A field of a form; `details` names it.
    Invalid,
    NotFound,
    CheckUnanswered,
    AttemptUnfinished,
    AttemptCoolingDown,
    AttemptLimit,
    AttemptSubmitted,
    /// The attempt's time is up: it can only be handed in.
    AttemptTimeUp,
    /// Nothing was saved: the disk is full.
    DiskFull,
    /// Nothing was saved: the folder or file cannot be written.
    ReadOnly,
    /// Nothing was saved: the record belongs to a newer version.
    RecordNewer,
    /// Nothing was saved: another window or program has the record open.
    Locked,
    /// The curriculum on this machine is damaged.
    ContentDamaged,
    /// No curriculum is installed.
    NoEdition,
    /// Nobody has chosen a profile yet.
    NoProfile,
    /// The profile opens with a passphrase.
    Sealed,
    WrongPassphrase,
    WrongRecovery,
    /// Several were wrong in a row; `details` are the seconds to wait.
    TooManyTries,
    /// What opens the sealed profile is lost or was changed.
    SealLost,
    /// The privacy notice is missing or damaged.
    NoNotice,
    Internal,
}

pub type Result<T, E = Failure> = std::result::Result<T, E>;

impl Failure {
    pub fn new(
        code: FailureCode,
        id: impl Into<String>,
        en: impl Into<String>,
        details: impl Into<String>,
    ) -> Self {
        Self { code, message: Words { id: id.into(), en: en.into() }, details: details.into() }
    }

    /// Nothing of that kind and id in the installed curriculum or the record.
    pub fn not_found(details: impl Into<String>) -> Self {
        Self::new(
            FailureCode::NotFound,
            "Yang Anda cari tidak ada di kurikulum yang terpasang. Kembali ke Katalog, atau gunakan Cari.",
            "What you are looking for is not in the installed curriculum. Go back to the catalogue, or use search.",
            details,
        )
    }

    pub fn bad_request(details: impl Into<String>) -> Self {
        Self::new(
            FailureCode::BadRequest,
            "Permintaan ini tidak dimengerti. Muat ulang layar; bila berulang, laporkan beserta rinciannya.",
            "This request was not understood. Reload the screen; if it happens again, report it with the details.",
            details,
        )
    }

    pub fn internal(details: impl Into<String>) -> Self {
        Self::new(
            FailureCode::Internal,
            "Terjadi kesalahan di dalam aplikasi. Tidak ada yang hilang; coba lagi.",
            "Something went wrong inside the app. Nothing is lost; try again.",
            details,
        )
    }
}

impl From<DeviceError> for Failure {
    fn from(error: DeviceError) -> Self {
        let (code, id, en) = match &error {
            DeviceError::DiskFull(_) => (
                FailureCode::DiskFull,
                "Belum tersimpan: disk penuh. Kosongkan sebagian ruang, lalu coba lagi.",
                "Not saved: the disk is full. Free some space, then try again.",
            ),
            DeviceError::ReadOnly(_) => (
                FailureCode::ReadOnly,
                "Belum tersimpan: folder data tidak dapat ditulisi. Periksa izin folder itu di Pengaturan, lalu coba lagi.",
                "Not saved: the data folder cannot be written. Check the rights of that folder (see Settings), then try again.",
            ),
            DeviceError::Newer { .. } => (
                FailureCode::RecordNewer,
                "Belum tersimpan: catatan belajar ini dibuat oleh versi aplikasi yang lebih baru. Perbarui aplikasi.",
                "Not saved: this record was written by a newer version of the app. Update the app.",
            ),
            DeviceError::Locked { .. } => (
                FailureCode::Locked,
                "Belum tersimpan: catatan belajar sedang dibuka di jendela atau program lain. Tutup yang lain, lalu coba lagi.",
                "Not saved: the record is open in another window or program. Close the other one, then try again.",
            ),
            DeviceError::ContentDamaged(_) => (
                FailureCode::ContentDamaged,
                "Materi di komputer ini rusak. Tutup dan buka lagi aplikasi: materi akan dipasang ulang, catatan belajar Anda tetap ada.",
                "The lessons on this computer are damaged. Close and open the app: they will be installed again, your record stays.",
            ),
            _ => return Self::internal(chain(&error)),
        };
        Self::new(code, id, en, chain(&error))
    }
}

/// The error and what is behind it, in one line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(": ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    text
}
