//! Names of the registers, each with who writes it.

use learning::register::RegisterKey;

use crate::failure::{Failure, Result};

/// The learner's name.
pub const NAME: &str = "profile/name";
/// The role path, or null.
pub const PATH: &str = "profile/path";
/// What a person said about themselves: `profile/<field>`
pub const EMAIL: &str = "profile/email";
pub const ORGANISATION: &str = "profile/organisation";
pub const INVITATION: &str = "profile/invitation";
pub const PHONE: &str = "profile/phone";
pub const JOB_ROLE: &str = "profile/job-role";
pub const WHATSAPP: &str = "profile/whatsapp";
/// The declaration to be an adult: true.
pub const ADULT: &str = "profile/adult";
/// True while somebody learns without having said who they are.
pub const GUEST: &str = "profile/guest";
/// When the person said that what is held about them is right: times, the newest first.
pub const CONFIRMED: &str = "profile/confirmed";
/// The version of the privacy notice that the person was told of last.
pub const NOTICE: &str = "notice";
/// `request/<id>`: the words that go with a request
pub const REQUEST: &str = "request/";
/// `sweep/<class>`: since when something of this class is older than its period
pub const SWEEP: &str = "sweep/";
/// `receipt/<id>`
pub const RECEIPT: &str = "receipt/";
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
