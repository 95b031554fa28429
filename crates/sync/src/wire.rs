//! Between the words of `protocol`, which knows no hashes, and those of `learning`, which knows no network.

use learning::{
    fact::{self, DeviceId, Head},
    hash::ContentHash,
    register::{Register, RegisterKey},
};
use protocol::sync;
use serde_json::value::RawValue;

/// A run ready to be checked; `None` where its hashes are none.
#[must_use]
pub fn run(run: &sync::Run) -> Option<fact::Run<String>> {
    let before = run.before.as_deref().map(ContentHash::parse).transpose().ok()?;
    let head = ContentHash::parse(&run.head).ok()?;
    Some(fact::Run { first: run.first, before, head, canonical: run.canonical().collect() })
}

/// The last fact of a device; `None` where the hash is none.
#[must_use]
pub fn head(head: &sync::Head) -> Option<Head> {
    let hash = ContentHash::parse(&head.hash).ok()?;
    Some(Head { device: DeviceId(head.device), seq: head.seq, hash })
}

/// The same the other way.
#[must_use]
pub fn to_head(head: &Head) -> sync::Head {
    sync::Head { device: head.device.0, seq: head.seq, hash: head.hash.to_string() }
}

/// A register; `None` where its key is none, or its value cannot be taken apart.
#[must_use]
pub fn register(register: &sync::WireRegister) -> Option<Register> {
    Some(Register {
        key: RegisterKey::parse(&register.key).ok()?,
        value: serde_json::from_str(register.value.get()).ok()?,
        lamport: register.lamport,
        device: DeviceId(register.device),
    })
}

/// The same the other way.
///
/// # Errors
/// Never for a value that was read from JSON.
pub fn to_register(register: &Register) -> serde_json::Result<sync::WireRegister> {
    Ok(sync::WireRegister {
        key: register.key.to_string(),
        value: RawValue::from_string(serde_json::to_string(&register.value)?)?,
        lamport: register.lamport,
        device: register.device.0,
    })
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use learning::fact::{Fact, FactBody, ItemRef, chain};
    use protocol::sync::{Body, Run, WireFact};
    use uuid::Uuid;

    use super::*;

    /// What travels must hash to what was hashed when the fact was written.
    #[test]
    fn a_fact_on_the_wire_has_the_bytes_that_its_device_hashed() {
        let device = DeviceId(Uuid::from_u128(7));
        let at = DateTime::from_timestamp(1_800_000_000, 5_900_000).unwrap();
        let lesson = ItemRef {
            id: "net-101-l01".to_owned(),
            rev: "v1.0".parse().unwrap(),
            hash: ContentHash::of(b"x"),
        };
        let written = Fact::new(device, 1, at, FactBody::LessonCompleted { lesson });
        let body = Body::parse(&serde_json::to_string(&written.body).unwrap()).unwrap();
        let on_the_wire = Run {
            device: device.0,
            first: 1,
            before: None,
            head: chain(None, &written).to_string(),
            facts: vec![WireFact { at: written.at, body }],
        };
        let checked = run(&on_the_wire).unwrap();
        assert_eq!(checked.canonical[0].as_bytes(), written.canonical());
        let follows = fact::Verdict::Follows { from: 1, hashes: vec![chain(None, &written)] };
        assert_eq!(fact::accept(0, |_| None, &checked), follows);
    }
}
