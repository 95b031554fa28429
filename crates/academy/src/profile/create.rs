//! `profile.create`: the first start.

use serde::Deserialize;
use ts_rs::TS;

use super::ProfileView;

/// `name` is trimmed; 1 to 80 characters, names of one word are fine.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CreateProfile {
    pub name: String,
    pub path: Option<String>,
}

pub type CreatedProfile = ProfileView;
