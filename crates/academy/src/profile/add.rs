//! `profile.add`: somebody new sits down; the welcome follows. A profile in which nobody said anything is used again.

use serde::Deserialize;
use ts_rs::TS;

use crate::{
    Academy,
    app::start::{self, AppView},
    failure::Result,
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct AddProfile {}

pub(crate) async fn run(academy: &Academy, _request: AddProfile) -> Result<AppView> {
    let desk = &mut *academy.desk().await;
    desk.sit_down_anew().await?;
    Ok(start::view(desk))
}
