//! The edition file that the app carries is missing, cut, foreign or older: the lessons of before stay, nothing learned
//! is lost, and where there are no lessons at all the first screen says so in both languages.

use std::fs;

use academy_faults::Witness;
use serde_json::{Value, json};

use crate::{
    child::{command, finish},
    home::{self, Home},
};

/// What may lie there instead of the edition.
fn bad_files() -> Vec<(&'static str, Vec<u8>)> {
    let good = home::pack(home::NEWER);
    let cut = |at: usize| good[..at].to_vec();
    let flipped = |at: usize| {
        let mut bytes = good.clone();
        bytes[at] ^= 0x40;
        bytes
    };
    vec![
        ("empty", Vec::new()),
        ("its first byte", cut(1)),
        ("cut in the header", cut(6)),
        ("cut in the manifest", cut(2_000)),
        ("cut in the middle", cut(good.len() / 2)),
        ("cut at the last byte", cut(good.len() - 1)),
        ("flipped at the start", flipped(2)),
        ("flipped in the middle", flipped(good.len() / 2)),
        ("flipped in the checksum", flipped(good.len() - 2)),
        ("with more behind it", [good.as_slice(), b"more"].concat()),
        ("twice", [good.as_slice(), good.as_slice()].concat()),
        ("a database", b"SQLite format 3\0".repeat(300)),
        ("text", b"# Kursus\n".repeat(1_000)),
    ]
}

fn learned() -> (Home, Witness) {
    let (home, mut witness) = (Home::with_edition(&home::pack(home::OLDER)), Witness::default());
    let mut all = command(&home.machine(), &witness, 1, "first-start,lesson,check,quiz");
    all.args(["--steps", "30"]);
    finish(all, &mut witness);
    (home, witness)
}

#[tokio::test]
async fn a_bad_edition_leaves_lessons_and_record_as_they_were() {
    let (learned, witness) = learned();
    for (what, bytes) in bad_files() {
        let (home, mut witness) = (learned.copy(), witness.clone());
        home.carries(&bytes);
        let findings = witness.verify(&home.machine()).await.unwrap();
        assert!(findings.is_good(), "{what}: {}", findings.told());
    }
}

#[tokio::test]
async fn no_edition_or_an_older_one_leaves_lessons_and_record_as_they_were() {
    let (learned, witness) = learned();
    let older = home::pack("2026.9.0");
    for what in ["missing", "a folder", "older"] {
        let (home, mut witness) = (learned.copy(), witness.clone());
        let file = home.machine().edition;
        fs::remove_file(&file).unwrap();
        match what {
            "older" => fs::write(file, &older).unwrap(),
            "a folder" => fs::create_dir(file).unwrap(),
            _ => {}
        }
        let findings = witness.verify(&home.machine()).await.unwrap();
        assert!(findings.is_good(), "{what}: {}", findings.told());
    }
}

#[tokio::test]
async fn without_any_lessons_the_first_screen_says_so_and_a_good_edition_heals_it() {
    for (what, bytes) in bad_files() {
        let home = Home::with_edition(&bytes);
        let (academy, clock) = home.machine().start(Witness::default().next_at(), 1).await;
        let start = academy.call("app.start", json!({})).await.unwrap();
        academy.close().await;
        let notice = &start["notices"][0];
        assert_eq!((&notice["code"], &start["edition"]), (&json!("no_edition"), &Value::Null), "{what}");
        for language in ["id", "en"] {
            assert!(notice["message"][language].as_str().unwrap().len() > 40, "{what}");
        }
        drop(clock);
        home.carries(&home::pack(home::NEWER));
        let mut witness = Witness::default();
        finish(command(&home.machine(), &witness, 2, "first-start"), &mut witness);
        assert!(witness.refused().is_empty(), "{what}: {:?}", witness.refused());
    }
}
