//! Versions that must agree, and lock files that must not name where packages came from.

use crate::root;

fn manifest() -> toml::Table {
    root::read("Cargo.toml").parse().unwrap()
}

#[test]
fn the_app_has_one_version() {
    let cargo = manifest()["workspace"]["package"]["version"].as_str().unwrap().to_owned();
    for file in ["tauri.conf.json", "package.json"] {
        let json: serde_json::Value = serde_json::from_str(&root::read(file)).unwrap();
        assert_eq!(json["version"].as_str().unwrap(), cargo, "{file}");
    }
}

#[test]
fn sqlite_has_the_fix_of_its_write_ahead_log() {
    let lock: toml::Table = root::read("Cargo.lock").parse().unwrap();
    let versions: Vec<_> = lock["package"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|package| package["name"].as_str() == Some("libsqlite3-sys"))
        .map(|package| package["version"].as_str().unwrap().to_owned())
        .collect();
    // 0.37 bundles SQLite 3.51.3, the first with the fix.
    assert_eq!(versions.len(), 1, "one SQLite, not {versions:?}");
    assert!(versions[0].starts_with("0.37."), "{versions:?}");
}

#[test]
fn the_npm_lock_names_no_addresses() {
    assert!(!root::read("package-lock.json").contains("\"resolved\""));
}
