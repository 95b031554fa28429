//! What the next request carries.

use learning::fact::DeviceId;
use protocol::sync::{Cover, limit};

use super::Talk;
use crate::mine::Mine;

/// Neighbouring facts of one device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Whose facts.
    pub device: DeviceId,
    /// Number of the first.
    pub first: u32,
    /// How many at most; the request may have no room for all.
    pub count: u32,
}

/// What to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The consents that let it leave the machine.
    pub cover: Cover,
    /// These facts.
    pub stretches: Vec<Stretch>,
    /// How many changed registers at most.
    pub registers: usize,
}

/// What the next request carries; `None` where nothing may leave the machine. This device's own facts go first; those of
/// others are sent where the server is not known to have them, because it lost them.
#[must_use]
pub fn plan_request(mine: &Mine, talk: &Talk) -> Option<Ask> {
    let cover = mine.allowed()?.clone();
    let mut room = u32::try_from(limit::FACTS).unwrap_or(u32::MAX);
    let mut stretches = Vec::new();
    for device in mine.devices().filter(|device| !talk.is_refused(*device)) {
        let first =
            talk.from.get(&device).copied().unwrap_or_else(|| mine.confirmed(device).saturating_add(1));
        let count = mine.held(device).saturating_add(1).saturating_sub(first).min(room);
        if count > 0 && stretches.len() < limit::RUNS {
            room -= count;
            stretches.push(Stretch { device, first, count });
        }
    }
    Some(Ask { cover, stretches, registers: mine.changed.min(limit::REGISTERS) })
}
