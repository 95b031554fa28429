//! What a person said to each purpose, and what holds now.

use std::collections::BTreeMap;

use super::journal::Journal;
use crate::{
    fact::{ConsentMethod, Decision, Fact, FactBody, FactRef, ReceiptId},
    hash::ContentHash,
};

/// One decision about one purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What was said.
    pub decision: Decision,
    /// Which decision about the purpose, from 1.
    pub number: u32,
    /// Version of the notice shown.
    pub notice: String,
    /// Hash of the text shown.
    pub text: ContentHash,
    /// Language of it.
    pub language: String,
    /// Where it was said.
    pub method: ConsentMethod,
    /// The app's version.
    pub version: String,
    /// The receipt.
    pub receipt: ReceiptId,
    /// Its hash.
    pub receipt_hash: ContentHash,
}

/// What holds for a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// Nothing was said, or nothing to the notice that holds now: it must be asked. Means no.
    Requested,
    /// Yes, to the notice that holds.
    Given,
    /// No.
    Refused,
    /// It was yes once and was taken back.
    Withdrawn,
    /// Yes to an older notice that a material change has replaced: asked again, and no until then.
    Invalidated,
}

impl Consent {
    /// Whether something may be kept or sent for the purpose. Nothing but a yes to the present notice is a yes.
    #[must_use]
    pub const fn allows(self) -> bool {
        matches!(self, Self::Given)
    }
}

/// All decisions about one purpose.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ConsentRecord(Journal<Choice>);

impl ConsentRecord {
    pub(super) fn add(&mut self, fact: &Fact, choice: Choice) {
        self.0.add(fact, choice);
    }

    /// The decision that holds: the one with the highest number. Where two devices decided without knowing of each
    /// other, a no goes before a yes: the clocks of devices must not give away what somebody took back.
    #[must_use]
    pub fn latest(&self) -> Option<&Choice> {
        let choices =
            self.0.iter().map(|(fact, entry)| (entry.value.number, entry.value.decision, fact, &entry.value));
        choices
            .max_by_key(|(number, decision, fact, _)| (*number, *decision, **fact))
            .map(|(.., choice)| choice)
    }

    /// When the decision that holds was made, by its device's clock.
    #[must_use]
    pub fn latest_at(&self) -> Option<chrono::DateTime<chrono::Utc>> {
        let latest = self.latest()?;
        self.0.iter().find(|(_, entry)| entry.value == *latest).map(|(_, entry)| entry.at)
    }

    /// The number of the next decision.
    #[must_use]
    pub fn next_number(&self) -> u32 {
        self.latest().map_or(1, |choice| choice.number.saturating_add(1))
    }

    /// What holds, when every notice in `valid` counts as the present one: its versions since the last material
    /// change.
    #[must_use]
    pub fn state(&self, valid: &[&str]) -> Consent {
        match self.latest() {
            None => Consent::Requested,
            Some(choice) => match choice.decision {
                Decision::Given if valid.contains(&choice.notice.as_str()) => Consent::Given,
                Decision::Given => Consent::Invalidated,
                Decision::Refused => Consent::Refused,
                Decision::Withdrawn => Consent::Withdrawn,
            },
        }
    }

    /// Every decision, by device and number of the fact.
    pub fn iter(&self) -> impl Iterator<Item = (&FactRef, &super::Entry<Choice>)> {
        self.0.iter()
    }
}

/// All purposes about which something was said.
pub(super) type Consents = BTreeMap<String, ConsentRecord>;

/// Adds the fact, if it is about consent.
pub(super) fn apply(consents: &mut Consents, fact: &Fact) {
    let FactBody::ConsentDecided {
        purpose,
        decision,
        number,
        notice,
        text,
        language,
        method,
        version,
        receipt,
        receipt_hash,
    } = &fact.body
    else {
        return;
    };
    let choice = Choice {
        decision: *decision,
        number: *number,
        notice: notice.clone(),
        text: *text,
        language: language.clone(),
        method: *method,
        version: version.clone(),
        receipt: *receipt,
        receipt_hash: *receipt_hash,
    };
    consents.entry(purpose.clone()).or_default().add(fact, choice);
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};
    use uuid::Uuid;

    use super::*;
    use crate::{fact::DeviceId, record::Record};

    /// A decision by a device, its number there, the decision's number, hours by the device's clock.
    fn fact(device: u128, seq: u32, number: u32, hours: i64, decision: Decision, notice: &str) -> Fact {
        let at = DateTime::UNIX_EPOCH + TimeDelta::hours(hours);
        let body = FactBody::ConsentDecided {
            purpose: "sync".to_owned(),
            decision,
            number,
            notice: notice.to_owned(),
            text: ContentHash::of(notice.as_bytes()),
            language: "id".to_owned(),
            method: ConsentMethod::OwnData,
            version: "1.0.0".to_owned(),
            receipt: ReceiptId(Uuid::from_u128(u128::from(number))),
            receipt_hash: ContentHash::of(b"receipt"),
        };
        Fact::new(DeviceId(Uuid::from_u128(device)), seq, at, body)
    }

    fn state(facts: &[Fact], valid: &[&str]) -> Consent {
        let there = Record::fold(facts).consent("sync", valid);
        let back = Record::fold(facts.iter().rev().chain(facts)).consent("sync", valid);
        assert_eq!(there, back, "neither order nor repeats matter");
        there
    }

    #[test]
    fn the_last_decision_holds() {
        use Decision::{Given, Refused, Withdrawn};
        let yes = fact(1, 1, 1, 10, Given, "1.0");
        assert_eq!(state(&[], &["1.0"]), Consent::Requested);
        assert_eq!(state(std::slice::from_ref(&yes), &["1.0"]), Consent::Given);
        assert_eq!(state(&[yes.clone(), fact(1, 2, 2, 11, Withdrawn, "1.0")], &["1.0"]), Consent::Withdrawn);
        assert_eq!(state(&[fact(1, 1, 1, 10, Refused, "1.0")], &["1.0"]), Consent::Refused);
        // The clock was set back between.
        assert_eq!(
            state(&[yes.clone(), fact(1, 2, 2, -90_000, Withdrawn, "1.0")], &["1.0"]),
            Consent::Withdrawn
        );
        // Another device, ten years ahead, said yes before.
        assert_eq!(
            state(&[fact(2, 1, 1, 90_000, Given, "1.0"), fact(1, 1, 2, 10, Withdrawn, "1.0")], &["1.0"]),
            Consent::Withdrawn
        );
    }

    #[test]
    fn of_two_that_did_not_know_of_each_other_the_no_holds() {
        use Decision::{Given, Withdrawn};
        for (first, second) in [(1, 2), (2, 1)] {
            let facts = [fact(first, 1, 2, 20, Given, "1.0"), fact(second, 1, 2, 10, Withdrawn, "1.0")];
            assert_eq!(state(&facts, &["1.0"]), Consent::Withdrawn);
        }
    }

    #[test]
    fn a_yes_to_an_older_notice_is_asked_again_after_a_material_change_only() {
        let yes = [fact(1, 1, 1, 10, Decision::Given, "1.0")];
        assert_eq!(state(&yes, &["1.0", "1.1"]), Consent::Given);
        assert_eq!(state(&yes, &["2.0"]), Consent::Invalidated);
        assert!(!Consent::Invalidated.allows() && !Consent::Requested.allows() && Consent::Given.allows());
    }
}
