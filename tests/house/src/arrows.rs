//! Dependencies point one way. The table is that of ARCHITECTURE.md.

use std::collections::BTreeSet;

use crate::root;

/// Package folder, and the packages of this project it may know.
const ARROWS: &[(&str, &[&str])] = &[
    ("crates/learning", &[]),
    ("crates/protocol", &[]),
    ("crates/course", &["learning"]),
    ("crates/device", &["course", "learning"]),
    ("crates/sync", &["learning", "protocol"]),
    ("crates/academy", &["course", "device", "learning"]),
    ("crates/server", &["course", "learning", "protocol"]),
    ("crates/vpa", &["course", "learning"]),
    ("src-tauri", &["academy"]),
    ("tests/bench", &["academy", "course"]),
    ("tests/bench/floor", &[]),
    ("tests/content", &[]),
    ("tests/disk", &["academy-faults"]),
    ("tests/faults", &["academy", "device", "learning"]),
    ("tests/host", &["academy", "device"]),
    ("tests/house", &[]),
    (".", &["academy-desktop"]),
];

/// What must not reach a crate: a pure one knows no disk, no network, no window.
const FOREIGN: &[(&str, &[&str])] = &[
    ("crates/learning", &["tokio", "sqlx", "reqwest", "tauri", "axum", "pulldown-cmark"]),
    ("crates/protocol", &["tokio", "sqlx", "reqwest", "tauri", "axum", "pulldown-cmark"]),
    ("crates/course", &["tokio", "sqlx", "reqwest", "tauri", "axum"]),
    ("crates/device", &["reqwest", "tauri", "axum"]),
    ("crates/sync", &["sqlx", "tauri", "axum", "pulldown-cmark"]),
    ("crates/academy", &["sqlx", "reqwest", "tauri", "axum", "pulldown-cmark"]),
    ("crates/server", &["reqwest", "tauri", "device", "academy"]),
    ("crates/vpa", &["sqlx", "tauri", "axum"]),
    ("src-tauri", &["sqlx", "axum", "pulldown-cmark"]),
    ("tests/bench", &["reqwest", "tauri", "axum"]),
];

fn dependencies(folder: &str) -> BTreeSet<String> {
    let manifest: toml::Table = root::read(&format!("{folder}/Cargo.toml")).parse().unwrap();
    let tables = ["dependencies", "build-dependencies"];
    tables
        .iter()
        .filter_map(|table| manifest.get(*table)?.as_table())
        .flat_map(|table| table.keys().cloned())
        .collect()
}

fn own_packages() -> BTreeSet<String> {
    let name = |(folder, _): &(&str, &[&str])| {
        let manifest: toml::Table = root::read(&format!("{folder}/Cargo.toml")).parse().unwrap();
        manifest["package"]["name"].as_str().unwrap().to_owned()
    };
    ARROWS.iter().map(name).collect()
}

#[test]
fn crates_know_only_whom_they_may() {
    let own = own_packages();
    for (folder, allowed) in ARROWS {
        let known: Vec<_> = dependencies(folder).intersection(&own).cloned().collect();
        let stray: Vec<_> = known.iter().filter(|name| !allowed.contains(&name.as_str())).collect();
        assert!(stray.is_empty(), "{folder} must not know {stray:?} (ARCHITECTURE.md)");
    }
}

#[test]
fn the_table_names_every_crate() {
    let listed: BTreeSet<_> = ARROWS.iter().map(|(folder, _)| *folder).collect();
    for entry in std::fs::read_dir(root::path("crates")).unwrap() {
        let folder = format!("crates/{}", entry.unwrap().file_name().to_string_lossy());
        assert!(listed.contains(folder.as_str()), "{folder} is missing in the table of arrows");
    }
}

#[test]
fn pure_crates_know_no_disk_and_no_window() {
    for (folder, foreign) in FOREIGN {
        let stray: Vec<_> =
            dependencies(folder).into_iter().filter(|name| foreign.contains(&name.as_str())).collect();
        assert!(stray.is_empty(), "{folder} must not know {stray:?} (ARCHITECTURE.md)");
    }
}
