//! `seal.recovery`: a new recovery file; a former one opens nothing any more.

use device::RecoveryKey;
use serde::Deserialize;
use ts_rs::TS;

use super::{SealChanged, Secret, changed, take_back, write_recovery};
use crate::{Academy, failure::Result};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct WriteRecovery {
    pub passphrase: Secret,
}

pub(crate) async fn run(academy: &Academy, request: WriteRecovery) -> Result<SealChanged> {
    let desk = &mut *academy.desk().await;
    let recovery = RecoveryKey::new(desk.chance());
    let file = write_recovery(desk, &recovery)?;
    match desk.set_recovery(&request.passphrase.passphrase(), &recovery).await {
        Ok(()) => Ok(changed(desk, Some(file))),
        Err(failure) => {
            take_back(Some(file));
            Err(failure)
        }
    }
}
