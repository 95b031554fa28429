//! Runs of facts that a device brings: decided, added, receipted, counted.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, SecondsFormat, Utc};
use learning::{
    fact::{self, DeviceId, Fact, FactBody, Verdict},
    hash::ContentHash,
};
use protocol::{
    ConsentDecision, Decision, Method,
    sync::{Answer, Answered, Code, Receipt, Run, limit},
};

use super::{Refused, known};
use crate::{
    app::App,
    progress, proof,
    session::Person,
    store::{DeviceRow, NewConsent, NewFact, ReceiptRow, StoreError, Tx},
};

/// The devices of the account while an exchange goes on.
pub(super) type Devices = BTreeMap<DeviceId, DeviceRow>;

/// What the runs of a request led to.
#[derive(Debug, Default)]
pub(super) struct Taken {
    pub(super) answers: Vec<Answered>,
    pub(super) receipts: Vec<Receipt>,
}

/// Takes the runs in their order.
pub(super) async fn take(
    tx: &mut Tx<Person>,
    app: &App,
    version: &str,
    devices: &mut Devices,
    runs: &[Run],
) -> Result<Taken, Refused> {
    let mut taken = Taken::default();
    let mut topics = BTreeSet::new();
    for run in runs {
        let device = DeviceId(run.device);
        register(tx, devices, device, version, app.now()).await?;
        let answer = add(tx, app, devices, run, &mut topics).await?;
        if matches!(answer, Answer::Accepted { .. }) {
            taken.receipts.extend(receipts(tx, run).await?);
        }
        taken.answers.push(Answered { device: run.device, answer });
    }
    if !topics.is_empty() {
        let facts = tx.own_facts_about(topics.into_iter().collect()).await?;
        tx.put_own_progress(progress::rows(&facts, &app.editions)).await?;
    }
    Ok(taken)
}

/// Notes a device that was not here before.
pub(super) async fn register(
    tx: &mut Tx<Person>,
    devices: &mut Devices,
    id: DeviceId,
    app: &str,
    now: DateTime<Utc>,
) -> Result<(), Refused> {
    if devices.contains_key(&id) {
        return Ok(());
    }
    if devices.len() >= limit::DEVICES {
        return Err(Refused::new(Code::TooManyDevices, format!("{} devices", limit::DEVICES)));
    }
    if !tx.add_own_device(id, app, now).await? {
        return Err(Refused::new(Code::WrongAccount, "the device belongs to another account"));
    }
    let row = DeviceRow { id, app: app.to_owned(), first_at: now, last_at: now, seq: 0, hash: None };
    devices.insert(id, row);
    Ok(())
}

async fn add(
    tx: &mut Tx<Person>,
    app: &App,
    devices: &mut Devices,
    run: &Run,
    topics: &mut BTreeSet<String>,
) -> Result<Answer, StoreError> {
    let Some(plain) = plain(run) else { return Ok(Answer::Broken) };
    let device = DeviceId(run.device);
    let held = devices.get(&device).map_or(0, |row| row.seq);
    let hashes = tx.own_hashes(device, fact::needed(held, plain.first, plain.canonical.len())).await?;
    let (from, hashes) = match fact::accept(held, |number| hashes.get(&number).copied(), &plain) {
        Verdict::Follows { from, hashes } => (from, hashes),
        Verdict::Gap { expected } => return Ok(Answer::Gap { expected }),
        Verdict::Fork { at } => return Ok(Answer::Fork { at }),
        Verdict::Broken => return Ok(Answer::Broken),
    };
    let last = last_of(run);
    let Some(head) = hashes.last().copied() else { return Ok(Answer::Accepted { up_to: last }) };
    let known = match known(run) {
        Ok(known) => known,
        Err(seq) => return Ok(Answer::Unfit { seq }),
    };
    let is_new = |seq: &u32| *seq >= from;
    let numbered = || (run.first..).zip(&run.facts).zip(&known).filter(|((seq, _), _)| is_new(seq));
    let facts: Vec<_> = numbered()
        .zip(&hashes)
        .map(|(((seq, fact), known), hash)| NewFact {
            seq,
            hash: *hash,
            at: fact.at.to_rfc3339_opts(SecondsFormat::Millis, true),
            body: fact.body.as_str(),
            topic: known.as_ref().and_then(progress::topic),
        })
        .collect();
    topics.extend(facts.iter().filter_map(|fact| fact.topic.clone()));
    metrics::counter!("academy_facts_total").increment(facts.len() as u64);
    tx.add_own_facts(device, facts, app.now()).await?;
    tx.set_own_head(device, last, head).await?;
    if let Some(row) = devices.get_mut(&device) {
        (row.seq, row.hash) = (last, Some(head));
    }
    let number = proof::new_code(app.chance.as_ref(), 3);
    tx.add_own_receipt(&ReceiptRow { device, first: from, last, number, at: app.now() }).await?;
    for ((seq, fact), known) in numbered() {
        if let Some(body @ FactBody::ConsentDecided { .. }) = known {
            add_consent(tx, app, &Fact::new(device, seq, fact.at, body.clone())).await?;
        }
    }
    Ok(Answer::Accepted { up_to: last })
}

/// The run as `learning` decides about it; `None` when a hash is none.
fn plain(run: &Run) -> Option<fact::Run<String>> {
    let before = run.before.as_deref().map(ContentHash::parse).transpose().ok()?;
    let head = ContentHash::parse(&run.head).ok()?;
    Some(fact::Run { first: run.first, before, head, canonical: run.canonical().collect() })
}

/// The facts of the run that are of a known type; the number of the first that does not have its shape.
fn known(run: &Run) -> Result<Vec<Option<FactBody>>, u32> {
    (run.first..).zip(&run.facts).map(|(seq, fact)| known::read(&fact.body).map_err(|_| seq)).collect()
}

/// The receipts of a run's facts.
pub(super) async fn receipts(tx: &mut Tx<Person>, run: &Run) -> Result<Vec<Receipt>, StoreError> {
    let rows = tx.list_own_receipts(DeviceId(run.device), run.first, last_of(run)).await?;
    let read = |row: ReceiptRow| Receipt {
        device: row.device.0,
        first: row.first,
        last: row.last,
        number: row.number,
        at: row.at,
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Number of the last fact of a run.
fn last_of(run: &Run) -> u32 {
    run.first.saturating_add(u32::try_from(run.facts.len()).unwrap_or(u32::MAX)).saturating_sub(1)
}

/// A choice is kept as evidence beside the fact. One about a text that was never published is kept as well, marked: a no
/// counts whatever it was said to.
async fn add_consent(tx: &mut Tx<Person>, app: &App, fact: &Fact) -> Result<(), StoreError> {
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
        return Ok(());
    };
    let said = ConsentDecision {
        purpose: purpose.clone(),
        decision: match decision {
            fact::Decision::Given => Decision::Given,
            fact::Decision::Refused => Decision::Refused,
            fact::Decision::Withdrawn => Decision::Withdrawn,
        },
        number: *number,
        notice: notice.clone(),
        text: text.to_string(),
        language: language.clone(),
        method: match method {
            fact::ConsentMethod::SignUp => Method::SignUp,
            fact::ConsentMethod::OwnData => Method::OwnData,
        },
        app_version: version.clone(),
        receipt: receipt.0,
        receipt_hash: receipt_hash.to_string(),
        decided_at: fact.at,
    };
    let new = NewConsent {
        said: &said,
        text: *text.as_bytes(),
        receipt_hash: *receipt_hash.as_bytes(),
        is_published: app.notices.is_published(notice, language, *text),
    };
    tx.add_own_consent(&new, app.now()).await
}
