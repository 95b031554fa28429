//! Damaged files: put aside, never deleted; what can be read is kept; the record always opens.

use device::{Clock, OpenNotice, record::PutAside};
use sqlx::{ConnectOptions, Connection, sqlite::SqliteConnectOptions};

use crate::home::{Home, block, completed, lesson_done, lessons};

async fn change_bytes(home: &Home, change: impl Fn(&mut Vec<u8>)) {
    // Everything into the main file first.
    let mut raw = SqliteConnectOptions::new().filename(home.path()).connect().await.unwrap();
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut raw).await.unwrap();
    raw.close().await.unwrap();
    let mut bytes = std::fs::read(home.path()).unwrap();
    change(&mut bytes);
    std::fs::write(home.path(), bytes).unwrap();
}

/// Opens, checks that the old file lies aside unchanged, and that the new one is good.
async fn open_renewed(home: &Home) -> (device::Record, PutAside) {
    let damaged = std::fs::read(home.path()).unwrap();
    let (mut record, notices) = home.open().await;
    let [OpenNotice::RecordPutAside(put_aside)] = &notices[..] else { panic!("{notices:?}") };
    assert_eq!(std::fs::read(&put_aside.to).unwrap(), damaged);
    assert!(record.can_save());
    let count = record.count();
    record.commit(&lesson_done(77), home.clock.now()).await.unwrap();
    record.close().await.unwrap();
    let (record, notices) = home.open().await;
    assert_eq!((record.count(), notices), (count + 1, vec![]));
    (record, put_aside.clone())
}

#[tokio::test]
async fn a_file_that_is_no_database_is_put_aside() {
    let home = Home::with_lessons(3).await;
    change_bytes(&home, |bytes| bytes.fill(b'x')).await;
    let (record, put_aside) = open_renewed(&home).await;
    assert_eq!((record.count(), put_aside.kept), (1, 0));
}

#[tokio::test]
async fn a_damaged_header_loses_nothing() {
    for at in [0, 16, 18, 20, 21, 25, 29, 44, 56, 95] {
        let home = Home::with_lessons(3).await;
        change_bytes(&home, |bytes| bytes[at] ^= 0x5a).await;
        let (mut record, _) = home.open().await;
        assert_eq!(lessons(&mut record).await, [1, 2, 3], "byte {at}");
        assert!(record.can_save(), "byte {at}");
        record.commit(&lesson_done(4), home.clock.now()).await.unwrap();
    }
}

#[tokio::test]
async fn a_copy_brings_back_what_the_file_lost() {
    let home = Home::with_lessons(3).await;
    let (mut record, _) = home.open().await;
    record.keep_copy(home.clock.now()).await.unwrap();
    record.commit(&lesson_done(4), home.clock.now()).await.unwrap();
    record.close().await.unwrap();
    change_bytes(&home, |bytes| bytes.fill(b'x')).await;
    let (mut record, put_aside) = open_renewed(&home).await;
    assert_eq!((put_aside.kept, put_aside.registers), (3, 1));
    let mut numbers = lessons(&mut record).await;
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 3, 77]);
}

#[tokio::test]
async fn a_changed_fact_breaks_the_chain_and_is_kept_apart() {
    let home = Home::with_lessons(5).await;
    let (record, _) = home.open().await;
    let before = record.device();
    record.close().await.unwrap();
    let mut raw = SqliteConnectOptions::new().filename(home.path()).connect().await.unwrap();
    sqlx::query("DROP TRIGGER fact_stays").execute(&mut raw).await.unwrap();
    sqlx::query("UPDATE fact SET canonical = replace(canonical, 'l03', 'l30') WHERE seq = 3")
        .execute(&mut raw)
        .await
        .unwrap();
    raw.close().await.unwrap();
    let (mut record, put_aside) = open_renewed(&home).await;
    assert_eq!((put_aside.kept, put_aside.rewritten, put_aside.apart), (2, 2, 1));
    assert_ne!(record.device(), before);
    let mut numbers = lessons(&mut record).await;
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 4, 5, 77]);
    let mut raw = SqliteConnectOptions::new().filename(home.path()).connect().await.unwrap();
    let apart: String =
        sqlx::query_scalar("SELECT canonical FROM fact_apart").fetch_one(&mut raw).await.unwrap();
    assert!(apart.contains("l30"));
}

/// An id far out is taken neither for the end of the table nor for the place to go on from.
#[tokio::test]
async fn a_damaged_id_neither_stops_the_start_nor_hides_what_follows() {
    for (id, count) in [(1_i64 << 60, 5), (i64::MAX, 5), (1 << 60, 200), (3_000, 200)] {
        let home = Home::with_lessons(3).await;
        let (mut record, _) = home.open().await;
        record.append(&(4..=count).map(completed).collect::<Vec<_>>(), home.clock.now()).await.unwrap();
        record.close().await.unwrap();
        let mut raw = SqliteConnectOptions::new().filename(home.path()).connect().await.unwrap();
        sqlx::query("DROP TRIGGER fact_stays").execute(&mut raw).await.unwrap();
        for sql in ["UPDATE fact SET id = ? WHERE seq = 3", "UPDATE register SET rowid = ?"] {
            sqlx::query(sql).bind(id).execute(&mut raw).await.unwrap();
        }
        raw.close().await.unwrap();
        let opened = tokio::time::timeout(std::time::Duration::from_secs(60), open_renewed(&home));
        let (record, put_aside) = opened.await.expect("the start went on and on");
        assert_eq!((put_aside.kept, put_aside.registers), (count, 1), "{id}");
        assert_eq!(record.count(), count + 1);
    }
}

