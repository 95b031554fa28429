//! From one machine to another in a file, and from there to the server.

use protocol::sync::Cover;
use sync::courier::{CourierError, export, import, open, pack};

use crate::{
    machine::Machine,
    talk::{Straight, talk},
};

const SECRET: [u8; 32] = [7; 32];

fn machine(number: u64, facts: u32) -> Machine {
    let machine = Machine::new(number);
    (0..facts).for_each(|place| machine.disk().write(&format!("m{number}-{place}")));
    machine
}

async fn carried(from: &Machine) -> Vec<u8> {
    let parcel = export("0.1.0", "sri", from).await.unwrap();
    pack(&parcel, "kopi tubruk", &SECRET).unwrap()
}

#[tokio::test]
async fn what_a_file_brings_is_there_once_and_goes_on_to_the_server() {
    let (offline, online, way) = (machine(1, 1_100), machine(2, 3), Straight::new());
    offline.disk().set("note/a", "words");
    let file = carried(&offline).await;
    let parcel = open(&file, "kopi tubruk").unwrap();
    assert_eq!(parcel.requests.len(), 3);

    let imported = import(&parcel, "sri", &online).await.unwrap();
    assert_eq!((imported.facts, imported.left_out.len()), (1_100, 0));
    let held = online.disk().bodies();
    assert_eq!(held.len(), 1_103);
    assert_eq!(import(&parcel, "sri", &online).await.unwrap().facts, 0);
    assert_eq!(online.disk().bodies(), held);

    talk(&online, &way).await.unwrap();
    assert_eq!(way.server.lock().unwrap().bodies(), held);
    assert_eq!(way.server.lock().unwrap().registers().len(), 1);
    // The offline machine, once it has a network, is told that everything is there.
    talk(&offline, &way).await.unwrap();
    assert_eq!(offline.disk().bodies(), held);
    let device = offline.disk().device;
    assert_eq!(offline.disk().confirmed.get(&device), Some(&1_100));
}

#[tokio::test]
async fn a_file_alone_confirms_nothing() {
    let offline = machine(1, 3);
    drop(carried(&offline).await);
    assert!(offline.disk().confirmed.is_empty());
}

#[tokio::test]
async fn nobody_elses_file_is_taken_in_and_none_without_consent() {
    let (offline, online) = (machine(1, 3), machine(2, 0));
    let parcel = open(&carried(&offline).await, "kopi tubruk").unwrap();
    assert!(matches!(import(&parcel, "budi", &online).await, Err(CourierError::WrongAccount)));
    online.disk().cover = None;
    assert!(matches!(import(&parcel, "sri", &online).await, Err(CourierError::NotAllowed)));
    offline.disk().cover = Some(Cover { notice: "1.0".to_owned(), purposes: Vec::new() });
    assert!(matches!(export("0.1.0", "sri", &offline).await, Err(CourierError::NotAllowed)));
    assert_eq!(online.disk().bodies().len(), 0);
}

#[tokio::test]
async fn what_does_not_follow_is_left_out_and_named() {
    let (offline, way) = (machine(1, 3), Straight::new());
    talk(&offline, &way).await.unwrap();
    offline.disk().write("later");
    let parcel = open(&carried(&offline).await, "kopi tubruk").unwrap();
    let stranger = machine(2, 0);
    let device = offline.disk().device;
    assert_eq!(import(&parcel, "sri", &stranger).await.unwrap().left_out, [device]);
    // Once it has what came before, the same file fits.
    talk(&stranger, &way).await.unwrap();
    assert_eq!(import(&parcel, "sri", &stranger).await.unwrap().facts, 1);
}
