//! The learner on this machine: for now a name and a role path, kept nowhere else.

pub mod create;
pub mod update;

use serde::Serialize;
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProfileView {
    pub name: String,
    /// A path of the catalogue, or null.
    pub path: Option<String>,
}
