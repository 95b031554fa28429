//! Why an exchange did not get through: a code that the loop and the screen act on, and words for the person.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code:?}: {detail}")]
pub struct Failure {
    /// For programs.
    pub code: FailureCode,
    /// For those who look for the reason. Names no person and nothing that was sent.
    pub detail: String,
    /// The server asked not to be asked again before this time is over.
    pub retry_after: Option<Duration>,
}

/// Why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailureCode {
    /// There is no network.
    Offline,
    /// The academy's name is not known to the network.
    NameNotFound,
    /// The academy's machine, or something on the way, does not take the connection.
    Refused,
    /// It takes too long.
    TimedOut,
    /// The connection broke.
    Interrupted,
    /// A page of the network answers instead of the academy: it wants a sign-in, or blocks the address.
    Portal,
    /// The way is secured by a certificate that this machine does not trust.
    Certificate,
    /// The proxy of this network does not let the connection through.
    Proxy,
    /// The address that is set is none, or not secured.
    Address,
    /// The server is there and cannot answer now.
    ServerBusy,
    /// The server answers with something that is no answer.
    ServerFault,
    /// This app is too old for the server.
    AppTooOld,
    /// The server is too old for this app.
    ServerTooOld,
    /// Nobody is signed in, or not any more.
    NotSignedIn,
    /// There is no consent to synchronisation on record.
    NoConsent,
    /// The account is closed, or this device belongs to another.
    AccountRefused,
    /// The server does not take what was sent.
    NotTaken,
    /// The two sides agree about nothing new and are not done: a mistake in the app or on the server.
    NoProgress,
    /// What is on this machine could not be read or written.
    Store,
}

/// The reason in the two languages of the screen, and what to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// Indonesian.
    pub id: &'static str,
    /// English.
    pub en: &'static str,
}

impl Failure {
    /// A failure without a time to wait.
    #[must_use]
    pub fn new(code: FailureCode, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into(), retry_after: None }
    }
}

impl FailureCode {
    /// Every code.
    pub const ALL: [Self; 19] = [
        Self::Offline,
        Self::NameNotFound,
        Self::Refused,
        Self::TimedOut,
        Self::Interrupted,
        Self::Portal,
        Self::Certificate,
        Self::Proxy,
        Self::Address,
        Self::ServerBusy,
        Self::ServerFault,
        Self::AppTooOld,
        Self::ServerTooOld,
        Self::NotSignedIn,
        Self::NoConsent,
        Self::AccountRefused,
        Self::NotTaken,
        Self::NoProgress,
        Self::Store,
    ];

    /// Whether it lies in the network and may be over at any moment, or at the server and waits for somebody.
    #[must_use]
    pub const fn is_of_network(self) -> bool {
        matches!(
            self,
            Self::Offline
                | Self::NameNotFound
                | Self::Refused
                | Self::TimedOut
                | Self::Interrupted
                | Self::Portal
                | Self::Certificate
                | Self::Proxy
                | Self::ServerBusy
        )
    }

