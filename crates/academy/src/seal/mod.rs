//! The seal of a profile: a passphrase that encrypts the record. On the screen: "Kunci profil". Requests hold
//! passphrases as `Secret`, which no log can show.

pub mod change;
pub mod recover;
pub mod recovery;
pub mod remove;
pub mod set;
pub mod show_name;

use std::path::PathBuf;

use device::{Passphrase, RecoveryKey, seal::InvalidRecoveryKey};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroize;

use crate::{desk::Desk, failure::Result, own_data::write};

/// How the profile is sealed; `sealed` false: not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct SealView {
    pub sealed: bool,
    /// The list of people shows the name.
    pub named: bool,
    /// There is a recovery key.
    pub recovery: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct SealChanged {
    pub seal: SealView,
    /// The recovery file that was written, if one was.
    pub file: Option<String>,
}

pub(crate) fn view(desk: &Desk) -> SealView {
    let sealed = desk.sealed();
    SealView {
        sealed: sealed.is_some(),
        named: sealed.is_some_and(|sealed| sealed.named),
        recovery: sealed.is_some_and(|sealed| sealed.recovery),
    }
}

fn changed(desk: &Desk, file: Option<PathBuf>) -> SealChanged {
    SealChanged { seal: view(desk), file: file.map(|file| file.display().to_string()) }
}

/// A passphrase or a recovery key as it came: shown nowhere, overwritten when dropped.
#[derive(Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(transparent)]
#[ts(as = "String")]
pub struct Secret(String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl Secret {
    pub(crate) fn passphrase(&self) -> Passphrase {
        Passphrase::new(&self.0)
    }

    pub(crate) fn recovery(&self) -> std::result::Result<RecoveryKey, InvalidRecoveryKey> {
        RecoveryKey::parse(&self.0)
    }
}

/// Writes the recovery file beside other files that were asked for.
fn write_recovery(desk: &Desk, recovery: &RecoveryKey) -> Result<PathBuf> {
    let (now, id) = (desk.now(), desk.profile_id().unwrap_or_default());
    let key = recovery.text();
    let text = zeroize::Zeroizing::new(format!(
        "KUNCI PEMULIHAN / RECOVERY KEY\n\
         Virtus Partner Academy\n\n\
         {}\n\n\
         Profil / Profile: {id}\n\
         Dibuat / Made: {now}\n\n\
         Dengan kunci ini profil yang terkunci dapat dibuka tanpa frasa sandinya. Simpan di tempat lain, bukan di\n\
         komputer ini: siapa pun yang memegangnya dapat membuka profil. Berkas yang lebih baru menggantikan yang ini.\n\n\
         With this key the locked profile opens without its passphrase. Keep it elsewhere, not on this computer:\n\
         whoever holds it can open the profile. A newer file replaces this one.\n",
        key.as_str(),
    ));
    write(&desk.config.exports, "kunci-pemulihan", "txt", now, text.as_bytes())
}

/// A recovery file for a key that was not taken after all is of no use to anybody.
fn take_back(file: Option<PathBuf>) {
    if let Some(file) = file
        && let Err(error) = std::fs::remove_file(&file)
    {
        tracing::warn!(%error, "a recovery file that opens nothing is left");
    }
}
