//! What was learnt in the exchanges so far; nothing of it has to outlive a failure or a restart.

use std::collections::BTreeMap;

use learning::fact::DeviceId;
use protocol::sync::limit;

/// Parting again and again would leave a new device each time.
const MOST_PARTED: usize = 64;

/// What the server said that is not worth keeping longer than until it is dealt with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Talk {
    /// The number from which to send on, where that is not the one after what is confirmed.
    pub(super) from: BTreeMap<DeviceId, u32>,
    /// Devices whose facts are not sent any more, since sending them again would change nothing.
    refused: BTreeMap<DeviceId, Refused>,
    /// How often chains parted.
    parted: usize,
    /// All registers were sent once because the two sides did not hold the same.
    pub(super) resent: bool,
}

/// Why the server does not take the facts of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Their hashes do not come out: what is held here is damaged.
    Broken,
    /// This fact has not the shape that the server expects of its kind.
    Unfit {
        /// Its number.
        seq: u32,
    },
    /// It parts again and again: the server does not hold what it says.
    Parts,
    /// For a reason that this program does not know.
    Unknown,
}

impl Talk {
    /// What is not sent any more in this talk, and why.
    pub fn refused(&self) -> impl Iterator<Item = (DeviceId, Refused)> + '_ {
        self.refused.iter().map(|(device, why)| (*device, *why))
    }

    pub(super) fn is_refused(&self, device: DeviceId) -> bool {
        self.refused.contains_key(&device)
    }

    pub(super) fn refuse(&mut self, device: DeviceId, why: Refused) {
        self.refused.insert(device, why);
    }

    /// Whether a chain may part once more.
    pub(super) fn may_part(&mut self) -> bool {
        self.parted += 1;
        self.parted <= MOST_PARTED
    }

    /// The two part at `at` or before it: the next run reaches back as far as one request may, `at` included.
    pub(super) fn search_before(&mut self, device: DeviceId, at: u32) {
        let most = u32::try_from(limit::FACTS).unwrap_or(u32::MAX);
        self.from.insert(device, at.saturating_sub(most - 1).max(1));
    }
}
