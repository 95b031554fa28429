//! What the shipped files may say and import.

use std::path::{Path, PathBuf};

use crate::root;

const SKIPPED: &[&str] = &["target", "node_modules", ".git", "out", "gen", "dist", ".tools"];

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy();
        if path.is_dir() && !SKIPPED.contains(&name.as_ref()) {
            walk(&path, found);
        } else if path.is_file() {
            found.push(path);
        }
    }
}

fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    walk(&root::path(folder), &mut found);
    found.retain(|path| endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)));
    assert!(!found.is_empty(), "no files in {folder}");
    found
}

#[test]
fn only_the_platform_folder_knows_tauri() {
    for path in files("ui/src", &[".ts", ".svelte"]) {
        let text = std::fs::read_to_string(&path).unwrap();
        let platform = path.components().any(|part| part.as_os_str() == "platform");
        assert!(platform || !text.contains("@tauri-apps/"), "{} imports Tauri", path.display());
    }
}

#[test]
fn no_screen_asks_the_network() {
    for path in files("ui/src", &[".ts", ".svelte", ".css", ".html"]) {
        let text = std::fs::read_to_string(&path).unwrap();
        for address in ["http://", "https://"] {
            let remote = text.match_indices(address).any(|(at, _)| {
                let rest = &text[at + address.len()..];
                !["localhost", "academy.localhost", "tauri.localhost", "www.w3.org/", "example."]
                    .iter()
                    .any(|known| rest.starts_with(known))
            });
            // Tests and the credits may name addresses; nothing may load one.
            let loads = ["src=", "url(", "import(", "fetch("].iter().any(|word| {
                text.contains(&format!("{word}'{address}"))
                    || text.contains(&format!("{word}\"{address}"))
                    || text.contains(&format!("{word}{address}"))
            });
            assert!(!(remote && loads), "{} loads from the network", path.display());
        }
    }
}

#[test]
fn the_window_has_no_rights_of_tauris_own() {
    let capability: serde_json::Value =
        serde_json::from_str(&root::read("src-tauri/capabilities/main.json")).unwrap();
    let permissions = capability["permissions"].as_array().unwrap();
    assert!(!permissions.is_empty());
    for permission in permissions {
        let permission = permission.as_str().unwrap();
        assert!(permission.starts_with("allow-"), "{permission} is not one of the app's own commands");
    }
    assert!(capability.get("remote").is_none());
}

#[test]
fn the_policy_lets_nothing_in_from_outside() {
    let manifest: serde_json::Value = serde_json::from_str(&root::read("tauri.conf.json")).unwrap();
    let security = &manifest["app"]["security"];
    assert_eq!(manifest["app"]["withGlobalTauri"], false);
    assert_eq!(security["freezePrototype"], true);
    let policy = security["csp"].as_object().unwrap();
    assert_eq!(policy["default-src"], "'none'");
    assert_eq!(policy["script-src"], "'self'");
    let allowed =
        ["'self'", "'none'", "academy:", "http://academy.localhost", "ipc:", "http://ipc.localhost"];
    for (name, sources) in policy {
        for source in sources.as_str().unwrap().split(' ') {
            assert!(allowed.contains(&source), "{name} allows {source}");
        }
    }
}
