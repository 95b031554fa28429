//! Rights over one's own data: requests with the clock of the law, the operator's queue, and what follows from an answer.

pub mod answer;
pub mod enter;
pub mod list;
pub mod make;
pub mod queue;

use learning::record::ANSWER_WITHIN;
use protocol::{Channel, Message, Right, RightRequest, RightRequestState};
use serde_json::value::RawValue;

use crate::{
    app::App,
    failure::{Failure, Result},
    session::Person,
    store::{NewRequest, Operator, RequestRow},
    text,
};

/// Characters of a person's words at most, as the protocol says.
const WORDS: usize = 2000;

const fn name(right: Right) -> &'static str {
    match right {
        Right::Access => "access",
        Right::Correct => "correct",
        Right::Object => "object",
        Right::Restrict => "restrict",
        Right::Erase => "erase",
        Right::Withdraw => "withdraw",
    }
}

/// Somebody who answers requests. To anybody else there is no such thing.
fn operator(person: &Person) -> Result<Operator> {
    Operator::of(person).ok_or_else(Failure::not_found)
}

/// A request with its clock: it runs from now, by the server's clock.
fn taken<'a>(
    app: &App,
    request: &'a RightRequest,
    words: &'a str,
    channel: &'static str,
) -> Result<NewRequest<'a>> {
    let is_known = request.purpose.as_deref().is_none_or(|purpose| app.notices.has_purpose(purpose));
    let needs_one = matches!(request.right, Right::Object | Right::Restrict);
    if !is_known || (needs_one && request.purpose.is_none()) {
        return Err(Failure::invalid("purpose"));
    }
    Ok(NewRequest {
        id: request.request,
        kind: name(request.right),
        purpose: request.purpose.as_deref(),
        words,
        asked_at: request.asked_at,
        channel,
        received_at: app.now(),
        due_at: app.now() + ANSWER_WITHIN,
    })
}

fn words(typed: &str) -> Result<String> {
    text::lines("words", typed, WORDS)
}

/// A request's state as it travels.
fn state(row: &RequestRow) -> Result<Box<RawValue>> {
    let message = Message::RightRequestState(RightRequestState {
        request: row.id,
        by: if row.channel == "email" { Channel::Email } else { Channel::App },
        received_at: row.received_at,
        due_at: row.due_at,
        answered: row.answered_at,
    });
    RawValue::from_string(protocol::write(&message)).map_err(|error| Failure::internal(error.to_string()))
}
