//! What a person asked for about their data, and what became of it.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::journal::{Entry, Journal};
use crate::fact::{Fact, FactBody, RequestId, RequestMark, Right};

/// How long the controller has, from when the request reached it: 3 x 24 hours (UU 27/2022, articles 30, 32, 40, 41).
pub const ANSWER_WITHIN: TimeDelta = TimeDelta::hours(72);

/// What was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Which right.
    pub right: Right,
    /// The purpose it is about, where it is about one.
    pub purpose: Option<String>,
}

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestState {
    /// It has not left this device: no clock runs.
    Queued,
    /// On its way or there since then, by the clock of the device.
    Sent(DateTime<Utc>),
    /// The controller has answered.
    Answered(DateTime<Utc>),
    /// Taken back by the person before there was an answer.
    Cancelled(DateTime<Utc>),
}

/// One request and its marks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RequestRecord {
    asked: Journal<Asked>,
    marks: Journal<RequestMark>,
}

impl RequestRecord {
    /// What was asked, and when; `None` while only marks of it are known.
    #[must_use]
    pub fn asked(&self) -> Option<&Entry<Asked>> {
        self.asked.first()
    }

    /// Where it stands. An answer stands above everything, whatever came after it.
    #[must_use]
    pub fn state(&self) -> RequestState {
        let first = |mark| self.first_mark(mark);
        None.or_else(|| first(RequestMark::Answered).map(RequestState::Answered))
            .or_else(|| first(RequestMark::Cancelled).map(RequestState::Cancelled))
            .or_else(|| first(RequestMark::SentByEmail).map(RequestState::Sent))
            .unwrap_or(RequestState::Queued)
    }

    /// When it was sent, also after it was answered or taken back.
    #[must_use]
    pub fn sent_at(&self) -> Option<DateTime<Utc>> {
        self.first_mark(RequestMark::SentByEmail)
    }

    /// Until when an answer is due: only once it was sent.
    #[must_use]
    pub fn due_at(&self) -> Option<DateTime<Utc>> {
        self.sent_at()?.checked_add_signed(ANSWER_WITHIN)
    }

    /// When nothing more was to be done about it: answered or taken back.
    #[must_use]
    pub fn ended_at(&self) -> Option<DateTime<Utc>> {
        match self.state() {
            RequestState::Answered(at) | RequestState::Cancelled(at) => Some(at),
            RequestState::Queued | RequestState::Sent(_) => None,
        }
    }

    /// Whether the person holds to it: an objection that was answered still stands until it is taken back.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.first_mark(RequestMark::Cancelled).is_none()
    }

    fn first_mark(&self, wanted: RequestMark) -> Option<DateTime<Utc>> {
        self.marks.iter().filter(|(_, entry)| entry.value == wanted).map(|(_, entry)| entry.at).min()
    }
}

/// All requests of which anything is known.
pub(super) type Requests = BTreeMap<RequestId, RequestRecord>;

/// Adds the fact, if it is about a request.
pub(super) fn apply(requests: &mut Requests, fact: &Fact) {
    match &fact.body {
        FactBody::RightRequested { request, right, purpose } => {
            let asked = Asked { right: *right, purpose: purpose.clone() };
            requests.entry(*request).or_default().asked.add(fact, asked);
        }
        FactBody::RightRequestMarked { request, mark } => {
            requests.entry(*request).or_default().marks.add(fact, *mark);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{fact::DeviceId, record::Record};

    const REQUEST: RequestId = RequestId(Uuid::from_u128(7));

    fn at(hours: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::hours(hours)
    }

    fn asked(right: Right, purpose: Option<&str>) -> FactBody {
        FactBody::RightRequested { request: REQUEST, right, purpose: purpose.map(str::to_owned) }
    }

    const fn marked(mark: RequestMark) -> FactBody {
        FactBody::RightRequestMarked { request: REQUEST, mark }
    }

    /// The facts of one device at these hours, folded there and back and twice.
    fn fold(bodies: &[(i64, FactBody)]) -> Record {
        let facts: Vec<Fact> = (1..)
            .zip(bodies)
            .map(|(seq, (hours, body))| {
                Fact::new(DeviceId(Uuid::from_u128(1)), seq, at(*hours), body.clone())
            })
            .collect();
        let record = Record::fold(&facts);
        assert_eq!(
            record,
            Record::fold(facts.iter().rev().chain(&facts)),
            "neither order nor repeats matter"
        );
        record
    }

    fn state(bodies: &[(i64, FactBody)]) -> (RequestState, Option<DateTime<Utc>>) {
        let record = fold(bodies);
        let (_, request) = record.requests().next().unwrap();
        (request.state(), request.due_at())
    }

    #[test]
    fn the_clock_runs_from_sending_and_not_from_asking() {
        use RequestMark::{Answered, Cancelled, SentByEmail};
        let ask = (1, asked(Right::Access, None));
        assert_eq!(state(std::slice::from_ref(&ask)), (RequestState::Queued, None));
        let sent = [ask.clone(), (10, marked(SentByEmail))];
        assert_eq!(state(&sent), (RequestState::Sent(at(10)), Some(at(82))));
        let twice = [ask.clone(), (10, marked(SentByEmail)), (50, marked(SentByEmail))];
        assert_eq!(state(&twice).1, Some(at(82)), "marking again does not win time for anybody");
        let answered = [ask.clone(), (10, marked(SentByEmail)), (40, marked(Answered))];
        assert_eq!(state(&answered).0, RequestState::Answered(at(40)));
        let taken_back = [ask, (40, marked(Cancelled))];
        assert_eq!(state(&taken_back), (RequestState::Cancelled(at(40)), None));
    }

    #[test]
    fn an_objection_stands_until_it_is_taken_back() {
        let ask = (1, asked(Right::Object, Some("security")));
        let limits = |bodies: &[(i64, FactBody)]| {
            fold(bodies).limits("security").map(|(_, right, _)| right).collect::<Vec<_>>()
        };
        assert_eq!(limits(std::slice::from_ref(&ask)), [Right::Object]);
        assert!(fold(std::slice::from_ref(&ask)).limits("learning_record").next().is_none());
        assert_eq!(limits(&[ask.clone(), (9, marked(RequestMark::Answered))]), [Right::Object]);
        assert!(limits(&[ask, (9, marked(RequestMark::Cancelled))]).is_empty());
        assert!(limits(&[(1, asked(Right::Access, Some("security")))]).is_empty());
    }
}
