//! Names of the registers, each with who writes it.

use learning::register::RegisterKey;

use crate::failure::{Failure, Result};

/// The learner's name.
pub const NAME: &str = "profile/name";
/// The role path, or null.
pub const PATH: &str = "profile/path";
/// Where the learner was last: a step.
pub const PLACE: &str = "place";
/// `setting/<field>`
pub const SETTING: &str = "setting/";
/// `position/<lesson>`
pub const POSITION: &str = "position/";
/// `note/<lesson>/<block>`
pub const NOTE: &str = "note/";
/// `bookmark/<lesson>/<block>`
pub const BOOKMARK: &str = "bookmark/";
/// `tick/<lab>/<step>/<item>`
pub const TICK: &str = "tick/";
/// `flag/<attempt>/<question>`
pub const FLAG: &str = "flag/";

/// A key that is one of the constants above.
pub fn fixed(key: &str) -> Result<RegisterKey> {
    RegisterKey::parse(key).map_err(|error| Failure::internal(error.to_string()))
}

/// A prefix followed by parts.
pub fn of(prefix: &str, parts: &[&str]) -> Result<RegisterKey> {
    let text = format!("{prefix}{}", parts.join("/"));
    RegisterKey::parse(&text).map_err(|error| Failure::bad_request(error.to_string()))
}
