//! As the file has it: every fact of every device, its chain, and the registers.

use chrono::{DateTime, Utc};
use device::{FixedClock, Folder, Record, SeededChance};
use learning::{fact::Fact, register::RegisterKey};
use serde_json::Value;

use super::{Findings, Problem, said::Said};
use crate::{line::says, machine::Machine};

/// Follow from other facts and are written with them, or when a new edition asks for less.
const DERIVED: [&str; 2] = ["module_completed", "course_completed"];

pub async fn look(
    machine: &Machine,
    said: &mut Said,
    at: DateTime<Utc>,
    findings: &mut Findings,
) -> anyhow::Result<()> {
    let profiles = Folder::new(&machine.data).list_profiles().list.len();
    if profiles != 1 {
        findings.problems.push(Problem::Profiles(profiles));
    }
    let Some(file) = machine.record_file() else { return Ok(()) };
    let (mut record, notices) = Record::open(&file, &FixedClock::at(at), &SeededChance::new(0)).await?;
    if !notices.is_empty() {
        findings.problems.push(Problem::Chain(format!("{notices:?}")));
    }
    let facts = facts(&mut record).await?;
    compare_facts(&facts, said, findings);
    compare_registers(&record, said, findings);
    Ok(record.close().await?)
}

/// When, and what.
type Entry = (DateTime<Utc>, Value);

async fn facts(record: &mut Record) -> anyhow::Result<Vec<Entry>> {
    const MOST: u32 = 1_000;
    let devices: Vec<_> = record.heads().map(|head| (head.device, head.seq)).collect();
    let mut facts = Vec::new();
    for (device, last) in devices {
        for after in (0..last).step_by(MOST as usize) {
            let links = record.list_facts(device, after, MOST).await?;
            for Fact { at, body, .. } in links.into_iter().map(|link| link.fact) {
                facts.push((at, serde_json::to_value(body)?));
            }
        }
    }
    Ok(facts)
}

fn compare_facts(facts: &[Entry], said: &mut Said, findings: &mut Findings) {
    findings.facts = facts.len();
    for said in &mut said.facts {
        match facts.iter().filter(|(at, body)| said.is(*at, body)).count() {
            0 if said.must => {
                findings.problems.push(Problem::Lost { at: said.at, what: said.what.clone() });
            }
            0 => {}
            times => {
                findings.kept += usize::from(said.must);
                said.must = true;
                if times > 1 {
                    findings.problems.push(Problem::Doubled { at: said.at, what: said.what.clone(), times });
                }
            }
        }
    }
    for (number, (at, body)) in facts.iter().enumerate() {
        let derived = DERIVED.iter().any(|kind| body["type"] == **kind);
        if !derived && !said.facts.iter().any(|said| said.is(*at, body)) {
            findings.problems.push(Problem::Stray { at: *at, body: body.clone() });
        }
        let twin = |(other, twin): &&Entry| twin == body && (derived || other == at);
        if let Some((at, what)) = facts[..number].iter().find(twin) {
            findings.problems.push(Problem::Doubled { at: *at, what: what.clone(), times: 2 });
        }
    }
}

fn compare_registers(record: &Record, said: &Said, findings: &mut Findings) {
    for (key, expected) in &said.registers {
        let found = RegisterKey::parse(key).ok().and_then(|key| record.find_register(&key));
        let found = found.map(|register| register.value.clone()).unwrap_or_default();
        if !expected.iter().any(|what| says(what, &found)) {
            let (key, expected) = (key.clone(), expected.clone());
            findings.problems.push(Problem::Register { key, found, expected });
        }
    }
}
