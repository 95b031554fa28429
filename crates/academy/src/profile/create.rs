//! `profile.create`: the first start.

use serde::Deserialize;
use ts_rs::TS;

use super::ProfileView;
use crate::{Academy, failure::Result};

/// `name` is trimmed; 1 to 80 characters, names of one word are fine.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CreateProfile {
    pub name: String,
    pub path: Option<String>,
}

pub(crate) async fn run(academy: &Academy, request: CreateProfile) -> Result<ProfileView> {
    super::save(&mut *academy.desk().await, &request.name, request.path).await
}
