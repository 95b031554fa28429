//! Requests about one's own data that this device cannot carry out alone: asked for here, taken to the controller by the
//! person as long as there is no server, and followed up with the time that the law gives.

mod letter;
pub mod list;
pub mod make;
pub mod mark;

use chrono::{DateTime, Utc};
use learning::{
    fact::{RequestId, Right},
    record::{ANSWER_WITHIN, RequestRecord, RequestState},
};
use serde::Serialize;
use ts_rs::TS;

use crate::{
    desk::{Desk, key},
    failure::Result,
    privacy::show::lang_of,
};

#[derive(Debug, Clone, Serialize, TS)]
pub struct RequestsView {
    /// Whether the app can send them by itself. There is no server yet.
    pub connected: bool,
    /// Where to write: the controller's contacts for rights.
    pub contacts: Vec<String>,
    /// How long the controller has, in hours.
    pub hours: u32,
    /// The newest first.
    pub requests: Vec<RequestView>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct RequestView {
    pub id: RequestId,
    pub right: Right,
    /// Title of the purpose it is about.
    pub purpose: Option<String>,
    /// What the person wrote; empty also when that was removed after its time.
    pub words: String,
    pub asked_at: DateTime<Utc>,
    pub state: RequestStanding,
    /// When it was sent or ended; null while it is queued.
    pub since: Option<DateTime<Utc>>,
    /// Until when the answer is due; null while no clock runs.
    pub due_at: Option<DateTime<Utc>>,
    /// Seconds until then, below zero when it has passed; null where it is not awaited.
    pub left_s: Option<i32>,
    /// The article that names the hours; null where the law names none for this right.
    pub article: Option<u32>,
    /// Subject and text of the e-mail.
    pub subject: String,
    pub letter: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RequestStanding {
    Queued,
    Sent,
    Answered,
    Cancelled,
}

pub(crate) fn view(desk: &Desk) -> Result<RequestsView> {
    let privacy = desk.privacy()?;
    let rights = |contact: &&course::privacy::Contact| {
        contact.used_for == course::privacy::ContactUse::Rights
            && contact.kind == course::privacy::ContactKind::Email
    };
    let mut requests: Vec<RequestView> =
        desk.record().requests().filter_map(|(id, record)| one(desk, id, record)).collect();
    requests.sort_by_key(|request| std::cmp::Reverse((request.asked_at, request.id)));
    Ok(RequestsView {
        connected: false,
        contacts: privacy.controller.contacts.iter().filter(rights).map(|one| one.value.clone()).collect(),
        hours: u32::try_from(ANSWER_WITHIN.num_hours()).unwrap_or_default(),
        requests,
    })
}

fn one(desk: &Desk, id: RequestId, record: &RequestRecord) -> Option<RequestView> {
    let asked = record.asked()?;
    let (lang, right) = (lang_of(desk), asked.value.right);
    let purpose = asked.value.purpose.as_deref().map(|id| {
        let found = desk.privacy().ok().and_then(|privacy| privacy.find_purpose(id));
        found.map_or_else(|| id.to_owned(), |purpose| purpose.title.get(lang).clone())
    });
    let words = key::of(key::REQUEST, &[&id.to_string()]).ok().and_then(|key| desk.register(key.as_str()));
    let words = words.and_then(|value| value.as_str()).unwrap_or_default().to_owned();
    let (state, since) = match record.state() {
        RequestState::Queued => (RequestStanding::Queued, None),
        RequestState::Sent(at) => (RequestStanding::Sent, Some(at)),
        RequestState::Answered(at) => (RequestStanding::Answered, Some(at)),
        RequestState::Cancelled(at) => (RequestStanding::Cancelled, Some(at)),
    };
    let letter = letter::Letter { id, right, purpose: purpose.as_deref(), words: &words, at: asked.at };
    Some(RequestView {
        subject: letter.subject(lang),
        letter: letter.text(desk),
        id,
        right,
        asked_at: asked.at,
        state,
        since,
        due_at: record.due_at(),
        left_s: record.due_at().filter(|_| state == RequestStanding::Sent).map(|due| left(due, desk.now())),
        article: right.article(),
        purpose,
        words,
    })
}

/// A clock that was set back since the sending shows no more than the whole time.
fn left(due: DateTime<Utc>, now: DateTime<Utc>) -> i32 {
    let seconds = (due - now).min(ANSWER_WITHIN).num_seconds();
    i32::try_from(seconds).unwrap_or(i32::MIN)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn what_is_left_is_never_more_than_all() {
        let due: DateTime<Utc> = "2026-11-30T08:00:00Z".parse().unwrap();
        let at = |hours: i64| left(due, due - ANSWER_WITHIN + TimeDelta::hours(hours));
        assert_eq!((at(0), at(71), at(72), at(73)), (72 * 3600, 3600, 0, -3600));
        assert_eq!(at(-10 * 365 * 24), 72 * 3600, "the clock was set back");
        assert_eq!(at(1_000_000), i32::MIN, "or ahead by a century");
    }
}
