//! `profile.open`: somebody sits down. Whoever sat here before has left.

use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Academy,
    app::start::{self, AppView},
    failure::Result,
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct OpenProfile {
    pub id: Uuid,
}

pub(crate) async fn run(academy: &Academy, request: OpenProfile) -> Result<AppView> {
    let desk = &mut *academy.desk().await;
    desk.sit_down(request.id).await?;
    Ok(start::view(desk))
}
