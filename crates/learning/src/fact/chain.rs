//! The chain of a device's facts: each hash covers the fact and the hash before, so an edit, a removal or a swap
//! anywhere changes every hash after it. Facts cut off at the end show only against a head known from elsewhere.

use serde::{Deserialize, Serialize};

use super::{DeviceId, Fact};
use crate::hash::ContentHash;

/// Separates these hashes from every other use of BLAKE3 in the product. Never change it.
const CONTEXT: &str = "virtus-partner-academy 2026 fact chain v1";

/// A fact with the chain hash kept beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// The fact.
    pub fact: Fact,
    /// Hash of it and everything before it.
    pub hash: ContentHash,
}

/// The end of a checked chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The device whose chain it is.
    pub device: DeviceId,
    /// Number of the last fact.
    pub seq: u32,
    /// Hash of the last fact.
    pub hash: ContentHash,
}

/// Where a chain stops being true.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BrokenChain {
    /// A number is missing, repeated or out of order.
    #[error("expected fact {expected} of the device, found {found}")]
    Gap {
        /// The number that should come next.
        expected: u32,
        /// The number that came.
        found: u32,
    },
    /// A fact of another device lies in this chain.
    #[error("fact {seq} belongs to another device")]
    OtherDevice {
        /// Its number.
        seq: u32,
    },
    /// The fact, or one before it, is not what was written.
    #[error("fact {seq} does not match its hash")]
    Changed {
        /// Its number.
        seq: u32,
    },
}

/// The hash of a fact that follows `previous` (`None` for a device's first).
#[must_use]
pub fn chain(previous: Option<ContentHash>, fact: &Fact) -> ContentHash {
    chain_bytes(previous, &fact.canonical())
}

/// The same from the canonical bytes, for a keeper of facts of a kind it does not know yet.
#[must_use]
pub fn chain_bytes(previous: Option<ContentHash>, canonical: &[u8]) -> ContentHash {
    let mut hasher = blake3::Hasher::new_derive_key(CONTEXT);
    hasher.update(&[u8::from(previous.is_some())]);
    if let Some(previous) = previous {
        hasher.update(previous.as_bytes());
    }
    hasher.update(canonical);
    ContentHash::from_bytes(*hasher.finalize().as_bytes())
}

/// Checks that `links` follow `after` (`None`: from the device's first fact) and gives the new head.
///
/// # Errors
/// The first place where number, device or hash is not what it must be.
pub fn verify_chain(after: Option<Head>, links: &[Link]) -> Result<Option<Head>, BrokenChain> {
    links.iter().try_fold(after, |head, link| follow(head, link).map(Some))
}

fn follow(head: Option<Head>, link: &Link) -> Result<Head, BrokenChain> {
    let fact = &link.fact;
    let expected = head.map_or(1, |head| head.seq.saturating_add(1));
    if head.is_some_and(|head| head.device != fact.device) {
        return Err(BrokenChain::OtherDevice { seq: fact.seq });
    }
    if fact.seq != expected {
        return Err(BrokenChain::Gap { expected, found: fact.seq });
    }
    if chain(head.map(|head| head.hash), fact) != link.hash {
        return Err(BrokenChain::Changed { seq: fact.seq });
    }
    Ok(Head { device: fact.device, seq: fact.seq, hash: link.hash })
}
