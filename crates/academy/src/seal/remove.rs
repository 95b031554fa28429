//! `seal.remove`: the profile opens without a passphrase again, and nothing in it is encrypted.

use serde::Deserialize;
use ts_rs::TS;

use super::{SealChanged, Secret, changed};
use crate::{Academy, failure::Result};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct RemoveSeal {
    pub passphrase: Secret,
}

pub(crate) async fn run(academy: &Academy, request: RemoveSeal) -> Result<SealChanged> {
    let desk = &mut *academy.desk().await;
    desk.take_seal_off(&request.passphrase.passphrase()).await?;
    Ok(changed(desk, None))
}
