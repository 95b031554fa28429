//! The messages as they travel: what is written here is read by programs that are out already, so a change of these
//! files is a change of the protocol.
#![expect(clippy::unwrap_used, reason = "a test's helper fails by panicking")]

use protocol::{
    Channel, ConsentDecision, Decision, Message, Method, ProtocolError, Right, RightRequest,
    RightRequestState, read, write,
};
use uuid::Uuid;

const GOLDEN: [&str; 3] = [
    include_str!("golden/right_request.json"),
    include_str!("golden/right_request_state.json"),
    include_str!("golden/consent_decision.json"),
];

fn messages() -> [Message; 3] {
    let at = |text: &str| text.parse().unwrap();
    [
        Message::RightRequest(RightRequest {
            request: Uuid::from_u128(7),
            right: Right::Object,
            purpose: Some("manager_report".to_owned()),
            words: "Mohon berhenti.".to_owned(),
            asked_at: at("2026-11-27T08:00:00Z"),
        }),
        Message::RightRequestState(RightRequestState {
            request: Uuid::from_u128(7),
            by: Channel::Email,
            received_at: at("2026-11-27T09:00:00Z"),
            due_at: at("2026-11-30T09:00:00Z"),
            answered: None,
        }),
        Message::ConsentDecision(ConsentDecision {
            purpose: "sync".to_owned(),
            decision: Decision::Withdrawn,
            number: 2,
            notice: "1.0".to_owned(),
            text: "ab".repeat(32),
            language: "id".to_owned(),
            method: Method::OwnData,
            app_version: "0.1.0".to_owned(),
            receipt: Uuid::from_u128(8),
            receipt_hash: "cd".repeat(32),
            decided_at: at("2026-11-27T08:00:00.250Z"),
        }),
    ]
}

#[test]
fn messages_are_written_and_read_as_they_always_were() {
    for (message, golden) in messages().iter().zip(GOLDEN) {
        assert_eq!(write(message), golden.trim_end());
        assert_eq!(read(golden).unwrap(), *message);
    }
}

#[test]
fn a_field_of_tomorrow_is_passed_over_and_one_that_may_be_missing_may() {
    let [request, state, consent] = messages();
    let more = GOLDEN[0].replacen('{', "{\"priority\":{\"of\":[1]},", 1);
    assert_eq!(read(&more).unwrap(), request);
    assert_eq!(read(&GOLDEN[1].replace(",\"answered\":null", "")).unwrap(), state);
    assert_eq!(read(&GOLDEN[2].replacen('{', "{\"x\":null,", 1)).unwrap(), consent);
}

#[test]
fn a_newer_version_is_said_and_not_guessed_at() {
    let newer = GOLDEN[0].replace("\"version\":1", "\"version\":2");
    assert_eq!(read(&newer), Err(ProtocolError::Newer { found: 2 }));
    // Also where nothing else of it can be understood.
    assert_eq!(read("{\"version\":9,\"type\":\"of_tomorrow\"}"), Err(ProtocolError::Newer { found: 9 }));
}

#[test]
fn what_is_no_message_is_refused() {
    let without_version = GOLDEN[0].replace("\"version\":1,", "");
    let other_right = GOLDEN[0].replace("\"object\"", "\"forget\"");
    let other_type = GOLDEN[0].replace("right_request", "right_wish");
    let no_time = GOLDEN[1].replace("2026-11-27T09:00:00.000Z", "yesterday");
    let version_0 = GOLDEN[0].replace("\"version\":1", "\"version\":0");
    for text in [&without_version, &other_right, &other_type, &no_time, &version_0, "", "[]", "{", "null"] {
        assert!(matches!(read(text), Err(ProtocolError::Unreadable(_))), "{text}");
    }
}
