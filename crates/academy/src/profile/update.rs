//! `profile.update`: another name or role path.

use serde::Deserialize;
use ts_rs::TS;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct UpdateProfile {
    pub name: String,
    pub path: Option<String>,
}
