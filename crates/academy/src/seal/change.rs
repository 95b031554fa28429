//! `seal.change`: another passphrase.

use serde::Deserialize;
use ts_rs::TS;

use super::{SealChanged, Secret, changed};
use crate::{Academy, failure::Result};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ChangeSeal {
    /// The one of now.
    pub passphrase: Secret,
    /// 8 to 128 characters.
    pub new_passphrase: Secret,
}

pub(crate) async fn run(academy: &Academy, request: ChangeSeal) -> Result<SealChanged> {
    let desk = &mut *academy.desk().await;
    let (now, new) = (request.passphrase.passphrase(), request.new_passphrase.passphrase());
    desk.change_passphrase(&now, &new).await?;
    Ok(changed(desk, None))
}
