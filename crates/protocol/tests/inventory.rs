//! Nothing about a person travels to the server that the inventory of the privacy notice does not list, with
//! synchronisation among its purposes.

use std::collections::BTreeSet;

use serde_json::Value;

const REQUEST: &str = include_str!("golden/sync_request.json");
const INVENTORY: &str = include_str!("../../../content/privacy/fields.yaml");

/// Every field of a request, and the entry of the inventory that tells of it; none where it says nothing about a person.
const FIELDS: &[(&str, Option<&str>)] = &[
    ("after", None),
    ("app", None),
    ("cover.notice", Some("fact.consent_decided.notice")),
    ("cover.purposes", Some("fact.consent_decided.purpose")),
    ("device", Some("record.own_device.device")),
    ("done", None),
    ("have.device", Some("record.fact.device")),
    ("have.hash", Some("record.fact.hash")),
    ("have.seq", Some("record.fact.seq")),
    ("registers.device", Some("record.register.device")),
    ("registers.key", Some("record.register.key")),
    ("registers.lamport", Some("record.register.lamport")),
    // Which kinds of values travel is decided by their own entries, `register.*`.
    ("registers.value", Some("record.register.value")),
    ("runs.before", Some("record.fact.previous")),
    ("runs.device", Some("fact.device")),
    ("runs.facts.at", Some("fact.at")),
    // The fields of each kind have entries of their own, `fact.*`.
    ("runs.facts.body", Some("record.fact.canonical")),
    ("runs.first", Some("fact.seq")),
    ("runs.head", Some("record.fact.hash")),
    ("version", None),
];

/// The names of all values, without places in lists; not into what travels as one text.
fn names(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) if !path.ends_with(".body") && !path.ends_with(".value") => {
            for (name, value) in fields {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                names(value, &path, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| names(value, path, found)),
        _ => drop(found.insert(path.to_owned())),
    }
}

/// The purposes of an entry.
fn purposes(at: &str) -> Option<&'static str> {
    let entry = INVENTORY.split("\n  - at: ").find(|entry| entry.lines().next() == Some(at))?;
    entry.lines().find_map(|line| line.trim().strip_prefix("purposes: "))
}

#[test]
fn every_field_on_the_wire_is_told_in_the_notice() {
    let mut found = BTreeSet::new();
    names(&serde_json::from_str(REQUEST).unwrap(), "", &mut found);
    let listed: BTreeSet<_> = FIELDS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(found, listed, "a field travels that is not listed here, or the other way round");
    for (name, at) in FIELDS {
        let Some(at) = at else { continue };
        let purposes = purposes(at).unwrap_or_else(|| panic!("{name}: {at} is not in the inventory"));
        let mut all = purposes.trim_matches(['[', ']']).split(", ");
        assert!(all.any(|purpose| purpose == "sync"), "{name} travels, and {at} is not for synchronisation");
    }
}
