//! Keeping to the periods of `retention.yaml` on this device.
//!
//! What is removed: damaged files put aside and unfinished drafts (`local_copies`), and the words of requests that have
//! ended (`requests`). Facts cannot be removed one by one, and the record as a whole is never erased by itself, because a
//! wrong clock must not cost anybody what they learned: when its period is over, the person is asked. Settings are in use
//! whenever this program runs. Files that were exported are the person's own.
//!
//! Nothing goes on the word of one day's clock: what is found too old is noted first, and removed when it is still too old
//! a week later.

use chrono::{DateTime, TimeDelta, Utc};
use course::privacy::Retention;
use device::{Change, leftover};
use learning::{fact::RequestId, register::RegisterKey};
use serde_json::Value;

use crate::{
    desk::{Desk, key},
    failure::Result,
};

/// How long something stays after it was found too old.
const GRACE: TimeDelta = TimeDelta::days(7);

const LOCAL_COPIES: &str = "local_copies";
const REQUESTS: &str = "requests";
const LEARNING: &str = "learning";

/// Looks at every class that is this device's to sweep.
///
/// # Errors
/// When something could not be written; what could not be removed stays for the next time.
pub(crate) async fn sweep(desk: &mut Desk) -> Result<()> {
    if !desk.can_save() {
        return Ok(());
    }
    let files = old_files(desk);
    if is_time(desk, LOCAL_COPIES, !files.is_empty()).await? {
        for file in &files {
            leftover::remove(file)?;
        }
        note(LOCAL_COPIES, files.len());
    }
    let words = old_words(desk)?;
    if is_time(desk, REQUESTS, !words.is_empty()).await? {
        note(REQUESTS, words.len());
        let registers = words.into_iter().map(|key| (key, Value::Null)).collect();
        desk.commit(Change { facts: Vec::new(), registers }).await?;
    }
    Ok(())
}

/// Whether the learning record is past its period: the person is told, and decides.
pub(crate) fn is_expired(desk: &Desk) -> bool {
    let Some(before) = limit(desk, LEARNING) else { return false };
    desk.record().last_learned_at().is_some_and(|last| last < before)
}

/// What of a class is older than this is too old; `None` where it stays: no period, a hold, or no notice to go by.
fn limit(desk: &Desk, class: &str) -> Option<DateTime<Utc>> {
    let privacy = desk.privacy().ok()?;
    let class: &Retention = privacy.retention.iter().find(|known| known.id == class)?;
    if let Some(hold) = &class.hold {
        tracing::info!(
            class = class.id,
            reason = hold.en.as_deref().unwrap_or(&hold.id),
            "kept by a legal hold"
        );
        return None;
    }
    class.ends_before(desk.now())
}

fn old_files(desk: &Desk) -> Vec<leftover::Leftover> {
    let Some(before) = limit(desk, LOCAL_COPIES) else { return Vec::new() };
    let mut files = leftover::list(desk.record_file());
    files.retain(|file| file.at < before);
    files
}

fn old_words(desk: &Desk) -> Result<Vec<RegisterKey>> {
    let Some(before) = limit(desk, REQUESTS) else { return Ok(Vec::new()) };
    let ended = |id: &RequestId| desk.record().find_request(id).and_then(|request| request.ended_at());
    let held = desk.registers(key::REQUEST).filter(|register| !register.value.is_null());
    let old = held.filter(|register| {
        let id = register.key.as_str().strip_prefix(key::REQUEST).and_then(|id| id.parse().ok());
        id.map(RequestId).as_ref().and_then(ended).is_some_and(|ended| ended < before)
    });
    Ok(old.map(|register| register.key.clone()).collect())
}

/// Whether what was found too old was so a week ago already. Notes it the first time, and forgets that when nothing is too
/// old any more, or when the clock was set back behind it.
async fn is_time(desk: &mut Desk, class: &str, found: bool) -> Result<bool> {
    let (key, now) = (key::of(key::SWEEP, &[class])?, desk.now());
    let noted: Option<DateTime<Utc>> =
        desk.register(key.as_str()).and_then(Value::as_str).and_then(|text| text.parse().ok());
    let since = noted.filter(|since| *since <= now);
    let value = match (found, since) {
        (true, Some(since)) if now - since < GRACE => return Ok(false),
        (true, None) => Value::from(now.to_rfc3339()),
        (false, _) if noted.is_none() => return Ok(false),
        (true, Some(_)) | (false, _) => Value::Null,
    };
    desk.commit(Change { facts: Vec::new(), registers: vec![(key, value)] }).await?;
    Ok(found && since.is_some())
}

/// In the log, how many and of which class; never what was in them.
fn note(class: &str, count: usize) {
    tracing::info!(class, count, "removed at the end of its period");
}
