//! `seal.recover`: the passphrase is forgotten; the recovery key opens the profile and sets a new one.

use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use super::Secret;
use crate::{
    Academy,
    app::start::{self, AppView},
    desk::Opener,
    failure::{Failure, FailureCode, Result},
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct RecoverSeal {
    pub id: Uuid,
    /// The key, or all of the recovery file.
    pub recovery: Secret,
    /// The new one, 8 to 128 characters.
    pub passphrase: Secret,
}

pub(crate) async fn run(academy: &Academy, request: RecoverSeal) -> Result<AppView> {
    let desk = &mut *academy.desk().await;
    let passphrase = request.passphrase.passphrase();
    let recovery = request.recovery.recovery().map_err(|error| {
        Failure::new(
            FailureCode::Invalid,
            "Ini bukan kunci pemulihan yang utuh. Salin 14 kelompok huruf dan angka dari berkas pemulihan, atau seluruh isinya.",
            "This is not a whole recovery key. Copy the 14 groups of letters and digits from the recovery file, or all of it.",
            format!("recovery: {error}"),
        )
    })?;
    desk.sit_down(request.id, Some(&Opener::Recovery { recovery, passphrase })).await?;
    Ok(start::view(desk))
}
