//! `seal.json` beside a sealed record: the record's key, wrapped. A copy of it lies with the copies of the record.

use std::path::{Path, PathBuf};

use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{DataKey, Passphrase, RecoveryKey, Sealer, passphrase::Stretching};
use crate::{
    chance::Chance,
    error::{DeviceError, Result},
    folder::write,
    sqlite::aside,
};

const FORM: u32 = 1;
const NAME: &str = "seal.json";
const BY_PASSPHRASE: &[u8] = b"data key under passphrase";
const BY_RECOVERY: &[u8] = b"data key under recovery key";

/// What opens a sealed record, for whoever knows the passphrase or has the recovery key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    form: u32,
    stretching: Stretching,
    passphrase: String,
    /// Missing where no recovery file was asked for.
    recovery: Option<String>,
    /// The person's name, in the clear, where they want to be shown in the list.
    pub label: Option<String>,
    /// Nothing readable is left from before the record was sealed.
    pub settled: bool,
}

/// The seal with a hash over it, so that a change is told from a wrong passphrase.
#[derive(Serialize, Deserialize)]
struct Written {
    seal: Seal,
    check: String,
}

impl Seal {
    /// Wraps a record's key.
    ///
    /// # Errors
    /// `SealDamaged` when there is not enough memory to make a key from the passphrase.
    pub async fn new(
        key: &DataKey,
        passphrase: &Passphrase,
        label: Option<String>,
        chance: &dyn Chance,
    ) -> Result<Self> {
        let (stretching, wrapped) = wrap(key, passphrase, chance).await?;
        let (form, recovery, settled) = (FORM, None, false);
        Ok(Self { form, stretching, passphrase: wrapped, recovery, label, settled })
    }

    /// The key, by passphrase.
    ///
    /// # Errors
    /// `WrongKey` when it is another passphrase.
    pub async fn open(&self, passphrase: &Passphrase) -> Result<DataKey> {
        let by = self.stretching.stretch(passphrase).await?;
        unwrap(&by, BY_PASSPHRASE, &self.passphrase)
    }

    /// The key, by recovery key.
    ///
    /// # Errors
    /// `WrongKey` when it is another one, or there is none.
    pub fn recover(&self, recovery: &RecoveryKey) -> Result<DataKey> {
        let wrapped = self.recovery.as_ref().ok_or(DeviceError::WrongKey)?;
        unwrap(&recovery.wrapping(), BY_RECOVERY, wrapped)
    }

    /// From now on another passphrase opens; the one before does not.
    ///
    /// # Errors
    /// As `new`.
    pub async fn set_passphrase(
        &mut self,
        key: &DataKey,
        passphrase: &Passphrase,
        chance: &dyn Chance,
    ) -> Result<()> {
        (self.stretching, self.passphrase) = wrap(key, passphrase, chance).await?;
        Ok(())
    }

    /// From now on this recovery key opens; the one before does not.
    pub fn set_recovery(&mut self, key: &DataKey, recovery: &RecoveryKey) {
        let by = Sealer::new(&DataKey::from_bytes(*recovery.wrapping()));
        self.recovery = Some(by.seal_text(BY_RECOVERY, key.as_bytes()));
    }

    #[must_use]
    pub const fn has_recovery(&self) -> bool {
        self.recovery.is_some()
    }

    /// The seal of this record, or its copy where the first is lost or changed; `None` where there is neither.
    ///
    /// # Errors
    /// `SealDamaged` when what is there cannot be believed.
    pub fn find(record: &Path) -> Result<Option<Self>> {
        let mut found = Ok(None);
        for file in [main(record), copy(record)] {
            match std::fs::read(&file) {
                Ok(bytes) => match read(&bytes) {
                    Ok(seal) => return Ok(Some(seal)),
                    Err(error) => found = Err(error),
                },
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => found = Err(DeviceError::io("reading", &file, error)),
            }
        }
        found
    }

    /// Writes the seal: after a power cut either the old or the new is there. A changed one is put aside before.
    ///
    /// # Errors
    /// When it cannot be written; then it is as it was.
    pub fn save(&self, record: &Path, now: chrono::DateTime<chrono::Utc>) -> Result<()> {
        let file = main(record);
        if std::fs::read(&file).is_ok_and(|bytes| read(&bytes).is_err()) {
            aside::put_aside(&file, now)?;
        }
        write::replace(&file, &self.bytes()?)
    }

    fn bytes(&self) -> Result<Vec<u8>> {
        let written = Written { seal: self.clone(), check: check_of(self)? };
        serde_json::to_vec_pretty(&written).map_err(DeviceError::json("the seal"))
    }
}

/// Whether this record has a seal, whole or not.
pub fn is_there(record: &Path) -> bool {
    main(record).exists() || copy(record).exists()
}

/// Writes the second one, beside the copies of the record. Losing both would lose the record.
pub fn keep_copy(seal: &Seal, record: &Path) -> Result<()> {
    let file = copy(record);
    if let Some(folder) = file.parent() {
        write::make_folder(folder)?;
    }
    write::replace(&file, &seal.bytes()?)
}

/// The record is not sealed any more.
pub fn forget(record: &Path) -> Result<()> {
    // The copy first: it alone would look like a seal that was lost.
    for file in [copy(record), main(record)] {
        match std::fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(DeviceError::io("removing", &file, error));
            }
            _ => {}
        }
    }
    write::sync_folder_of(record)
}

fn main(record: &Path) -> PathBuf {
    record.with_file_name(NAME)
}

fn copy(record: &Path) -> PathBuf {
    record.with_file_name("copies").join(NAME)
}

fn read(bytes: &[u8]) -> Result<Seal> {
    let damaged = |what: &str| DeviceError::SealDamaged { what: what.to_owned() };
    let written: Written = serde_json::from_slice(bytes).map_err(|_| damaged("not a seal"))?;
    if written.check != check_of(&written.seal)? {
        return Err(damaged("the seal was changed"));
    }
    if written.seal.form != FORM || !written.seal.stretching.is_sound() {
        return Err(damaged("a seal that this version does not know"));
    }
    Ok(written.seal)
}

fn check_of(seal: &Seal) -> Result<String> {
    let text = serde_json::to_vec(seal).map_err(DeviceError::json("the seal"))?;
    Ok(blake3::hash(&text).to_hex().to_string())
}

async fn wrap(key: &DataKey, passphrase: &Passphrase, chance: &dyn Chance) -> Result<(Stretching, String)> {
    let stretching = Stretching::new(&chance.secret()[..16]);
    let by = Sealer::new(&DataKey::from_bytes(*stretching.stretch(passphrase).await?));
    let wrapped = by.seal_text(BY_PASSPHRASE, key.as_bytes());
    Ok((stretching, wrapped))
}

fn unwrap(by: &Zeroizing<[u8; 32]>, place: &[u8], wrapped: &str) -> Result<DataKey> {
    let sealed = BASE64.decode(wrapped.as_bytes()).map_err(|_| DeviceError::WrongKey)?;
    let opened = Sealer::new(&DataKey::from_bytes(**by)).open(place, &sealed).map(Zeroizing::new);
    let bytes = opened.and_then(|bytes| <[u8; 32]>::try_from(bytes.as_slice()).ok());
    bytes.map(DataKey::from_bytes).ok_or(DeviceError::WrongKey)
}
