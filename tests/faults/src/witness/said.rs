//! What must be on the disk and what may be, from what was said.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::sort;
use crate::line::{Call, says};

#[derive(Debug, Clone, Default)]
pub struct Said {
    pub facts: Vec<SaidFact>,
    /// Values that a register may have; only the last if it was called saved.
    pub registers: BTreeMap<String, Vec<Value>>,
    pub edition: Option<String>,
}

#[derive(Debug, Clone)]
pub struct SaidFact {
    pub at: DateTime<Utc>,
    pub what: Value,
    /// Called saved, or seen by the learner after a start: must be there. Else it may be there.
    pub must: bool,
}

impl SaidFact {
    pub fn is(&self, at: DateTime<Utc>, body: &Value) -> bool {
        self.at == at && says(&self.what, body)
    }
}

impl Said {
    pub fn asks(&mut self, call: &Call) {
        let (facts, registers, _) = sort(call);
        self.facts.extend(facts.into_iter().map(|what| SaidFact {
            at: call.at,
            what: what.clone(),
            must: false,
        }));
        for (key, what) in registers {
            // Nothing was there before the first value.
            let may = self.registers.entry(key.to_owned()).or_insert_with(|| vec![Value::Null]);
            may.push(what.clone());
        }
    }

    pub fn saved(&mut self, call: &Call) {
        let (facts, registers, edition) = sort(call);
        for what in facts {
            let asked = self.facts.iter_mut().rev().find(|said| said.at == call.at && said.what == *what);
            match asked {
                Some(said) => said.must = true,
                None => self.facts.push(SaidFact { at: call.at, what: what.clone(), must: true }),
            }
        }
        for (key, what) in registers {
            self.registers.insert(key.to_owned(), vec![what.clone()]);
        }
        self.edition = edition.map(str::to_owned).or_else(|| self.edition.take());
    }

    /// The value of a register, where it can only be one.
    pub fn register(&self, key: &str) -> Option<&Value> {
        match self.registers.get(key)?.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }
}
