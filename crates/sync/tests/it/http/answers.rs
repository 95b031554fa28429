//! What comes back, and what is said about it.

use std::time::Duration;

use protocol::{
    codec::{Dictionary, Item},
    sync::Code,
};
use sync::{
    exchange::Ended,
    failure::{Failure, FailureCode},
    http::{Address, HttpTransport},
};

use super::{
    PATIENCE, Token,
    server::{Instead, Server},
    way_to,
};
use crate::{machine::Machine, talk::talk};

fn machine() -> Machine {
    let machine = Machine::new(1);
    (0..5).for_each(|place| machine.disk().write(&format!("f{place}")));
    machine
}

async fn fails(server: &Server, instead: Instead) -> Failure {
    server.will(instead);
    talk(&machine(), &way_to(&server.address, "good")).await.unwrap_err()
}

#[tokio::test]
async fn over_http_as_without() {
    let (machine, server) = (machine(), Server::start().await);
    let ended = talk(&machine, &way_to(&server.address, "good")).await;
    assert!(matches!(ended, Ok(Ended::Done(_))), "{ended:?}");
    assert_eq!(server.bodies(), machine.disk().bodies());
}

#[tokio::test]
async fn what_answers_instead_of_the_academy_is_recognised() {
    let server = Server::start().await;
    for (instead, code) in [
        (Instead::Page(200), FailureCode::Portal),
        (Instead::Page(511), FailureCode::Portal),
        (Instead::Redirect, FailureCode::Portal),
        (Instead::Page(502), FailureCode::ServerBusy),
        (Instead::Page(500), FailureCode::ServerFault),
        (Instead::Bomb, FailureCode::ServerFault),
        (Instead::Silence, FailureCode::TimedOut),
        (Instead::Refuse(Code::TooOld), FailureCode::AppTooOld),
        (Instead::Refuse(Code::NoConsent), FailureCode::NoConsent),
    ] {
        let failure = fails(&server, instead).await;
        assert_eq!(failure.code, code, "{instead:?}: {failure}");
    }
    let bomb = fails(&server, Instead::Bomb).await;
    assert!(bomb.detail.contains("too large"), "{bomb}");
    let busy = fails(&server, Instead::Refuse(Code::Busy)).await;
    assert_eq!((busy.code, busy.retry_after), (FailureCode::ServerBusy, Some(Duration::from_secs(7))));
    assert_eq!(server.bodies().len(), 0);
}

#[tokio::test]
async fn a_token_that_is_over_is_renewed_once() {
    let server = Server::start().await;
    let ended = talk(&machine(), &way_to(&server.address, "old")).await;
    assert!(matches!(ended, Ok(Ended::Done(_))), "{ended:?}");
    let failure = talk(&machine(), &way_to(&server.address, "wrong")).await.unwrap_err();
    assert_eq!(failure.code, FailureCode::NotSignedIn);
}

#[tokio::test]
async fn nobody_there_is_said() {
    // A port that was free a moment ago.
    let free = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = format!("http://{}", free.local_addr().unwrap());
    drop(free);
    let failure = talk(&machine(), &way_to(&address, "good")).await.unwrap_err();
    assert_eq!(failure.code, FailureCode::Refused, "{failure}");
    let failure = talk(&machine(), &way_to("https://academy.invalid", "good")).await.unwrap_err();
    assert_eq!(failure.code, FailureCode::NameNotFound, "{failure}");
    assert!(!failure.detail.contains("http"), "{failure}");
}

#[tokio::test]
async fn an_editions_items_are_used_once_the_server_names_them_and_never_in_vain() {
    let server = Server::start().await;
    let body = "{\"type\":\"lesson_completed\",\"word\":\"long-and-without-a-pattern-8f1c6e2a9b\"}";
    let dictionary = || Dictionary::new("2026.11.0", [Item { id: body, rev: "v1.0", hash: "00" }]);
    server.inside.lock().unwrap().dictionary = Some(dictionary());
    let address = Address::parse(&server.address).unwrap();
    let way = HttpTransport::new(&address, PATIENCE, Token("good"), Some(dictionary())).unwrap();
    let machine = Machine::new(1);
    for _ in 0..3 {
        machine.disk().write("long-and-without-a-pattern-8f1c6e2a9b");
        talk(&machine, &way).await.unwrap();
    }
    let sizes = server.inside.lock().unwrap().sizes.clone();
    assert!(sizes[1] < sizes[0], "{sizes:?}");
    server.inside.lock().unwrap().forgot_dictionary = true;
    machine.disk().write("long-and-without-a-pattern-8f1c6e2a9b");
    talk(&machine, &way).await.unwrap();
    assert_eq!(server.bodies().len(), 4);
    // One request was refused and sent again.
    assert_eq!(server.inside.lock().unwrap().requests, 5);
}
