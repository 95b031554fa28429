//! `data.correct`: another name, address, number.

use device::Change;
use serde::Deserialize;
use ts_rs::TS;

use crate::{
    Academy,
    failure::Result,
    profile::{self, confirm, identity::Identity},
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CorrectOwnData {
    pub identity: Identity,
}

pub(crate) async fn run(academy: &Academy, request: CorrectOwnData) -> Result<Identity> {
    let desk = &mut *academy.desk().await;
    let identity = request.identity.checked()?;
    let mut registers = identity.registers()?;
    registers.push(confirm::confirmed(desk)?);
    desk.commit(Change { facts: Vec::new(), registers }).await?;
    // A WhatsApp number without a yes to its purpose is not kept.
    Ok(profile::identity_of(desk))
}
