//! `data.correct`: another name, address, number.

use device::Change;
use serde::Deserialize;
use ts_rs::TS;

use crate::{
    Academy,
    failure::Result,
    profile::{self, identity::Identity},
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CorrectOwnData {
    pub identity: Identity,
}

pub(crate) async fn run(academy: &Academy, request: CorrectOwnData) -> Result<Identity> {
    let desk = &mut *academy.desk().await;
    let identity = request.identity.checked()?;
    desk.commit(Change { facts: Vec::new(), registers: identity.registers()? }).await?;
    // A WhatsApp number without a yes to its purpose is not kept.
    Ok(profile::identity_of(desk))
}
