//! The seal of a profile: put on, changed, taken off, opened by somebody who sits down.

use device::{DataKey, DeviceError, Passphrase, RecoveryKey, Seal, record, seal::WeakPassphrase};
use serde_json::Value;
use uuid::Uuid;

use super::{Desk, key};
use crate::failure::{Failure, FailureCode, Result};

/// What somebody says to open a sealed profile.
#[derive(Debug)]
pub enum Opener {
    Passphrase(Passphrase),
    /// The recovery key, and the passphrase that holds from then on.
    Recovery {
        recovery: RecoveryKey,
        passphrase: Passphrase,
    },
}

/// How the profile of who sits here is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sealed {
    /// The list of people shows the name.
    pub named: bool,
    /// There is a recovery key.
    pub recovery: bool,
}

impl Desk {
    /// How the profile of who sits here is sealed, if it is.
    pub fn sealed(&self) -> Option<Sealed> {
        self.key()?;
        let seal = self.seal().ok()?;
        Some(Sealed { named: seal.label.is_some(), recovery: seal.has_recovery() })
    }

    /// Seals the profile of who sits here. `recovery` is a further key that opens it.
    ///
    /// # Errors
    /// `invalid` for a weak passphrase or where there is a seal already; else nothing was changed.
    pub async fn put_seal(
        &mut self,
        passphrase: &Passphrase,
        named: bool,
        recovery: Option<&RecoveryKey>,
    ) -> Result<()> {
        self.must_own()?;
        check(passphrase)?;
        if self.key().is_some() {
            return Err(Failure::bad_request("the profile is sealed already"));
        }
        self.settle().await?;
        let data_key = DataKey::new(self.chance.as_ref());
        let label = self.own_name().filter(|_| named);
        let mut seal = Seal::new(&data_key, passphrase, label, self.chance.as_ref()).await?;
        if let Some(recovery) = recovery {
            seal.set_recovery(&data_key, recovery);
        }
        let now = self.now();
        let (profile, record) = self.lift_record()?;
        let file = profile.record_file();
        let sealed = record.seal(&seal, &data_key, now).await;
        if let Err(error) = &sealed {
            tracing::error!(%error, "the profile could not be sealed");
        }
        // Where it failed, the file tells how far it came.
        let is_sealed = sealed.is_ok() || record::is_sealed(&file).await;
        self.take_seat_again(profile, is_sealed.then_some(data_key)).await;
        if is_sealed {
            self.keep_copy_now().await
        } else {
            sealed?
        }
        Ok(())
    }

    /// Another passphrase; the one of now is asked for.
    ///
    /// # Errors
    /// `wrong_passphrase`, `too_many_tries`, `invalid`: nothing was changed.
    pub async fn change_passphrase(&mut self, now: &Passphrase, new: &Passphrase) -> Result<()> {
        check(new)?;
        let (mut seal, data_key) = self.own_seal(now).await?;
        seal.set_passphrase(&data_key, new, self.chance.as_ref()).await?;
        self.save_seal(&seal)
    }

    /// A new recovery key; the one before opens nothing any more.
    ///
    /// # Errors
    /// As `change_passphrase`.
    pub async fn set_recovery(&mut self, now: &Passphrase, recovery: &RecoveryKey) -> Result<()> {
        let (mut seal, data_key) = self.own_seal(now).await?;
        seal.set_recovery(&data_key, recovery);
        self.save_seal(&seal)
    }

    /// Whether the list of people shows the name.
    ///
    /// # Errors
    /// When the seal cannot be written.
    pub fn show_name(&self, shown: bool) -> Result<()> {
        self.must_own()?;
        let mut seal = self.seal()?;
        seal.label = self.own_name().filter(|_| shown);
        self.save_seal(&seal)
    }

    /// Takes the seal off; the passphrase is asked for.
    ///
    /// # Errors
    /// As `change_passphrase`.
    pub async fn take_seal_off(&mut self, now: &Passphrase) -> Result<()> {
        let (seal, data_key) = self.own_seal(now).await?;
        self.settle().await?;
        let at = self.now();
        let (profile, record) = self.lift_record()?;
        let file = profile.record_file();
        let unsealed = record.unseal(seal, &data_key, at).await;
        if let Err(error) = &unsealed {
            tracing::error!(%error, "the seal could not be taken off");
        }
        let is_sealed = unsealed.is_err() && record::is_sealed(&file).await;
        self.take_seat_again(profile, is_sealed.then_some(data_key)).await;
        if is_sealed {
            unsealed?
        } else {
            self.keep_copy_now().await
        }
        Ok(())
    }

    /// The key of a profile that somebody wants to sit down at; `None` where it is not sealed.
    pub(super) async fn open_seal(&mut self, id: Uuid, opener: Option<&Opener>) -> Result<Option<DataKey>> {
        let file = self.folder.record_file(id);
        if !record::is_sealed(&file).await {
            return Ok(None);
        }
        let seal = Seal::find(&file).map_err(|error| seal_lost(&file, error.to_string()))?;
        let seal = seal.ok_or_else(|| seal_lost(&file, "no seal".to_owned()))?;
        let opener = opener.ok_or_else(sealed)?;
        match opener {
            Opener::Passphrase(passphrase) => Ok(Some(self.try_passphrase(id, &seal, passphrase).await?)),
            Opener::Recovery { recovery, passphrase } => {
                check(passphrase)?;
                self.must_wait(id)?;
                let Ok(data_key) = seal.recover(recovery) else {
                    self.tries.slipped(id, self.now());
                    return Err(wrong_recovery());
                };
                let mut seal = seal;
                seal.set_passphrase(&data_key, passphrase, self.chance.as_ref()).await?;
                seal.save(&file, self.now())?;
                self.tries.forget(id);
                Ok(Some(data_key))
            }
        }
    }