/// Found at the start, not at the next commit.
#[tokio::test]
async fn a_damaged_index_loses_nothing() {
    let home = Home::with_lessons(3).await;
    let mut raw = SqliteConnectOptions::new().filename(home.path()).connect().await.unwrap();
    let page: i64 =
        sqlx::query_scalar("SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_fact_1'")
            .fetch_one(&mut raw)
            .await
            .unwrap();
    raw.close().await.unwrap();
    change_bytes(&home, |bytes| bytes[page as usize * 4096 - 10] ^= 0x11).await;
    let (record, put_aside) = open_renewed(&home).await;
    assert_eq!((record.count(), put_aside.kept, put_aside.registers), (4, 3, 1));
}

#[tokio::test]
async fn a_file_cut_short_keeps_what_can_be_read() {
    let home = Home::with_lessons(1).await;
    let (mut record, _) = home.open().await;
    let many: Vec<_> = (2..=400).map(completed).collect();
    record.append(&many, home.clock.now()).await.unwrap();
    record.close().await.unwrap();
    change_bytes(&home, |bytes| bytes.truncate(bytes.len() * 2 / 3)).await;
    let (record, put_aside) = open_renewed(&home).await;
    assert!(put_aside.kept > 100, "{put_aside:?}");
    assert!(put_aside.kept < 400, "{put_aside:?}");
    assert_eq!(record.count(), put_aside.kept + put_aside.rewritten + 1);
}

/// Whatever bytes are hit, the record opens, can be written, and never holds a fact that was not written.
#[tokio::test]
async fn random_damage_never_stops_the_start_or_invents_a_fact() {
    let home = Home::with_lessons(1).await;
    let (mut record, _) = home.open().await;
    record.append(&(2..=99).map(completed).collect::<Vec<_>>(), home.clock.now()).await.unwrap();
    record.close().await.unwrap();
    change_bytes(&home, |_| {}).await;
    let good = std::fs::read(home.path()).unwrap();
    let mut put_aside = 0;
    for round in 0..40_u64 {
        let chance = device::SeededChance::new(round);
        let mut bytes = good.clone();
        for _ in 0..=round % 8 {
            let at = device::Chance::seed(&chance) as usize % bytes.len();
            bytes[at] ^= (device::Chance::seed(&chance) % 255 + 1) as u8;
        }
        if round % 5 == 4 {
            bytes.truncate(device::Chance::seed(&chance) as usize % bytes.len());
        }
        let hurt = Home::seeded(1_000 + round);
        std::fs::write(hurt.path(), bytes).unwrap();
        let (mut record, notices) = hurt.open().await;
        put_aside += u32::from(!notices.is_empty());
        let mut numbers = lessons(&mut record).await;
        let found = numbers.len();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), found, "round {round}: a fact twice");
        assert!(numbers.iter().all(|number| (1..=99).contains(number)), "round {round}");
        record.commit(&lesson_done(1), hurt.clock.now()).await.unwrap();
        assert_eq!(block(&record), 1);
    }
    assert!(put_aside > 20, "only {put_aside} of 40 were noticed");
}

/// Cut off after the damaged file got its other name: the new one, complete, waits to be renamed.
#[tokio::test]
async fn a_renewal_cut_off_at_its_end_is_finished() {
    let home = Home::with_lessons(3).await;
    std::fs::rename(home.path(), home.path().with_file_name("record.sqlite.renewed")).unwrap();
    let (mut record, notices) = home.open().await;
    assert_eq!((lessons(&mut record).await, notices), (vec![1, 2, 3], vec![]));
}

/// The same, with the log of the damaged file still under its old name.
#[tokio::test]
async fn a_log_left_by_a_renewal_is_not_played_into_the_new_file() {
    let home = Home::with_lessons(3).await;
    let beside = |suffix: &str| home.path().with_file_name(format!("record.sqlite{suffix}"));
    let whole = std::fs::read(home.path()).unwrap();
    let (mut record, _) = home.open().await;
    record.commit(&lesson_done(66), home.clock.now()).await.unwrap();
    let log = std::fs::read(beside("-wal")).unwrap();
    record.close().await.unwrap();
    std::fs::remove_file(home.path()).unwrap();
    std::fs::write(beside(".renewed"), whole).unwrap();
    std::fs::write(beside("-wal"), &log).unwrap();
    let (mut record, notices) = home.open().await;
    assert_eq!((lessons(&mut record).await, notices), (vec![1, 2, 3], vec![]));
    assert_eq!(std::fs::read(beside("-wal.left")).unwrap(), log);
}

