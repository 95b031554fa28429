//! A sealed record: what is seen of it from outside, what opens it, and what becomes of it when something is damaged.

use device::{
    Clock, DataKey, DeviceError, OpenNotice, Passphrase, Record, RecoveryKey, Seal,
    record::{PutAside, peek},
};
use learning::{fact::verify_chain, register::RegisterKey};
use sqlx::{ConnectOptions, Connection, sqlite::SqliteConnectOptions};

use crate::home::{Home, block, lesson_done, lessons, noon, position};

const WORDS: &str = "kopi tubruk panas";

/// A record with so many lessons, sealed.
async fn sealed(count: u32) -> (Home, DataKey) {
    let home = Home::with_lessons(count).await;
    let key = DataKey::new(&home.chance);
    let seal = Seal::new(&key, &Passphrase::new(WORDS), None, &home.chance).await.unwrap();
    home.open().await.0.seal(&seal, &key, noon()).await.unwrap();
    (home, key)
}

async fn opened(home: &Home, key: &DataKey) -> (Record, Vec<OpenNotice>) {
    Record::open_sealed(&home.path(), key, &home.clock, &home.chance).await.unwrap()
}

fn seal_of(home: &Home) -> Seal {
    Seal::find(&home.path()).unwrap().unwrap()
}

#[tokio::test]
async fn what_was_learned_is_there_with_the_key_goes_on_and_is_nowhere_to_be_read() {
    let (home, key) = sealed(3).await;
    let (mut record, notices) = opened(&home, &key).await;
    assert_eq!((notices, block(&record), record.is_sealed()), (vec![], 3, true));
    assert_eq!(record.register_written_at(&position()), Some(noon()));
    home.clock.advance(chrono::TimeDelta::days(1));
    for number in 4..=40 {
        record.commit(&lesson_done(number), home.clock.now()).await.unwrap();
    }
    record.keep_copy(noon()).await.unwrap();
    assert!(record.rebuild().await.unwrap());
    let links = record.list_facts(record.device(), 0, 100).await.unwrap();
    assert_eq!(verify_chain(None, &links).unwrap(), record.heads().next().copied());
    assert_eq!(lessons(&mut record).await, (1..=40).collect::<Vec<_>>());
    let hashes: Vec<Vec<u8>> = links.iter().map(|link| link.hash.as_bytes().to_vec()).collect();
    // With the log still beside it, and after closing.
    for closes in [false, true] {
        for canary in ["net-101-l", "position/last", "lesson_completed", "2027-01-16"] {
            assert!(!home.holds(canary.as_bytes()), "{canary}");
        }
        for hash in &hashes {
            assert!(!home.holds(hash), "a hash lets its fact be guessed");
        }
        if !closes {
            let nobody = peek(&home.path(), &[position()], "").await.unwrap();
            assert!(nobody.is_sealed && nobody.values == [None]);
        }
    }
    record.close().await.unwrap();
    assert!(!home.holds(b"net-101-l"));
    assert_eq!(lessons(&mut opened(&home, &key).await.0).await.len(), 40);
}

#[tokio::test]
async fn only_the_passphrase_of_now_opens_and_a_wrong_one_changes_nothing() {
    let (home, key) = sealed(1).await;
    let before = home.files();
    for wrong in ["", "kopi tubruk", "Kopi tubruk panas", "kopi tubruk panas "] {
        let refused = seal_of(&home).open(&Passphrase::new(wrong)).await;
        assert!(matches!(refused, Err(DeviceError::WrongKey)), "{wrong:?}");
    }
    assert_eq!(home.files(), before);
    assert!(matches!(Record::open(&home.path(), &home.clock, &home.chance).await, Err(DeviceError::Sealed)));

    // Another passphrase wraps the same key: the record is not written again.
    let record = std::fs::read(home.path()).unwrap();
    let mut seal = seal_of(&home);
    seal.set_passphrase(&key, &Passphrase::new("teh manis hangat"), &home.chance).await.unwrap();
    seal.save(&home.path(), noon()).unwrap();
    assert_eq!(std::fs::read(home.path()).unwrap(), record);
    let seal = seal_of(&home);
    assert!(matches!(seal.open(&Passphrase::new(WORDS)).await, Err(DeviceError::WrongKey)));
    let key = seal.open(&Passphrase::new("teh manis hangat")).await.unwrap();
    assert_eq!(opened(&home, &key).await.0.count(), 1);
}

#[tokio::test]
async fn the_newest_recovery_key_opens() {
    let (home, key) = sealed(1).await;
    let (first, second) = (RecoveryKey::new(&home.chance), RecoveryKey::new(&home.chance));
    let mut seal = seal_of(&home);
    assert!(!seal.has_recovery());
    assert!(matches!(seal.recover(&first), Err(DeviceError::WrongKey)));
    for recovery in [&first, &second] {
        seal.set_recovery(&key, recovery);
        seal.save(&home.path(), noon()).unwrap();
    }
    let seal = seal_of(&home);
    assert!(matches!(seal.recover(&first), Err(DeviceError::WrongKey)));
    let written = RecoveryKey::parse(&second.text()).unwrap();
    assert_eq!(opened(&home, &seal.recover(&written).unwrap()).await.0.count(), 1);
    assert!(!home.holds(second.text().as_bytes()));
}

