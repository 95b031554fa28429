//! Who learns at this machine, as far as that can be seen without opening anybody's record.

use chrono::{DateTime, Utc};
use device::{Folder, Seal, record};
use learning::register::RegisterKey;
use serde_json::Value;
use uuid::Uuid;

use super::{Desk, key};
use crate::failure::Result;

/// Somebody with a profile on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: Uuid,
    /// Empty for a guest, and where it cannot be read: a sealed record tells it only where the person wants that.
    pub name: String,
    pub guest: bool,
    /// When the record last changed, by this machine's clock.
    pub written_at: Option<DateTime<Utc>>,
    /// Opens with a passphrase.
    pub sealed: bool,
    pub state: PersonState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonState {
    Ready,
    /// A window or program has the record open.
    InUse,
    /// The record cannot be read as it is; opening it saves what can be read.
    Damaged,
    /// What opens the sealed record is lost or was changed.
    SealLost,
}

/// Everybody who has said a name, or that they are a guest, or has done anything; in the order in which they came.
/// A profile that was only made is nobody.
pub async fn list(folder: &Folder) -> Result<Vec<Person>> {
    let mut people = Vec::new();
    for id in folder.list_profiles().list {
        people.extend(find(folder, id).await?);
    }
    Ok(people)
}

async fn find(folder: &Folder, id: Uuid) -> Result<Option<Person>> {
    let keys: Vec<RegisterKey> =
        [key::NAME, key::GUEST].into_iter().map(key::fixed).collect::<Result<_>>()?;
    let file = folder.record_file(id);
    let written_at = record::written_at(&file);
    let peek = match record::peek(&file, &keys, key::SETTING).await {
        Ok(peek) => peek,
        Err(error) => {
            tracing::warn!(%error, "a record cannot be looked at");
            let state = PersonState::Damaged;
            let (name, guest, sealed) = (String::new(), false, false);
            return Ok(Some(Person { id, name, guest, written_at, sealed, state }));
        }
    };
    let held = || if folder.is_held(id) { PersonState::InUse } else { PersonState::Ready };
    if peek.is_sealed {
        let (name, state) = match Seal::find(&file) {
            Ok(Some(seal)) => (seal.label.unwrap_or_default(), held()),
            Ok(None) | Err(_) => (String::new(), PersonState::SealLost),
        };
        return Ok(Some(Person { id, name, guest: false, written_at, sealed: true, state }));
    }
    if !peek.is_used {
        return Ok(None);
    }
    let value = |at: usize| peek.values.get(at).cloned().flatten();
    let name = value(0).as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
    let guest = value(1) == Some(Value::Bool(true));
    Ok(Some(Person { id, name, guest, written_at, sealed: false, state: held() }))
}

impl Desk {
    /// Everybody at this machine. Who sits here is not `InUse`.
    pub async fn people(&self) -> Result<Vec<Person>> {
        let mut people = list(&self.folder).await?;
        for person in &mut people {
            if Some(person.id) == self.seat.id() && person.state == PersonState::InUse {
                person.state = PersonState::Ready;
            }
        }
        Ok(people)
    }
}