/// Cut off before: the damaged file is still there, the new one half made.
#[tokio::test]
async fn a_renewal_cut_off_in_the_middle_begins_again() {
    let home = Home::with_lessons(3).await;
    let half = Home::seeded(99);
    half.open().await.0.close().await.unwrap();
    std::fs::copy(half.path(), home.path().with_file_name("record.sqlite.renewed")).unwrap();
    change_bytes(&home, |bytes| bytes[18] = 9).await;
    let (mut record, put_aside) = open_renewed(&home).await;
    assert_eq!((put_aside.kept, put_aside.registers), (3, 1));
    let mut numbers = lessons(&mut record).await;
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 3, 77]);
}

/// The log beside the file, as a killed process leaves it, hit anywhere: at most the last commit is gone, which is how
/// a power cut in the middle of it looks.
#[tokio::test]
async fn a_damaged_log_loses_at_most_its_last_commit() {
    let home = Home::new();
    let (mut record, _) = home.open().await;
    for number in 1..=30 {
        record.commit(&lesson_done(number), home.clock.now()).await.unwrap();
    }
    let log = |home: &Home| home.path().with_file_name("record.sqlite-wal");
    let (main, good) = (std::fs::read(home.path()).unwrap(), std::fs::read(log(&home)).unwrap());
    record.close().await.unwrap();
    let mut noticed = 0;
    for round in 0..15_u64 {
        let chance = device::SeededChance::new(round);
        let hurt = Home::seeded(2_000 + round);
        let mut bytes = good.clone();
        let at = device::Chance::seed(&chance) as usize % bytes.len();
        bytes[at] ^= 0x21;
        std::fs::write(hurt.path(), &main).unwrap();
        std::fs::write(log(&hurt), bytes).unwrap();
        let (mut record, notices) = hurt.open().await;
        noticed += notices.len();
        let mut numbers = lessons(&mut record).await;
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=record.count()).collect::<Vec<_>>(), "round {round}");
        assert!(record.count() >= 29 && block(&record) >= 29, "round {round}: {}", record.count());
        record.commit(&lesson_done(31), hurt.clock.now()).await.unwrap();
    }
    assert!(noticed > 5, "only {noticed} of 15 were noticed");
}

#[tokio::test]
async fn an_emptied_file_comes_back_from_its_log_and_its_copies() {
    let home = Home::with_lessons(3).await;
    let (mut record, _) = home.open().await;
    record.keep_copy(home.clock.now()).await.unwrap();
    record.close().await.unwrap();
    std::fs::write(home.path(), b"").unwrap();
    let (record, put_aside) = open_renewed(&home).await;
    assert_eq!((record.count(), put_aside.kept), (4, 3));
}

/// The schema and the root of a table lead to all rows: where they are gone, the rows are read from their pages.
#[tokio::test]
async fn a_lost_first_page_or_root_loses_nothing_else() {
    for page in 0..6 {
        let home = Home::with_lessons(1).await;
        let (mut record, _) = home.open().await;
        record.append(&(2..=100).map(completed).collect::<Vec<_>>(), home.clock.now()).await.unwrap();
        record.close().await.unwrap();
        change_bytes(&home, |bytes| bytes[page * 4096..(page + 1) * 4096].fill(0)).await;
        let (record, put_aside) = open_renewed(&home).await;
        assert!(put_aside.kept + put_aside.rewritten >= 80, "page {page}: {put_aside:?}");
        assert_eq!(record.count(), put_aside.kept + put_aside.rewritten + 1);
    }
}

/// SQLite would take the damage for the log's end, and the next commit would overwrite what lies behind it.
#[tokio::test]
async fn commits_behind_damage_in_the_log_come_back() {
    let home = Home::new();
    let (mut record, _) = home.open().await;
    for number in 1..=30 {
        record.commit(&lesson_done(number), home.clock.now()).await.unwrap();
    }
    let hurt = Home::seeded(5);
    let log = |home: &Home| home.path().with_file_name("record.sqlite-wal");
    std::fs::copy(home.path(), hurt.path()).unwrap();
    let mut bytes = std::fs::read(log(&home)).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x21;
    std::fs::write(log(&hurt), bytes).unwrap();
    record.close().await.unwrap();
    let (mut record, notices) = hurt.open().await;
    assert!(matches!(notices[..], [OpenNotice::RecordPutAside(_)]), "{notices:?}");
    let mut numbers = lessons(&mut record).await;
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=30).collect::<Vec<_>>());
    assert_eq!(block(&record), 30);
}

/// As a backup put back under the wrong name leaves it.
#[tokio::test]
async fn another_kind_of_file_is_put_aside_and_not_taken_for_a_newer_one() {
    let home = Home::with_lessons(3).await;
    let library = home.dir.path().join("library.sqlite");
    device::Library::open(&library, &home.clock).await.unwrap().0.close().await;
    std::fs::rename(&library, home.path()).unwrap();
    let (record, put_aside) = open_renewed(&home).await;
    assert_eq!((record.count(), put_aside.kept), (1, 0));
}