    /// What to tell the person. Every one may go on learning; none needs to be told twice.
    #[must_use]
    pub const fn reason(self) -> Reason {
        let (id, en) = match self {
            Self::Offline => (
                "Tidak ada jaringan. Semua tersimpan di perangkat ini dan dikirim begitu jaringan ada.",
                "There is no network. Everything is kept on this device and sent once there is one.",
            ),
            Self::NameNotFound => (
                "Alamat server akademi tidak ditemukan di jaringan ini. Periksa sambungan internet Anda.",
                "The academy's address was not found on this network. Check your internet connection.",
            ),
            Self::Refused => (
                "Server akademi tidak menerima sambungan. Aplikasi akan mencoba lagi sendiri.",
                "The academy's server does not take the connection. The app will try again by itself.",
            ),
            Self::TimedOut => (
                "Jaringan terlalu lambat saat ini. Aplikasi akan mencoba lagi sendiri.",
                "The network is too slow at the moment. The app will try again by itself.",
            ),
            Self::Interrupted => (
                "Sambungan terputus di tengah jalan. Tidak ada yang hilang; aplikasi akan mencoba lagi sendiri.",
                "The connection broke on the way. Nothing is lost; the app will try again by itself.",
            ),
            Self::Portal => (
                "Jaringan ini menampilkan halamannya sendiri, bukan server akademi. Buka peramban dan masuk ke jaringan, atau pakai jaringan lain.",
                "This network shows a page of its own instead of the academy. Open a browser and sign in to the network, or use another one.",
            ),
            Self::Certificate => (
                "Sambungan ke server akademi tidak dapat dipercaya, jadi tidak ada yang dikirim. Periksa tanggal perangkat; bila kantor Anda memakai sertifikat sendiri, minta TI memasangnya.",
                "The connection to the academy cannot be trusted, so nothing was sent. Check this device's date; if your office uses a certificate of its own, ask IT to install it.",
            ),
            Self::Proxy => (
                "Proksi jaringan ini tidak meneruskan sambungan ke server akademi. Hubungi pengelola jaringan Anda.",
                "This network's proxy does not let the connection to the academy through. Ask whoever runs the network.",
            ),
            Self::Address => (
                "Alamat server akademi di Pengaturan tidak dapat dipakai. Alamat harus diawali https://.",
                "The academy's address in Settings cannot be used. It has to begin with https://.",
            ),
            Self::ServerBusy => (
                "Server akademi sedang sibuk atau dirawat. Aplikasi akan mencoba lagi sendiri.",
                "The academy's server is busy or being maintained. The app will try again by itself.",
            ),
            Self::ServerFault => (
                "Server akademi menjawab dengan sesuatu yang tidak dimengerti. Aplikasi akan mencoba lagi sendiri; bila berulang, kabari VTI.",
                "The academy's server answered something that cannot be understood. The app will try again by itself; if it goes on, tell VTI.",
            ),
            Self::AppTooOld => (
                "Aplikasi ini terlalu lama untuk server akademi. Perbarui aplikasi; sampai itu semua tetap tersimpan di perangkat ini.",
                "This app is too old for the academy's server. Update it; until then everything stays kept on this device.",
            ),
            Self::ServerTooOld => (
                "Server akademi belum mengenal versi aplikasi ini. Semua tetap tersimpan di perangkat ini sampai server diperbarui.",
                "The academy's server does not know this version of the app yet. Everything stays kept on this device until it is updated.",
            ),
            Self::NotSignedIn => (
                "Anda perlu masuk lagi ke akun akademi agar catatan belajar dapat dikirim.",
                "You have to sign in to your academy account again for the learning record to be sent.",
            ),
            Self::NoConsent => (
                "Belum ada persetujuan untuk sinkronisasi, jadi tidak ada yang dikirim. Anda dapat mengubahnya di Data saya.",
                "There is no consent to synchronisation, so nothing is sent. You can change that in My data.",
            ),
            Self::AccountRefused => (
                "Akun akademi Anda ditutup, atau perangkat ini terdaftar pada akun lain. Hubungi VTI.",
                "Your academy account is closed, or this device belongs to another account. Contact VTI.",
            ),
            Self::NotTaken => (
                "Server akademi tidak menerima sebagian catatan. Semua tetap tersimpan di perangkat ini; kirim berkas bantuan kepada VTI.",
                "The academy's server does not take part of the record. Everything stays kept on this device; send the support file to VTI.",
            ),
            Self::NoProgress => (
                "Sinkronisasi tidak selesai karena kesalahan program. Semua tetap tersimpan di perangkat ini; kabari VTI.",
                "Synchronisation does not come to an end because of a mistake in the program. Everything stays kept on this device; tell VTI.",
            ),
            Self::Store => (
                "Catatan di perangkat ini tidak dapat dibaca atau ditulis saat sinkronisasi. Lihat pemberitahuan di Beranda.",
                "The record on this device could not be read or written during synchronisation. See the notices on the home screen.",
            ),
        };
        Reason { id, en }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_reason_is_said_in_both_languages_and_no_two_alike() {
        let reasons = FailureCode::ALL.map(FailureCode::reason);
        let said: BTreeSet<_> = reasons.iter().flat_map(|reason| [reason.id, reason.en]).collect();
        assert_eq!(said.len(), 2 * FailureCode::ALL.len());
        assert!(said.iter().all(|text| text.ends_with('.') && text.len() > 20));
    }

    #[test]
    fn the_list_has_every_code_once() {
        let codes: BTreeSet<_> = FailureCode::ALL.into_iter().collect();
        assert_eq!(codes.len(), FailureCode::ALL.len());
        // The last of the declaration is the last of the list.
        assert_eq!(codes.last(), Some(&FailureCode::Store));
        assert_eq!(FailureCode::Store as usize + 1, FailureCode::ALL.len());
    }
}
