//! Installing, reading, damaging and killing the library.

use std::{collections::BTreeSet, path::Path};

use course::{edition::Edition, lang::Lang};
use device::{Chance, DeviceError, Library, LibraryNotice, SeededChance, library::Place};
use learning::hash::ContentHash;
use sqlx::{ConnectOptions, Connection, sqlite::SqliteConnectOptions};

use crate::{
    child,
    home::noon,
    shelf::{FILE, LESSON, Shelf, edition, edition_with, version},
};

#[tokio::test]
async fn an_installed_edition_is_there_again() {
    let first = edition("2026.11.0");
    let (shelf, library) = Shelf::with(&[&first]).await;
    library.close().await;
    let (library, notices) = shelf.open().await;
    assert_eq!(notices, []);
    assert_eq!(**library.active().unwrap(), first.manifest);
    assert!(library.is_installed_from(FILE));
    assert!(!library.is_installed_from(ContentHash::of(b"another file")));
    assert!(!library.needs_install(&first.manifest));
    assert!(library.needs_install(&edition("2026.11.1").manifest));
    assert!(!library.needs_install(&edition("2026.10.0").manifest));
    assert!(library.needs_install(&edition_with("2026.11.0", "50 perangkat", "60 perangkat").manifest));
    assert_eq!(library.verify().await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn texts_and_pictures_come_as_they_were_packed() {
    let first = edition("2026.11.0");
    let (_shelf, library) = Shelf::with(&[&first]).await;
    let active = first.manifest.version;
    let lesson = library.find_item(&active, "net-101-l01", Lang::En).await.unwrap().unwrap();
    assert_eq!((lesson.entry.lang, first.text(&lesson.entry)), (Lang::En, Some(lesson.text.as_str())));
    let planned = library.find_item(&active, "net-201", Lang::En).await.unwrap().unwrap();
    assert_eq!(planned.entry.lang, Lang::Id, "where the translation is missing");
    assert!(library.find_item(&active, "net-999-l01", Lang::Id).await.unwrap().is_none());
    assert!(library.find_item(&version("2020.1.0"), "net-101-l01", Lang::Id).await.unwrap().is_none());

    let picture = &first.manifest.assets[0];
    let asset = library.find_asset(picture.hash).await.unwrap().unwrap();
    assert_eq!(asset.mime, "image/svg+xml");
    assert_eq!(Some(asset.bytes.as_slice()), first.blob(picture.hash));
    assert!(library.find_asset(lesson.entry.hash).await.unwrap().is_none(), "a lesson is no picture");
}

#[tokio::test]
async fn a_former_edition_stays_while_it_is_pinned() {
    let (first, second) = (edition("2026.11.0"), edition_with("2026.12.0", "50 perangkat", "60 perangkat"));
    let (_shelf, mut library) = Shelf::with(&[&first]).await;
    let pinned = BTreeSet::from([first.manifest.version]);
    let installed = library.install(&second, FILE, &pinned, noon()).await.unwrap();
    assert_eq!((installed.former, installed.removed), (Some(first.manifest.version), vec![]));
    let old = library.find_item(&first.manifest.version, "net-101-l01", Lang::Id).await.unwrap().unwrap();
    assert!(old.text.contains("50 perangkat"));

    let third = edition("2027.1.0");
    let installed = library.install(&third, FILE, &BTreeSet::new(), noon()).await.unwrap();
    assert_eq!(installed.removed, [first.manifest.version, second.manifest.version]);
    assert_eq!(library.versions().collect::<Vec<_>>(), [third.manifest.version]);
    assert_eq!(library.verify().await.unwrap(), Vec::<String>::new());
}

/// The same version packed anew: who began on the first content goes on with it.
#[tokio::test]
async fn a_version_keeps_its_former_content_while_it_is_pinned() {
    let first = edition("2026.11.0");
    let changed = |number: &str| edition_with("2026.11.0", "50 perangkat", number);
    let (second, third) = (changed("60 perangkat"), changed("70 perangkat"));
    let (_shelf, mut library) = Shelf::with(&[&first]).await;
    let version = first.manifest.version;
    let pinned = BTreeSet::from([version]);
    let content = |edition: &Edition| edition.item("net-101-l01", Lang::Id).unwrap().content;
    // Back and forth: each content is kept once.
    for next in [&second, &third, &second, &first, &third] {
        library.install(next, FILE, &pinned, noon()).await.unwrap();
        assert_eq!(**library.active().unwrap(), next.manifest);
    }
    for (edition, words) in [(&first, "50 perangkat"), (&second, "60 perangkat"), (&third, "70 perangkat")] {
        let manifest = library.manifest_with(&version, "net-101-l01", content(edition)).unwrap();
        assert_eq!(**manifest, edition.manifest);
        let lesson = library.find_item_of(manifest, "net-101-l01", Lang::Id).await.unwrap().unwrap();
        assert!(lesson.text.contains(words), "{words}");
    }
    assert_eq!(library.versions().collect::<Vec<_>>(), [version]);
    assert_eq!(library.verify().await.unwrap(), Vec::<String>::new());

    library.install(&third, FILE, &BTreeSet::new(), noon()).await.unwrap();
    assert!(library.manifest_with(&version, "net-101-l01", content(&first)).is_none());
    assert_eq!(**library.manifest(&version).unwrap(), third.manifest);
    let fourth = edition("2026.12.0");
    library.install(&fourth, FILE, &BTreeSet::new(), noon()).await.unwrap();
    assert_eq!(library.versions().collect::<Vec<_>>(), [fourth.manifest.version]);
}

#[tokio::test]
async fn blobs_that_nothing_names_are_removed() {
    let (first, second) = (edition("2026.11.0"), edition_with("2026.12.0", "50 perangkat", "60 perangkat"));
    let (shelf, library) = Shelf::with(&[&first, &second]).await;
    library.close().await;
    let mut raw = SqliteConnectOptions::new().filename(shelf.path()).connect().await.unwrap();
    let count: i64 = sqlx::query_scalar("SELECT count(*) FROM blob").fetch_one(&mut raw).await.unwrap();
    assert_eq!(count as usize, second.blobs().count());
}

async fn change(shelf: &Shelf, sql: &'static str) {
    let mut raw = SqliteConnectOptions::new().filename(shelf.path()).connect().await.unwrap();
    let done = sqlx::query(sql).execute(&mut raw).await.unwrap();
    assert!(done.rows_affected() > 0, "{sql}");
    raw.close().await.unwrap();
}

#[tokio::test]
async fn changed_content_is_noticed_and_repaired_by_installing_again() {
    let first = edition("2026.11.0");
    let (shelf, mut library) = Shelf::with(&[&first]).await;
    change(
        &shelf,
        "UPDATE blob SET bytes = CAST(replace(CAST(bytes AS TEXT), '/26', '/27') AS BLOB)
         WHERE CAST(bytes AS TEXT) LIKE '%Pelanggan meminta jaringan%'",
    )
    .await;
    let read = library.find_item(&first.manifest.version, "net-101-l01", Lang::Id).await;
    assert!(matches!(&read, Err(DeviceError::ContentDamaged(path)) if path == LESSON), "{read:?}");
    assert_eq!(library.verify().await.unwrap(), [LESSON]);
    library.install(&first, FILE, &BTreeSet::new(), noon()).await.unwrap();
    assert_eq!(library.verify().await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn an_edition_with_a_changed_manifest_is_not_shown() {
    let first = edition("2026.11.0");
    let (shelf, library) = Shelf::with(&[&first]).await;
    library.close().await;
    change(
        &shelf,
        "UPDATE edition SET manifest = replace(manifest, '\"pass_percent\":75', '\"pass_percent\":50')",
    )
    .await;
    let (library, _) = shelf.open().await;
    assert!(library.active().is_none());
    assert!(library.needs_install(&first.manifest));
}

#[tokio::test]
async fn a_damaged_library_is_put_aside_and_filled_anew() {
    let first = edition("2026.11.0");
    let (shelf, library) = Shelf::with(&[&first]).await;
    library.close().await;
    let good = std::fs::read(shelf.path()).unwrap();
    for round in 0..20_u64 {
        let shelf = Shelf::new();
        let chance = SeededChance::new(round);
        let mut bytes = good.clone();
        for _ in 0..20 {
            let at = chance.seed() as usize % bytes.len();
            bytes[at] = chance.seed() as u8;
        }
        if round % 4 == 3 {
            bytes.truncate(chance.seed() as usize % bytes.len());
        }
        std::fs::write(shelf.path(), bytes).unwrap();
        let (mut library, notices) = shelf.open().await;
        for notice in notices {
            let LibraryNotice::LibraryPutAside { to } = notice else { panic!("round {round}: {notice:?}") };
            assert!(to.exists());
        }
        let found = library.search("prefiks", Lang::Id, 10).await;
        let whole = library.check().await.is_ok() && library.verify().await.is_ok_and(|bad| bad.is_empty());
        assert!(found.is_ok() || !whole, "round {round}");
        if library.needs_install(&first.manifest) || !whole {
            library.install(&first, FILE, &BTreeSet::new(), noon()).await.unwrap();
        }
        assert_eq!(library.verify().await.unwrap(), Vec::<String>::new(), "round {round}");
        library.check().await.unwrap();
        library.search("prefiks", Lang::Id, 10).await.unwrap();
    }
}

/// The start reads little; what is damaged is noticed by whoever reads it.
#[tokio::test]
async fn a_damaged_page_is_noticed_when_read_and_repaired_by_installing_again() {
    let first = edition("2026.11.0");
    let (shelf, library) = Shelf::with(&[&first]).await;
    library.close().await;
    let good = std::fs::read(shelf.path()).unwrap();
    for name in ["blob", "sqlite_autoindex_blob_1", "section", "section_words_data", "section_words_idx"] {
        let mut raw = SqliteConnectOptions::new().filename(shelf.path()).connect().await.unwrap();
        let page: i64 = sqlx::query_scalar("SELECT rootpage FROM sqlite_schema WHERE name = ?")
            .bind(name)
            .fetch_one(&mut raw)
            .await
            .unwrap();
        raw.close().await.unwrap();
        let (hurt, mut bytes) = (Shelf::new(), good.clone());
        bytes[(page as usize - 1) * 4096..][..4096].fill(0xaa);
        std::fs::write(hurt.path(), bytes).unwrap();

        let (mut library, notices) = hurt.open().await;
        assert_eq!(notices, [], "{name}");
        assert_eq!(**library.active().unwrap(), first.manifest, "{name}");
        assert!(matches!(library.check().await, Err(DeviceError::Damaged { .. })), "{name}");
        let read = library.find_item(&first.manifest.version, "net-101-l01", Lang::Id).await.map(drop);
        let found = library.search("prefiks", Lang::Id, 10).await.map(drop);
        let failed = read.and(found);
        assert!(matches!(failed, Err(DeviceError::ContentDamaged(_))), "{name}: {failed:?}");

        library.install(&first, FILE, &BTreeSet::new(), noon()).await.unwrap();
        assert_eq!(library.place(), Place::Disk);
        library.check().await.unwrap();
        assert_eq!(library.verify().await.unwrap(), Vec::<String>::new(), "{name}");
        assert!(!library.search("prefiks", Lang::Id, 10).await.unwrap().hits.is_empty(), "{name}");
        let aside = std::fs::read_dir(hurt.dir.path()).unwrap().flatten();
        assert!(aside.into_iter().any(|file| file.file_name().to_string_lossy().contains("damaged")));
    }
}

#[tokio::test]
async fn a_library_of_a_newer_version_is_put_aside_and_called_newer() {
    let first = edition("2026.11.0");
    let (shelf, library) = Shelf::with(&[&first]).await;
    library.close().await;
    change(
        &shelf,
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (29991231000000, 'later', 1, x'00', 0)",
    )
    .await;
    let (library, notices) = shelf.open().await;
    let [LibraryNotice::LibraryNewer { to }] = &notices[..] else { panic!("{notices:?}") };
    assert!(to.exists());
    assert_eq!(library.place(), Place::Disk);
    assert!(library.needs_install(&first.manifest));
}

#[tokio::test]
async fn where_nothing_can_be_written_an_edition_is_read_from_memory() {
    let shelf = Shelf::new();
    let file = shelf.dir.path().join("file");
    std::fs::write(&file, b"").unwrap();
    let (mut library, notices) = Library::open(&file.join("library.sqlite"), &shelf.clock).await.unwrap();
    assert_eq!((library.place(), notices), (Place::Memory, vec![LibraryNotice::ReadOnly]));
    let first = edition("2026.11.0");
    library.install(&first, FILE, &BTreeSet::new(), noon()).await.unwrap();
    let found = library.search("prefiks", Lang::Id, 10).await.unwrap();
    assert!(!found.hits.is_empty());
}

/// Two editions in turn, killed at any moment: always one whole edition, found by its own words alone.
#[tokio::test]
async fn an_installation_that_is_killed_leaves_one_whole_edition() {
    if let Some(folder) = child::folder() {
        return install_until_killed(&folder).await;
    }
    let shelf = Shelf::new();
    let chance = SeededChance::new(20_261_124);
    let name = "library::an_installation_that_is_killed_leaves_one_whole_edition";
    for round in 0..12 {
        child::run_and_kill(name, shelf.dir.path(), &chance, 4, 20_000_000);
        let (library, notices) = shelf.open().await;
        assert_eq!(notices, [], "round {round}");
        let active = library.active().unwrap().version;
        assert_eq!(library.versions().collect::<Vec<_>>(), [active], "round {round}");
        assert_eq!(library.verify().await.unwrap(), Vec::<String>::new(), "round {round}");
        let (here, gone) =
            if active == version("2026.11.0") { ("zirkonia", "paladium") } else { ("paladium", "zirkonia") };
        let count = async |word| library.search(word, Lang::Id, 10).await.unwrap().hits.len();
        assert_eq!((count(here).await, count(gone).await), (1, 0), "round {round}");
    }
}

async fn install_until_killed(folder: &Path) {
    let clock = device::FixedClock::at(noon());
    let (mut library, _) = Library::open(&folder.join("library.sqlite"), &clock).await.unwrap();
    let editions = [
        edition_with("2026.11.0", "50 perangkat", "zirkonia perangkat"),
        edition_with("2026.12.0", "50 perangkat", "paladium perangkat"),
    ];
    for number in 1.. {
        library.install(&editions[number as usize % 2], FILE, &BTreeSet::new(), noon()).await.unwrap();
        child::acknowledge(number);
    }
}
