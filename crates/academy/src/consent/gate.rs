//! The one door to the record: nothing is written whose every purpose waits for a yes that was not given, and a no
//! empties what was kept for its purpose. What has a purpose on another basis passes.

use course::privacy::{Basis, Privacy};
use device::Change;
use learning::{
    fact::{Decision, FactBody},
    register::RegisterKey,
};
use serde_json::Value;

use crate::own_data::show::kind_of;

/// What passed the door.
#[derive(Debug)]
pub struct Admitted {
    pub change: Change,
    /// A no in the change emptied values that were held.
    pub emptied: bool,
}

/// What of a change may be written. `allows` says whether a purpose had a yes before the change, `held` are the keys
/// that have a value.
pub fn admit<'k>(
    privacy: &Privacy,
    allows: impl Fn(&str) -> bool,
    held: impl Iterator<Item = &'k RegisterKey>,
    mut change: Change,
) -> Admitted {
    let is_on = |purpose: &str| decided(&change.facts, purpose).unwrap_or_else(|| allows(purpose));
    let may_keep = |at: &str| is_open(privacy, at, &is_on);
    let of_register = |key: &RegisterKey| format!("register.{}", kind_of(key.as_str()));

    let closed: Vec<usize> =
        (0..change.registers.len()).filter(|at| !may_keep(&of_register(&change.registers[*at].0))).collect();
    let refused: Vec<usize> = (0..change.facts.len())
        .filter(|at| !may_keep(&format!("fact.{}.", change.facts[*at].kind())))
        .collect();
    let decides = change.facts.iter().any(|fact| matches!(fact, FactBody::ConsentDecided { .. }));
    let emptied: Vec<RegisterKey> = if decides {
        let is_new = |key: &RegisterKey| change.registers.iter().any(|(known, _)| known == key);
        held.filter(|key| !is_new(key) && !may_keep(&of_register(key))).cloned().collect()
    } else {
        Vec::new()
    };

    for at in closed {
        change.registers[at].1 = Value::Null;
    }
    for at in refused.into_iter().rev() {
        change.facts.remove(at);
    }
    let any = !emptied.is_empty();
    change.registers.extend(emptied.into_iter().map(|key| (key, Value::Null)));
    Admitted { change, emptied: any }
}

/// What the change itself says about a purpose.
fn decided(facts: &[FactBody], wanted: &str) -> Option<bool> {
    facts.iter().rev().find_map(|fact| match fact {
        FactBody::ConsentDecided { purpose, decision, .. } if purpose == wanted => {
            Some(*decision == Decision::Given)
        }
        _ => None,
    })
}

