//! `profile.update`: another name or role path.

use serde::Deserialize;
use ts_rs::TS;

use super::ProfileView;
use crate::{Academy, failure::Result};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct UpdateProfile {
    pub name: String,
    pub path: Option<String>,
}

pub(crate) async fn run(academy: &Academy, request: UpdateProfile) -> Result<ProfileView> {
    super::save(&mut *academy.desk().await, &request.name, request.path).await
}