#[tokio::test]
async fn a_changed_seal_is_told_from_a_wrong_passphrase_and_its_copy_serves() {
    let (home, key) = sealed(2).await;
    let file = home.dir.path().join("seal.json");
    let whole = std::fs::read_to_string(&file).unwrap();
    let changes = [
        whole.replace("65536", "65537"),
        whole.replace("argon2id", "argon2i"),
        whole.replacen("\"salt\": \"", "\"salt\": \"A", 1),
        whole[..whole.len() / 2].to_owned(),
        String::new(),
        "{}".to_owned(),
    ];
    for changed in changes {
        assert_ne!(changed, whole);
        std::fs::write(&file, &changed).unwrap();
        let seal = seal_of(&home);
        assert!(seal.open(&Passphrase::new(WORDS)).await.is_ok());
        // Written again, the changed one stays beside it.
        seal.save(&home.path(), noon()).unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), whole);
        let is_kept = |(name, bytes): &(String, Vec<u8>)| {
            name.starts_with("seal.json.damaged") && bytes == changed.as_bytes()
        };
        assert!(changed.is_empty() || home.files().iter().any(is_kept), "{changed}");
    }

    let copy = home.dir.path().join("copies/seal.json");
    for both in ["changed", ""] {
        for seal in [&file, &copy] {
            std::fs::write(seal, both).unwrap();
        }
        assert!(matches!(Seal::find(&home.path()), Err(DeviceError::SealDamaged { .. })));
    }
    std::fs::remove_file(&file).unwrap();
    std::fs::remove_file(&copy).unwrap();
    assert_eq!(Seal::find(&home.path()).unwrap(), None);
    // Nothing is put aside or begun anew: with the seal brought back, all of it is there.
    let before = home.files();
    let refused = Record::open(&home.path(), &home.clock, &home.chance).await;
    assert!(matches!(refused, Err(DeviceError::Sealed)));
    assert!(peek(&home.path(), &[], "").await.unwrap().is_sealed);
    assert_eq!(home.files(), before);
    std::fs::write(&file, whole).unwrap();
    assert!(seal_of(&home).open(&Passphrase::new(WORDS)).await.is_ok());
    assert_eq!(opened(&home, &key).await.0.count(), 2);
}

/// Opens what is damaged with the key; what could be read goes on, sealed as before.
async fn opened_damaged(home: &Home, key: &DataKey) -> (Record, PutAside) {
    let (mut record, notices) = opened(home, key).await;
    let [OpenNotice::RecordPutAside(put_aside)] = &notices[..] else { panic!("{notices:?}") };
    record.commit(&lesson_done(77), home.clock.now()).await.unwrap();
    record.close().await.unwrap();
    assert!(!home.holds(b"net-101-l"), "what was saved is sealed as well");
    let (record, notices) = opened(home, key).await;
    assert_eq!(notices, []);
    (record, put_aside.clone())
}

#[tokio::test]
async fn of_a_damaged_sealed_record_what_can_be_read_is_kept() {
    let (home, key) = sealed(30).await;
    let mut bytes = std::fs::read(home.path()).unwrap();
    // Without the schema nothing leads to the rows.
    bytes[..4096].fill(0x5a);
    std::fs::write(home.path(), &bytes).unwrap();
    let (mut record, put_aside) = opened_damaged(&home, &key).await;
    assert_eq!((put_aside.kept, put_aside.rewritten, put_aside.apart, put_aside.registers), (30, 0, 0, 1));
    assert_eq!(lessons(&mut record).await.len(), 31);
}

#[tokio::test]
async fn a_sealed_row_that_was_changed_is_kept_apart() {
    let (home, key) = sealed(5).await;
    let mut raw = SqliteConnectOptions::new().filename(home.path()).connect().await.unwrap();
    sqlx::query("DROP TRIGGER fact_stays").execute(&mut raw).await.unwrap();
    let change = "UPDATE fact SET canonical = replace(canonical, '\"}', 'A\"}') WHERE seq = 3";
    sqlx::query(change).execute(&mut raw).await.unwrap();
    raw.close().await.unwrap();
    let (record, put_aside) = opened_damaged(&home, &key).await;
    assert_eq!((put_aside.kept, put_aside.rewritten, put_aside.apart), (2, 2, 1));
    assert_eq!(record.count(), 5);
}

#[tokio::test]
async fn a_sealed_copy_brings_back_what_the_sealed_file_lost() {
    let (home, key) = sealed(3).await;
    let (mut record, _) = opened(&home, &key).await;
    record.keep_copy(noon()).await.unwrap();
    record.close().await.unwrap();
    std::fs::write(home.path(), "x".repeat(20_000)).unwrap();
    assert!(peek(&home.path(), &[], "").await.unwrap().is_sealed, "as its seal says");
    assert!(matches!(Record::open(&home.path(), &home.clock, &home.chance).await, Err(DeviceError::Sealed)));
    let (_, put_aside) = opened_damaged(&home, &key).await;
    assert_eq!((put_aside.kept, put_aside.registers), (3, 1));
}

#[tokio::test]
async fn the_seal_comes_off_and_everything_is_readable_again() {
    let (home, key) = sealed(3).await;
    let (record, _) = opened(&home, &key).await;
    record.unseal(seal_of(&home), &key, noon()).await.unwrap();
    let (mut record, notices) = home.open().await;
    assert_eq!((notices, block(&record), record.is_sealed()), (vec![], 3, false));
    assert_eq!(lessons(&mut record).await, [1, 2, 3]);
    assert!(home.holds(b"net-101-l"));
    assert_eq!(Seal::find(&home.path()).unwrap(), None);
    let name = RegisterKey::parse("profile/name").unwrap();
    assert!(!peek(&home.path(), &[name], "").await.unwrap().is_sealed);
}
