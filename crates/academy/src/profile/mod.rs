//! The people of this machine: who they are and their role path, each in a record of their own and nowhere else. A
//! guest has said nothing.

pub mod add;
pub mod confirm;
pub mod create;
pub mod guest;
pub mod identity;
pub mod leave;
pub mod list;
pub mod open;
pub mod update;

use device::Change;
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use crate::{
    desk::{Desk, key},
    failure::{Failure, FailureCode, Result},
};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProfileView {
    /// Empty for a guest.
    pub name: String,
    /// Learning without having signed up.
    pub guest: bool,
    /// A path of the catalogue, or null.
    pub path: Option<String>,
}

/// Longest name kept, in characters.
const LONGEST_NAME: usize = 80;

/// The profile, once a name was said.
pub(crate) fn find(desk: &Desk) -> Option<ProfileView> {
    let text = |key| desk.register(key).and_then(Value::as_str).map(str::to_owned);
    let (name, guest) = (text(key::NAME), desk.register(key::GUEST) == Some(&Value::Bool(true)));
    let is_known = name.is_some() || guest;
    is_known.then(|| ProfileView { name: name.unwrap_or_default(), guest, path: text(key::PATH) })
}

/// Whether somebody has signed up and was not asked for a role path yet: the welcome was left in the middle.
pub(crate) fn is_being_welcomed(desk: &Desk) -> bool {
    let asked = key::fixed(key::PATH).is_ok_and(|key| desk.register_written_at(&key).is_some());
    find(desk).is_some_and(|profile| !profile.guest) && !asked
}

/// What the person has said about themselves.
pub(crate) fn identity_of(desk: &Desk) -> identity::Identity {
    identity::Identity::of(desk)
}

async fn save(desk: &mut Desk, name: &str, path: Option<String>) -> Result<ProfileView> {
    let name = check_name(name)?;
    if let Some(path) = &path {
        check_path(desk, path)?;
    }
    let registers = vec![
        (key::fixed(key::NAME)?, Value::from(name.clone())),
        (key::fixed(key::PATH)?, Value::from(path.clone())),
    ];
    desk.commit(Change { facts: Vec::new(), registers }).await?;
    Ok(ProfileView { name, guest: false, path })
}

fn check_name(name: &str) -> Result<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = name.chars().count();
    let is_shown = name.chars().any(char::is_alphanumeric) && !name.chars().any(turns_or_controls);
    if length > LONGEST_NAME || !is_shown {
        return Err(Failure::new(
            FailureCode::Invalid,
            format!("Isi nama Anda, 1 sampai {LONGEST_NAME} huruf. Satu kata pun boleh."),
            format!("Enter your name, 1 to {LONGEST_NAME} letters. One word is fine."),
            "name",
        ));
    }
    Ok(name)
}

/// Control characters, and those that turn the direction of whatever stands behind them.
pub(crate) fn turns_or_controls(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn check_path(desk: &Desk, path: &str) -> Result<()> {
    if desk.catalogue().is_some_and(|catalogue| catalogue.paths.iter().any(|known| known.id == path)) {
        return Ok(());
    }
    Err(Failure::new(
        FailureCode::Invalid,
        "Jalur peran ini tidak ada di katalog. Pilih salah satu dari daftar.",
        "This role path is not in the catalogue. Choose one of the list.",
        "path",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_joined_and_bounded() {
        assert_eq!(check_name("  Sri   Rejeki ").unwrap(), "Sri Rejeki");
        for kept in
            ["Suharti", "I Gusti Ngurah", "Nur'aini", "J. W.", "\u{738b}\u{5c0f}\u{660e}", "Zo\u{eb}", "7"]
        {
            assert_eq!(check_name(kept).unwrap(), kept);
        }
        let long = "a".repeat(1_000_000);
        for refused in
            ["", "   ", "\u{7}", &"a".repeat(81), &long, "\u{200b}", "...", "Sri\u{202e}ijeR", "a\u{0}b"]
        {
            assert_eq!(check_name(refused).unwrap_err().code, FailureCode::Invalid, "{refused:?}");
        }
    }
}
