//! What an answer of the server asks this machine to do. All operations of one answer are carried out together or not
//! at all, in their order.

use learning::{
    fact::DeviceId,
    hash::ContentHash,
    register::{Register, RegisterKey},
};
use protocol::sync::{News, Receipt, WireFact};

/// A fact with its chain hash. The fact may be of a kind that this program does not know: its bytes are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncLink {
    /// The fact.
    pub fact: WireFact,
    /// Hash of it and everything before it.
    pub hash: ContentHash,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Operation {
    /// Keep these facts of a device after what is held of it. Where its last fact is not number `from - 1` any more, the
    /// answer has to be planned again.
    Append {
        /// Whose facts.
        device: DeviceId,
        /// Number of the first.
        from: u32,
        /// The facts, checked.
        links: Vec<SyncLink>,
    },
    /// The server holds other facts of this device from this number on: a backup was restored, a disk was copied, or the
    /// server forgot what is held here. What is held here from `from` on is taken off the chain and becomes a chain of its
    /// own ([`crate::offshoot::place`]), unchanged but for device and number. Where it is the very device under whose id
    /// this machine writes, it takes a new id for everything that comes.
    Part {
        /// Whose chain.
        device: DeviceId,
        /// The first number at which the two differ.
        from: u32,
    },
    /// The server has a device's facts up to this number, the same as here. Less than before means that it lost some.
    Confirm {
        /// Whose facts.
        device: DeviceId,
        /// Number of the last; 0 for none.
        up_to: u32,
    },
    /// Keep a receipt; it replaces earlier ones of the same facts.
    Keep(Receipt),
    /// These registers have arrived, as they were then.
    Sent(Vec<(RegisterKey, u64)>),
    /// Put these registers in; the winners stay.
    Set {
        /// The registers.
        registers: Vec<Register>,
        /// To be kept with them.
        after: u64,
    },
    /// Put these registers in, which came by courier: those that win count as changed.
    Carry(Vec<Register>),
    /// The two do not hold the same registers: all of them count as changed, and all of the server's are asked for.
    ResendRegisters,
    /// What is new at the academy.
    Tell(News),
}
