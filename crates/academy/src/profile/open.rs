//! `profile.open`: somebody sits down. Whoever sat here before has left.

use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Academy,
    app::start::{self, AppView},
    desk::Opener,
    failure::Result,
    seal::Secret,
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct OpenProfile {
    pub id: Uuid,
    /// Of a sealed profile.
    pub passphrase: Option<Secret>,
}

pub(crate) async fn run(academy: &Academy, request: OpenProfile) -> Result<AppView> {
    let desk = &mut *academy.desk().await;
    let opener = request.passphrase.map(|words| Opener::Passphrase(words.passphrase()));
    desk.sit_down(request.id, opener.as_ref()).await?;
    Ok(start::view(desk))
}
