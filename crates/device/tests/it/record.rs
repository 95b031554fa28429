//! Writing down and opening again.

use device::{Clock, DeviceError, OpenNotice, Record, record::Access};
use learning::{fact::verify_chain, register::RegisterKey};
use serde_json::json;
use sqlx::{ConnectOptions, Connection, sqlite::SqliteConnectOptions};

use crate::home::{Home, block, completed, lesson_done, lessons, position};

#[tokio::test]
async fn what_was_committed_is_there_again() {
    let home = Home::with_lessons(3).await;
    let (mut record, notices) = home.open().await;
    assert_eq!(notices, []);
    assert_eq!(record.count(), 3);
    assert_eq!(block(&record), 3);
    assert_eq!(record.register_written_at(&position()), Some(home.clock.now()));
    assert_eq!(lessons(&mut record).await, [1, 2, 3]);
    let lesson = "net-101-l02".parse().unwrap();
    assert!(record.snapshot().find_lesson(&lesson).is_some());
}

#[tokio::test]
async fn facts_are_numbered_and_chained() {
    let home = Home::new();
    let (mut record, _) = home.open().await;
    let now = home.clock.now();
    let facts = record.append(&[completed(1), completed(2)], now).await.unwrap();
    assert_eq!(facts.iter().map(|fact| fact.seq).collect::<Vec<_>>(), [1, 2]);
    record.append(&[completed(3)], now).await.unwrap();
    let links = record.list_facts(record.device(), 0, 10).await.unwrap();
    let head = verify_chain(None, &links).unwrap();
    assert_eq!(head, record.heads().next().copied());
    assert_eq!(record.list_facts(record.device(), 1, 1).await.unwrap()[0].fact.seq, 2);
}

#[tokio::test]
async fn what_is_kept_equals_what_is_rebuilt() {
    let home = Home::new();
    let (mut record, _) = home.open().await;
    for number in 1..30 {
        record.commit(&lesson_done(number), home.clock.now()).await.unwrap();
    }
    assert!(record.rebuild().await.unwrap());
    assert_eq!(record.count(), 29);
}

#[tokio::test]
async fn registers_are_found_by_prefix_and_count_up() {
    let home = Home::new();
    let (mut record, _) = home.open().await;
    let key = |text: &str| RegisterKey::parse(text).unwrap();
    let registers = vec![
        (key("note/net-101-l01/3"), json!("a")),
        (key("note/net-101-l02/1"), json!("b")),
        (key("note/net-101-l01/3"), json!("c")),
    ];
    let change = device::Change { facts: Vec::new(), registers };
    record.commit(&change, home.clock.now()).await.unwrap();
    let notes: Vec<_> = record.registers("note/net-101-l01/").map(|note| note.value.clone()).collect();
    assert_eq!(notes, [json!("c")]);
    assert_eq!(record.registers("note/").map(|note| note.lamport).max(), Some(3));
    assert!(record.rebuild().await.unwrap());
}

#[tokio::test]
async fn facts_cannot_be_changed_deleted_or_skipped() {
    let home = Home::with_lessons(2).await;
    let mut raw = SqliteConnectOptions::new().filename(home.path()).connect().await.unwrap();
    for sql in [
        "UPDATE fact SET seq = 9 WHERE seq = 2",
        "UPDATE fact SET canonical = '{}'",
        "DELETE FROM fact WHERE seq = 2",
        "INSERT OR REPLACE INTO fact (device, seq, canonical, hash, previous)
             SELECT device, seq, canonical, hash, previous FROM fact",
        "INSERT INTO fact (device, seq, canonical, hash, previous)
             SELECT device, 4, canonical, hash, previous FROM fact WHERE seq = 2",
    ] {
        let refused = sqlx::query(sql).execute(&mut raw).await;
        assert!(refused.is_err(), "{sql}");
    }
    raw.close().await.unwrap();
    let (record, notices) = home.open().await;
    assert_eq!((record.count(), notices), (2, vec![]));
}

#[tokio::test]
async fn a_record_of_a_newer_version_is_read_and_not_written() {
    let home = Home::with_lessons(2).await;
    let mut raw = SqliteConnectOptions::new().filename(home.path()).connect().await.unwrap();
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                 VALUES (29991231000000, 'later', 1, x'00', 0)";
    sqlx::query(newer).execute(&mut raw).await.unwrap();
    raw.close().await.unwrap();
    let before = std::fs::read(home.path()).unwrap();

    let (mut record, notices) = home.open().await;
    assert!(matches!(notices[..], [OpenNotice::RecordNewer { found: 29991231000000, .. }]), "{notices:?}");
    assert!(matches!(record.access(), Access::Newer { .. }));
    assert_eq!(lessons(&mut record).await, [1, 2]);
    let refused = record.append(&[completed(3)], home.clock.now()).await;
    assert!(matches!(refused, Err(DeviceError::Newer { .. })), "{refused:?}");
    drop(record);
    assert_eq!(std::fs::read(home.path()).unwrap(), before);
}

/// The fact kinds of a newer version (brought by sync) stay in the chain; the older version adds to it.
#[tokio::test]
async fn a_fact_of_an_unknown_kind_is_kept() {
    let home = Home::with_lessons(1).await;
    let (record, _) = home.open().await;
    let head = *record.heads().next().unwrap();
    drop(record);
    let canonical = format!(
        r#"{{"device":"{}","seq":2,"at":"2027-01-15T08:00:00.000Z","body":{{"type":"later","x":1}}}}"#,
        head.device
    );
    let hash = learning::fact::chain_bytes(Some(head.hash), canonical.as_bytes());
    let mut raw = SqliteConnectOptions::new().filename(home.path()).connect().await.unwrap();
    sqlx::query("INSERT INTO fact (device, seq, canonical, hash, previous) VALUES (?, 2, ?, ?, ?)")
        .bind(head.device.to_string())
        .bind(&canonical)
        .bind(hash.as_bytes().to_vec())
        .bind(head.hash.as_bytes().to_vec())
        .execute(&mut raw)
        .await
        .unwrap();
    raw.close().await.unwrap();

    let (mut record, notices) = home.open().await;
    assert_eq!((record.count(), notices), (2, vec![]));
    let facts = record.append(&[completed(2)], home.clock.now()).await.unwrap();
    assert_eq!(facts[0].seq, 3);
    drop(record);
    let (record, notices) = home.open().await;
    assert_eq!((record.count(), notices), (3, vec![]));
}

#[tokio::test]
async fn a_commit_given_up_half_way_leaves_the_record_usable() {
    let home = Home::new();
    let (mut record, _) = home.open().await;
    for number in 1..=20 {
        let change = lesson_done(number);
        let commit = record.commit(&change, home.clock.now());
        // Given up at the first moment it has to wait.
        drop(tokio::time::timeout(std::time::Duration::ZERO, commit).await);
    }
    record.commit(&lesson_done(99), home.clock.now()).await.unwrap();
    assert!(record.rebuild().await.unwrap());
    assert_eq!(block(&record), 99);
    let (again, notices) = {
        drop(record);
        home.open().await
    };
    assert_eq!(notices, []);
    assert_eq!(block(&again), 99);
}

#[tokio::test]
async fn two_records_do_not_share_a_device_id() {
    let home = Home::new();
    let (first, _) = home.open().await;
    let other = home.dir.path().join("other.sqlite");
    let (second, _) = Record::open(&other, &home.clock, &home.chance).await.unwrap();
    assert_ne!(first.device(), second.device());
    let kept = first.device();
    drop(first);
    assert_eq!(home.open().await.0.device(), kept);
}
