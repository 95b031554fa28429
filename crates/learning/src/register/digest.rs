//! A digest of a set of registers, by which two machines find out whether they hold the same.

use std::fmt;

use serde_json::Value;

use super::Register;
use crate::hash::ContentHash;

/// Separates these hashes from every other use of BLAKE3 in the product. Never change it.
const CONTEXT: &str = "virtus-partner-academy 2026 register digest v1";

/// Over any number of registers, whatever their order. Finds differences between machines that mean well; somebody who
/// may write registers could make two sets with one digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Digest([u8; 32]);

impl Digest {
    /// Puts a register in, or takes one out that is in.
    pub fn toggle(&mut self, register: &Register) {
        for (sum, byte) in self.0.iter_mut().zip(of(register)) {
            *sum ^= byte;
        }
    }

    /// Reads what `Display` wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        ContentHash::parse(text).ok().map(|hash| Self(*hash.as_bytes()))
    }
}

impl<'a> FromIterator<&'a Register> for Digest {
    fn from_iter<I: IntoIterator<Item = &'a Register>>(registers: I) -> Self {
        let mut digest = Self::default();
        registers.into_iter().for_each(|register| digest.toggle(register));
        digest
    }
}

/// 64 lower-case hex digits.
impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ContentHash::from_bytes(self.0).fmt(f)
    }
}

fn of(register: &Register) -> [u8; 32] {
    let Register { key, value, lamport, device } = register;
    let mut hasher = blake3::Hasher::new_derive_key(CONTEXT);
    hasher.update(format!("{key}\n{lamport}\n{device}\n").as_bytes());
    let mut text = String::new();
    write_sorted(value, &mut text);
    hasher.update(text.as_bytes());
    *hasher.finalize().as_bytes()
}

/// The value with the fields of objects in order: whether `serde_json` keeps them sorted depends on what else a program
/// is built with.
fn write_sorted(value: &Value, text: &mut String) {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_unstable_by_key(|(name, _)| *name);
            text.push('{');
            for (name, value) in fields {
                text.push_str(&Value::from(name.as_str()).to_string());
                text.push(':');
                write_sorted(value, text);
                text.push(',');
            }
            text.push('}');
        }
        Value::Array(values) => {
            text.push('[');
            for value in values {
                write_sorted(value, text);
                text.push(',');
            }
            text.push(']');
        }
        plain => text.push_str(&plain.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::{fact::DeviceId, register::RegisterKey};

    fn register(key: &str, value: Value, lamport: u64, device: u128) -> Register {
        let key = RegisterKey::parse(key).unwrap();
        Register { key, value, lamport, device: DeviceId(Uuid::from_u128(device)) }
    }

    #[test]
    fn order_does_not_matter_and_what_went_in_comes_out() {
        let (one, two) = (register("a", json!(1), 1, 1), register("b", json!("x"), 2, 1));
        let mut both: Digest = [&one, &two].into_iter().collect();
        assert_eq!(both, [&two, &one].into_iter().collect());
        assert_eq!(Digest::parse(&both.to_string()), Some(both));
        both.toggle(&two);
        assert_eq!(both, [&one].into_iter().collect());
        both.toggle(&one);
        assert_eq!(both, Digest::default());
    }

    #[test]
    fn every_part_counts() {
        let all = [
            register("a", json!({ "x": 1, "y": [1, 2] }), 1, 1),
            register("b", json!({ "x": 1, "y": [1, 2] }), 1, 1),
            register("a", json!({ "x": 1, "y": [12] }), 1, 1),
            register("a", json!({ "x": 1, "y": [2, 1] }), 1, 1),
            register("a", json!(null), 1, 1),
            register("a", json!("null"), 1, 1),
            register("a", json!({ "x": 1, "y": [1, 2] }), 2, 1),
            register("a", json!({ "x": 1, "y": [1, 2] }), 1, 2),
        ];
        let digests: std::collections::BTreeSet<_> = all.iter().map(of).collect();
        assert_eq!(digests.len(), all.len());
    }

    #[test]
    fn fields_are_hashed_in_one_order() {
        let mut text = String::new();
        write_sorted(&json!({ "b": { "d": 1, "c": 2.5 }, "a\"": ["z"] }), &mut text);
        assert_eq!(text, "{\"a\\\"\":[\"z\",],\"b\":{\"c\":2.5,\"d\":1,},}");
    }
}
