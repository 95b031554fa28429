//! Where facts go that lost their place: a chain of their own, whose id follows from the facts. Whoever holds the same
//! facts makes the same chain of them, so that they exist once, however many machines find out about it.

use learning::{
    fact::{DeviceId, chain_bytes},
    hash::ContentHash,
};
use protocol::sync::{Run, WireFact};

use crate::operation::SyncLink;

/// Separates these ids from every other use of BLAKE3 in the product. Never change it.
const CONTEXT: &str = "virtus-partner-academy 2026 offshoot device v1";

/// Facts to be added to a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Whose chain.
    pub device: DeviceId,
    /// Number of the first.
    pub from: u32,
    /// The facts; none where all are held already.
    pub links: Vec<SyncLink>,
}

/// Where facts go that are taken off the end of a chain. `hash` is the chain hash of the first of them, `held` knows the
/// hashes of every chain, in order from number 1.
#[must_use]
pub fn place(tail: &[WireFact], hash: ContentHash, held: &dyn Fn(DeviceId) -> Vec<ContentHash>) -> Placed {
    let (mut tail, mut hash) = (tail, hash);
    loop {
        let device = id(hash);
        let mut links = chained(device, tail);
        let there = held(device);
        let common = links.iter().zip(&there).take_while(|(link, hash)| link.hash == **hash).count();
        if common == there.len() || common == links.len() {
            let from = u32::try_from(common).unwrap_or(u32::MAX).saturating_add(1);
            return Placed { device, from, links: links.split_off(common) };
        }
        // The offshoot has parted as well, further on.
        hash = links[common].hash;
        tail = &tail[common..];
    }
}

fn id(hash: ContentHash) -> DeviceId {
    let derived = blake3::derive_key(CONTEXT, hash.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&derived[..16]);
    DeviceId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

/// The facts as the first of this device.
fn chained(device: DeviceId, facts: &[WireFact]) -> Vec<SyncLink> {
    let run = Run { device: device.0, first: 1, before: None, head: String::new(), facts: facts.to_vec() };
    let mut before = None;
    let mut next = |(canonical, fact): (String, &WireFact)| {
        let hash = chain_bytes(before, canonical.as_bytes());
        before = Some(hash);
        SyncLink { fact: fact.clone(), hash }
    };
    run.canonical().zip(facts).map(&mut next).collect()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use protocol::sync::Body;

    use super::*;

    fn facts(words: &[&str]) -> Vec<WireFact> {
        let body = |word: &&str| Body::parse(&format!("{{\"type\":\"{word}\"}}")).unwrap();
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        words.iter().map(|word| WireFact { at, body: body(word) }).collect()
    }

    fn hashes(links: &[SyncLink]) -> Vec<ContentHash> {
        links.iter().map(|link| link.hash).collect()
    }

    #[test]
    fn who_holds_more_of_the_same_continues_the_same_chain() {
        let start = ContentHash::of(b"first of the tail");
        let short = place(&facts(&["a", "b"]), start, &|_| Vec::new());
        assert_eq!((short.from, short.links.len()), (1, 2));
        let there = hashes(&short.links);
        let held = |device| if device == short.device { there.clone() } else { Vec::new() };
        let long = place(&facts(&["a", "b", "c"]), start, &held);
        assert_eq!((long.device, long.from, long.links.len()), (short.device, 3, 1));
        let again = place(&facts(&["a", "b"]), start, &held);
        assert_eq!((again.device, again.links.len()), (short.device, 0));
        let less = place(&facts(&["a"]), start, &held);
        assert_eq!((less.device, less.links.len()), (short.device, 0));
    }

    #[test]
    fn an_offshoot_that_parts_has_an_offshoot() {
        let start = ContentHash::of(b"first of the tail");
        let first = place(&facts(&["a", "b"]), start, &|_| Vec::new());
        let there = hashes(&first.links);
        let held = |device| if device == first.device { there.clone() } else { Vec::new() };
        let other = place(&facts(&["a", "x", "y"]), start, &held);
        assert_ne!(other.device, first.device);
        assert_eq!((other.from, other.links.len()), (1, 2));
        assert_ne!(place(&facts(&["a"]), ContentHash::of(b"other"), &|_| Vec::new()).device, first.device);
    }
}
