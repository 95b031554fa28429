//! `profile.list`: who learns at this machine. Reads a name from each record and nothing else.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Academy,
    desk::{Person, PersonState},
    failure::Result,
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ListProfiles {}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ProfileList {
    /// In the order in which they came; empty on a new machine.
    pub profiles: Vec<ProfileEntry>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ProfileEntry {
    pub id: Uuid,
    /// Empty for a guest, and where it cannot be read: a sealed record tells it only where the person wants that.
    pub name: String,
    pub guest: bool,
    /// When something was last saved, by this machine's clock.
    pub saved_at: Option<DateTime<Utc>>,
    /// Opens with a passphrase.
    pub sealed: bool,
    pub state: ProfileState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProfileState {
    Ready,
    /// Another window or program has it open: here it can be read.
    InUse,
    /// The record cannot be read as it is; opening it saves what can be read.
    Damaged,
    /// What opens the sealed record is lost or was changed: it cannot be opened here.
    SealLost,
}

pub(crate) async fn run(academy: &Academy, _request: ListProfiles) -> Result<ProfileList> {
    let desk = &*academy.desk().await;
    Ok(ProfileList { profiles: desk.people().await?.into_iter().map(entry).collect() })
}

fn entry(person: Person) -> ProfileEntry {
    ProfileEntry {
        id: person.id,
        name: person.name,
        guest: person.guest,
        saved_at: person.written_at,
        sealed: person.sealed,
        state: match person.state {
            PersonState::Ready => ProfileState::Ready,
            PersonState::InUse => ProfileState::InUse,
            PersonState::Damaged => ProfileState::Damaged,
            PersonState::SealLost => ProfileState::SealLost,
        },
    }
}
