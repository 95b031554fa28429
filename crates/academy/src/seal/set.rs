//! `seal.set`: from now on the profile opens with a passphrase, and what it holds is encrypted.

use device::RecoveryKey;
use serde::Deserialize;
use ts_rs::TS;

use super::{SealChanged, Secret, changed, take_back, write_recovery};
use crate::{Academy, failure::Result};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SetSeal {
    /// 8 to 128 characters.
    pub passphrase: Secret,
    /// The list of people goes on showing the name.
    pub show_name: bool,
    /// A recovery file is written.
    pub recovery: bool,
}

pub(crate) async fn run(academy: &Academy, request: SetSeal) -> Result<SealChanged> {
    let desk = &mut *academy.desk().await;
    let passphrase = request.passphrase.passphrase();
    let recovery = request.recovery.then(|| RecoveryKey::new(desk.chance()));
    // First the file: a key that nobody could write down would be worth nothing.
    let file = recovery.as_ref().map(|recovery| write_recovery(desk, recovery)).transpose()?;
    match desk.put_seal(&passphrase, request.show_name, recovery.as_ref()).await {
        Ok(()) => Ok(changed(desk, file)),
        Err(failure) => {
            take_back(file);
            Err(failure)
        }
    }
}