    async fn try_passphrase(&mut self, id: Uuid, seal: &Seal, passphrase: &Passphrase) -> Result<DataKey> {
        self.must_wait(id)?;
        match seal.open(passphrase).await {
            Ok(data_key) => {
                self.tries.forget(id);
                Ok(data_key)
            }
            Err(DeviceError::WrongKey) => {
                self.tries.slipped(id, self.now());
                Err(wrong_passphrase())
            }
            Err(error) => Err(error.into()),
        }
    }

    fn must_wait(&self, id: Uuid) -> Result<()> {
        self.tries.wait(id, self.now()).map_or(Ok(()), |seconds| Err(too_many_tries(seconds)))
    }

    /// The seal of who sits here, once they have shown that they know its passphrase.
    async fn own_seal(&mut self, passphrase: &Passphrase) -> Result<(Seal, DataKey)> {
        self.must_own()?;
        let (Some(id), Some(_)) = (self.seat.id(), self.key()) else {
            return Err(Failure::bad_request("the profile is not sealed"));
        };
        let seal = self.seal()?;
        let data_key = self.try_passphrase(id, &seal, passphrase).await?;
        Ok((seal, data_key))
    }

    fn seal(&self) -> Result<Seal> {
        let file = self.record.path();
        let seal = Seal::find(file).map_err(|error| seal_lost(file, error.to_string()))?;
        seal.ok_or_else(|| seal_lost(file, "no seal".to_owned()))
    }

    fn save_seal(&self, seal: &Seal) -> Result<()> {
        seal.save(self.record.path(), self.now())?;
        Ok(())
    }

    /// The name in the list follows the name that was said.
    pub(super) fn keep_label(&self) {
        let Some(Sealed { named: true, .. }) = self.sealed() else { return };
        if let Err(failure) = self.show_name(true) {
            tracing::warn!(%failure, "the list of people shows a name from before");
        }
    }

    fn own_name(&self) -> Option<String> {
        self.register(key::NAME).and_then(Value::as_str).map(str::to_owned)
    }

    async fn keep_copy_now(&mut self) {
        let now = self.now();
        if let Err(error) = self.record.keep_copy(now).await {
            tracing::warn!(%error, "no copy of the record was kept");
        }
    }
}

fn check(passphrase: &Passphrase) -> Result<()> {
    let (id, en) = match passphrase.check() {
        Ok(()) => return Ok(()),
        Err(WeakPassphrase::TooShort) => (
            "Pakai paling sedikit 8 karakter. Beberapa kata yang mudah Anda ingat sudah baik.",
            "Use at least 8 characters. A few words that you remember easily are good.",
        ),
        Err(WeakPassphrase::TooLong) => ("Pakai paling banyak 128 karakter.", "Use at most 128 characters."),
        Err(WeakPassphrase::TooCommon) => (
            "Frasa sandi ini termasuk yang pertama dicoba orang. Pilih yang lain.",
            "This passphrase is among the first that people try. Choose another one.",
        ),
    };
    Err(Failure::new(FailureCode::Invalid, id, en, "passphrase"))
}

fn sealed() -> Failure {
    Failure::new(
        FailureCode::Sealed,
        "Profil ini terkunci. Masukkan frasa sandinya.",
        "This profile is locked. Enter its passphrase.",
        "sealed",
    )
}

fn wrong_passphrase() -> Failure {
    Failure::new(
        FailureCode::WrongPassphrase,
        "Frasa sandi tidak cocok. Tidak ada yang berubah. Periksa huruf besar dan kecil, lalu coba lagi.",
        "The passphrase does not fit. Nothing was changed. Check upper and lower case, then try again.",
        "passphrase",
    )
}

fn wrong_recovery() -> Failure {
    Failure::new(
        FailureCode::WrongRecovery,
        "Kunci pemulihan ini bukan milik profil ini, atau sudah diganti dengan yang lebih baru. Tidak ada yang berubah.",
        "This recovery key is not this profile's, or a newer one has replaced it. Nothing was changed.",
        "recovery",
    )
}

fn too_many_tries(seconds: i64) -> Failure {
    Failure::new(
        FailureCode::TooManyTries,
        format!("Sudah beberapa kali tidak cocok. Tunggu {seconds} detik, lalu coba lagi."),
        format!("It did not fit several times. Wait {seconds} seconds, then try again."),
        seconds.to_string(),
    )
}

fn seal_lost(file: &std::path::Path, details: String) -> Failure {
    let seal = file.with_file_name("seal.json");
    let seal = seal.display();
    Failure::new(
        FailureCode::SealLost,
        format!(
            "Berkas kunci profil ini hilang atau berubah: {seal}. Tanpa berkas itu catatan belajarnya tidak dapat dibuka. Tidak ada yang dihapus: kembalikan berkas itu dari cadangan folder data, lalu coba lagi."
        ),
        format!(
            "The file that opens this profile is lost or was changed: {seal}. Without it the record cannot be opened. Nothing was deleted: put that file back from a backup of the data folder, then try again."
        ),
        details,
    )
}
