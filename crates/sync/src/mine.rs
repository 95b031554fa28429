//! What this machine holds, as far as the exchange has to know.

use std::collections::BTreeMap;

use learning::{
    fact::{DeviceId, Head},
    register::Digest,
};
use protocol::sync::Cover;
use uuid::Uuid;

/// The purpose without a yes to which nothing leaves the machine.
pub const PURPOSE: &str = "sync";

/// What is held, and what the server is known to have of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mine {
    /// Under which id new facts are written here.
    pub device: DeviceId,
    /// The last fact of every device of the account; none of a device without facts.
    pub heads: BTreeMap<DeviceId, Head>,
    /// Up to which number the server has said that it has a device's facts.
    pub confirmed: BTreeMap<DeviceId, u32>,
    /// How many registers changed since they were last sent.
    pub changed: usize,
    /// How many registers there are that may be sent, and their digest.
    pub registers: (u64, Digest),
    /// The last `after` of the server that was dealt with.
    pub after: u64,
    /// The consents that let something leave the machine; `None` where there is none, or an objection stands.
    pub cover: Option<Cover>,
    /// Orders that were carried out, and of which the server has not been told.
    pub done: Vec<Uuid>,
}

impl Mine {
    /// Number of the last fact held of a device; 0 where there is none.
    #[must_use]
    pub fn held(&self, device: DeviceId) -> u32 {
        self.heads.get(&device).map_or(0, |head| head.seq)
    }

    /// Up to which number the server has a device's facts; 0 where it has none.
    #[must_use]
    pub fn confirmed(&self, device: DeviceId) -> u32 {
        self.confirmed.get(&device).copied().unwrap_or(0)
    }

    /// The consents, where synchronisation is among them.
    #[must_use]
    pub fn allowed(&self) -> Option<&Cover> {
        self.cover.as_ref().filter(|cover| cover.purposes.iter().any(|purpose| purpose == PURPOSE))
    }

    /// All devices with facts: this one first, then by id.
    pub fn devices(&self) -> impl Iterator<Item = DeviceId> + '_ {
        let own = self.heads.contains_key(&self.device).then_some(self.device);
        own.into_iter().chain(self.heads.keys().copied().filter(|device| *device != self.device))
    }
}