/// Whether a value at this place of the inventory has a purpose that is on. `at` ends with a dot for all fields of a
/// fact. A place that the inventory does not know has no consent to wait for; tests keep it from being written at all.
fn is_open(privacy: &Privacy, at: &str, is_on: &impl Fn(&str) -> bool) -> bool {
    let here = |field: &str| if at.ends_with('.') { field.starts_with(at) } else { field == at };
    let mut purposes =
        privacy.fields.iter().filter(|field| here(&field.at)).flat_map(|field| &field.purposes).peekable();
    purposes.peek().is_none()
        || purposes.any(|id| match privacy.find_purpose(id) {
            Some(purpose) if purpose.basis == Basis::Consent => is_on(id),
            _ => true,
        })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use device::{Chance as _, SeededChance};
    use learning::{
        fact::{ConsentMethod, ReceiptId},
        hash::ContentHash,
    };
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::privacy::privacy;

    const PURPOSES: [&str; 4] = ["sync", "improvement", "marketing_email", "marketing_whatsapp"];

    fn decision(purpose: &str, given: bool) -> FactBody {
        FactBody::ConsentDecided {
            purpose: purpose.to_owned(),
            decision: if given { Decision::Given } else { Decision::Withdrawn },
            number: 1,
            notice: "1.0".to_owned(),
            text: ContentHash::of(b"text"),
            language: "id".to_owned(),
            method: ConsentMethod::OwnData,
            version: "0.1.0".to_owned(),
            receipt: ReceiptId(Uuid::nil()),
            receipt_hash: ContentHash::of(b"receipt"),
        }
    }

    fn key(text: &str) -> RegisterKey {
        RegisterKey::parse(text).unwrap()
    }

    /// The notice's data with learner's notes and lab ticks as if they waited for a yes.
    fn stricter() -> Privacy {
        let mut privacy = privacy().unwrap().clone();
        for field in &mut privacy.fields {
            if field.at.starts_with("fact.lab_step_done.") {
                field.purposes = vec!["improvement".to_owned()];
            }
            if field.at == "register.note" {
                field.purposes = vec!["marketing_email".to_owned(), "sync".to_owned()];
            }
        }
        privacy
    }

    /// Values whose every purpose is off, after a thousand changes at random in which purposes are switched and
    /// things are written that wait for them. `through` is what stands between a change and the record.
    fn off_purpose(
        through: impl Fn(&Privacy, &BTreeMap<&str, bool>, &[RegisterKey], Change) -> Change,
    ) -> usize {
        let (privacy, mut on) = (stricter(), BTreeMap::new());
        let mut held: BTreeMap<RegisterKey, Value> = BTreeMap::new();
        let chance = SeededChance::new(7);
        let dice = |sides: u64| usize::try_from(chance.uuid().as_u64_pair().0 % sides).unwrap();
        let (mut wrong, mut kept) = (0, 0);
        for _ in 0..1000 {
            let mut change = Change::default();
            for purpose in PURPOSES {
                if dice(4) == 0 {
                    change.facts.push(decision(purpose, dice(2) == 0));
                }
            }
            if dice(2) == 0 {
                change.registers.push((key("profile/whatsapp"), json!("+6281234567890")));
            }
            if dice(2) == 0 {
                change.registers.push((key("note/net-101-l01/1"), json!("x")));
            }
            change.registers.push((key("profile/name"), json!("Sri")));
            let keys: Vec<RegisterKey> =
                held.iter().filter(|(_, value)| !value.is_null()).map(|(key, _)| key.clone()).collect();
            let written = through(&privacy, &on, &keys, change);
            for fact in &written.facts {
                if let FactBody::ConsentDecided { purpose, decision, .. } = fact {
                    let purpose = PURPOSES.into_iter().find(|known| known == purpose).unwrap();
                    on.insert(purpose, *decision == Decision::Given);
                }
            }
            held.extend(written.registers);
            let is_on = |purpose: &str| on.get(purpose).copied().unwrap_or(false);
            let has = |name: &str| held.get(&key(name)).is_some_and(|value| !value.is_null());
            let (number, note) = (has("profile/whatsapp"), has("note/net-101-l01/1"));
            wrong += usize::from(number && !is_on("marketing_whatsapp"));
            wrong += usize::from(note && !is_on("marketing_email") && !is_on("sync"));
            kept += usize::from(number) + usize::from(note);
            assert!(has("profile/name"), "what rests on another basis passes");
        }
        assert!(kept > 100, "{kept}: a door that lets nothing through proves nothing");
        wrong
    }

    #[test]
    fn nothing_is_kept_for_a_purpose_that_is_off() {
        let gated = |privacy: &Privacy, on: &BTreeMap<&str, bool>, held: &[RegisterKey], change| {
            admit(privacy, |purpose| on.get(purpose).copied().unwrap_or(false), held.iter(), change).change
        };
        assert_eq!(off_purpose(gated), 0);
    }

    /// The control: without the gate the same thousand changes leave what they must not.
    #[test]
    fn without_the_gate_it_would_be() {
        assert!(off_purpose(|_, _, _, change| change) > 100);
    }

    #[test]
    fn a_fact_without_an_open_purpose_is_not_written() {
        let step: FactBody = serde_json::from_value(json!({
            "type": "lab_step_done",
            "lab": { "id": "net-101-l09", "rev": "v1.0", "hash": ContentHash::of(b"lab") },
            "step": "s-c0a1",
            "items": [],
        }))
        .unwrap();
        let change = |facts| Change { facts, registers: Vec::new() };
        let nobody = std::iter::empty::<&RegisterKey>;
        let off = admit(&stricter(), |_| false, nobody(), change(vec![step.clone()])).change;
        assert_eq!(off.facts, []);
        let on = vec![decision("improvement", true), step.clone()];
        assert_eq!(admit(&stricter(), |_| false, nobody(), change(on.clone())).change.facts, on);
        let real = privacy().unwrap();
        assert_eq!(admit(real, |_| false, nobody(), change(vec![step.clone()])).change.facts, [step]);
    }
}
