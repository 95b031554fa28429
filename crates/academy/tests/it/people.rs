//! Several people at one machine: each with a record of their own, and nobody sees another's.

use std::sync::Arc;

use chrono::TimeDelta;
use device::Folder;
use serde_json::{Value, json};

use crate::{
    consent::holds,
    content,
    learner::{Learner, sign_up},
};

/// Two people, the second one sitting; each has said a word of their own and done a lesson.
async fn sri_and_budi() -> (Learner, [String; 2]) {
    let learner = Learner::new().await;
    let sri = begins(&learner, "Sri Kenari", "kenari-kutilang", "fnd-101-l01", true).await;
    learner.ok("profile.add", json!({})).await;
    let budi = begins(&learner, "Budi Jalak", "jalak-cendrawasih", "fnd-101-l02", false).await;
    (learner, [sri, budi])
}

async fn begins(learner: &Learner, name: &str, note: &str, lesson: &str, sync: bool) -> String {
    let mut request = sign_up(name);
    request["choices"] = json!([{ "purpose": "sync", "given": sync }]);
    learner.ok("profile.create", request).await;
    learner.ok("note.save", json!({ "lesson": lesson, "block": 3, "text": note })).await;
    learner.finishes(lesson).await;
    learner.ok("app.start", json!({})).await["profile_id"].as_str().unwrap().to_owned()
}

async fn names(learner: &Learner) -> Vec<String> {
    let list = learner.ok("profile.list", json!({})).await;
    let profiles = list["profiles"].as_array().unwrap().iter();
    profiles.map(|profile| profile["name"].as_str().unwrap().to_owned()).collect()
}

async fn opens(learner: &Learner, id: &str) -> Value {
    learner.ok("profile.open", json!({ "id": id })).await
}

async fn state_of(learner: &Learner, lesson: &str) -> Value {
    learner.ok("lesson.open", json!({ "lesson": lesson })).await["state"].clone()
}

#[tokio::test]
async fn one_person_s_progress_choices_and_receipts_are_nobody_else_s() {
    let (learner, [sri, budi]) = sri_and_budi().await;
    for (id, name, own, other, sync) in [
        (&sri, "Sri Kenari", "fnd-101-l01", "fnd-101-l02", "given"),
        (&budi, "Budi Jalak", "fnd-101-l02", "fnd-101-l01", "refused"),
    ] {
        let app = opens(&learner, id).await;
        assert_eq!((&app["profile"]["name"], &app["choosing"]), (&json!(name), &json!(false)));
        assert_eq!(state_of(&learner, own).await, "done");
        assert_eq!(state_of(&learner, other).await, "not_started");
        let privacy = learner.ok("privacy.show", json!({})).await;
        let purposes = privacy["purposes"].as_array().unwrap();
        let found = purposes.iter().find(|purpose| purpose["id"] == "sync").unwrap();
        assert_eq!(found["state"], sync);
        let receipts = learner.ok("receipt.list", json!({})).await;
        assert_eq!(receipts["receipts"].as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn what_one_takes_along_holds_nothing_of_the_other() {
    let (learner, [sri, _]) = sri_and_budi().await;
    opens(&learner, &sri).await;
    let exported = learner.ok("data.export", json!({})).await;
    let files = exported["files"].as_array().unwrap();
    let mut all = String::new();
    for file in files {
        all += &std::fs::read_to_string(file.as_str().unwrap()).unwrap();
    }
    assert!(all.contains("Sri Kenari") && all.contains("kenari-kutilang"));
    for foreign in ["Budi", "Jalak", "jalak-cendrawasih", "fnd-101-l02"] {
        assert!(!all.contains(foreign), "{foreign}");
    }
}

#[tokio::test]
async fn with_two_people_the_app_asks_who_is_learning_and_keeps_nothing_until_told() {
    let (learner, [sri, _]) = sri_and_budi().await;
    let learner = learner.reopens().await;
    let app = learner.ok("app.start", json!({})).await;
    assert_eq!(app["choosing"], true);
    assert_eq!(
        (&app["profile"], &app["profile_id"], &app["can_save"]),
        (&json!(null), &json!(null), &json!(false))
    );
    assert_eq!(app["notices"], json!([]));
    assert_eq!(names(&learner).await, ["Sri Kenari", "Budi Jalak"]);
    // Lessons can be read by nobody's record, and nothing is written to any.
    assert_eq!(state_of(&learner, "fnd-101-l01").await, "not_started");
    let note = json!({ "lesson": "fnd-101-l01", "block": 3, "text": "x" });
    assert_eq!(learner.fails("note.save", note).await, "no_profile");
    assert_eq!(learner.fails("profile.create", sign_up("Ani")).await, "no_profile");
    assert_eq!(learner.fails("data.erase", json!({ "confirmed": true })).await, "no_profile");
    let nobody = json!({ "id": "00000000-0000-4000-8000-000000000000" });
    assert_eq!(learner.fails("profile.open", nobody).await, "not_found");
    assert_eq!(learner.fails("profile.open", json!({ "id": "../.." })).await, "bad_request");

    assert_eq!(opens(&learner, &sri).await["profile"]["name"], "Sri Kenari");
    assert_eq!(state_of(&learner, "fnd-101-l01").await, "done");
    let left = learner.ok("profile.leave", json!({})).await;
    assert_eq!((&left["choosing"], &left["profile"]), (&json!(true), &json!(null)));
}

#[tokio::test]
async fn one_person_alone_is_not_asked() {
    let learner = Learner::known().await;
    let app = learner.ok("app.start", json!({})).await;
    assert_eq!((&app["choosing"], &app["others"]), (&json!(false), &json!(false)));
    let learner = learner.reopens().await;
    assert_eq!(learner.ok("app.start", json!({})).await["profile"]["name"], "Sri Rejeki");
    // Somebody who began and said nothing is nobody.
    learner.ok("profile.add", json!({})).await;
    let learner = learner.reopens().await;
    let app = learner.ok("app.start", json!({})).await;
    assert_eq!((&app["choosing"], &app["profile"]["name"]), (&json!(false), &json!("Sri Rejeki")));
}

#[tokio::test]
async fn unused_profiles_do_not_pile_up_and_guests_are_people() {
    let learner = Learner::known().await;
    let mut ids = Vec::new();
    for _ in 0..3 {
        let app = learner.ok("profile.add", json!({})).await;
        assert_eq!((&app["profile"], &app["others"]), (&json!(null), &json!(true)));
        ids.push(app["profile_id"].clone());
        learner.ok("profile.leave", json!({})).await;
    }
    ids.dedup();
    assert_eq!(ids.len(), 1);
    assert_eq!(Folder::new(learner.data()).list_profiles().list.len(), 2);
    learner.ok("profile.add", json!({})).await;
    learner.ok("profile.guest", json!({})).await;
    let list = learner.ok("profile.list", json!({})).await;
    assert_eq!(list["profiles"][1]["guest"], true);
    let learner = learner.reopens().await;
    assert_eq!(learner.ok("app.start", json!({})).await["choosing"], true);
}

#[tokio::test]
async fn the_language_of_the_list_is_that_of_whoever_is_new_and_of_nobody_else() {
    let (learner, [sri, _]) = sri_and_budi().await;
    learner.ok("profile.leave", json!({})).await;
    let english = json!({
        "language": "en", "content_language": null, "theme": "system", "text_size": 100, "time": "normal"
    });
    assert_eq!(learner.ok("settings.save", english).await["language"], "en");
    assert_eq!(learner.ok("app.start", json!({})).await["settings"]["language"], "en");
    assert_eq!(opens(&learner, &sri).await["settings"]["language"], "id");
    learner.ok("profile.leave", json!({})).await;
    let english = json!({
        "language": "en", "content_language": null, "theme": "dark", "text_size": 100, "time": "normal"
    });
    learner.ok("settings.save", english).await;
    let new = learner.ok("profile.add", json!({})).await;
    assert_eq!((&new["settings"]["language"], &new["settings"]["theme"]), (&json!("en"), &json!("system")));
}

#[tokio::test]
async fn erasing_one_person_leaves_the_others_alone() {
    let (learner, [sri, _]) = sri_and_budi().await;
    let others = |learner: &Learner| holds(&learner.data(), "kenari-kutilang");
    assert!(others(&learner) && holds(&learner.data(), "jalak-cendrawasih"));
    learner.ok("data.erase", json!({ "confirmed": true })).await;
    assert!(others(&learner) && !holds(&learner.data(), "jalak-cendrawasih"));
    // Nobody is let into what is another person's.
    let app = learner.ok("app.start", json!({})).await;
    assert_eq!((&app["choosing"], &app["profile"]), (&json!(true), &json!(null)));
    assert_eq!(names(&learner).await, ["Sri Kenari"]);
    opens(&learner, &sri).await;
    assert_eq!(state_of(&learner, "fnd-101-l01").await, "done");
    // The minutes carry the second in their name.
    learner.waits(TimeDelta::seconds(1));
    learner.ok("data.erase", json!({ "confirmed": true })).await;
    let app = learner.ok("app.start", json!({})).await;
    assert_eq!(
        (&app["choosing"], &app["profile"], &app["can_save"]),
        (&json!(false), &json!(null), &json!(true))
    );
    assert!(names(&learner).await.is_empty());
}

#[tokio::test]
async fn a_record_that_is_held_or_torn_is_told_as_it_is_and_stops_nobody() {
    let (learner, [sri, budi]) = sri_and_budi().await;
    // Another window has Budi's record open.
    let other = Learner::at(learner.folder.clone(), Arc::clone(&learner.clock), 9).await;
    let states = async |learner: &Learner| {
        let list = learner.ok("profile.list", json!({})).await;
        let profiles = list["profiles"].as_array().unwrap().iter();
        profiles.map(|profile| profile["state"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(states(&other).await, ["ready", "in_use"]);
    assert_eq!(states(&learner).await, ["ready", "ready"], "one's own is not somebody else's");
    let app = opens(&other, &budi).await;
    assert_eq!((&app["profile"]["name"], &app["can_save"]), (&json!("Budi Jalak"), &json!(false)));
    assert_eq!(app["notices"][0]["code"], "locked");
    assert_eq!(opens(&other, &sri).await["can_save"], true);
    other.academy.close().await;

    let (folder, clock) = learner.closes().await;
    let data = folder.path().join("data");
    let file = Folder::new(&data).record_file(sri.parse().unwrap());
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[..2048].fill(0x5a);
    std::fs::write(&file, bytes).unwrap();
    let learner = Learner::at(folder, clock, 3).await;
    assert_eq!(states(&learner).await, ["damaged", "ready"]);
    let app = opens(&learner, &sri).await;
    assert_eq!(app["notices"][0]["code"], "record_put_aside");
    assert_eq!(app["profile"]["name"], "Sri Kenari");
    // The next person is not told of it.
    assert_eq!(opens(&learner, &budi).await["notices"], json!([]));
}

/// What an attempt began on stays in the library also while somebody else sits at the machine.
#[tokio::test]
async fn a_new_edition_takes_no_attempt_away_from_the_others() {
    let (learner, _) = sri_and_budi().await;
    let begun = learner.ok("attempt.start", json!({ "quiz": "fnd-101-m1-q" })).await;
    let (folder, clock) = learner.closes().await;
    let mut source = content::SOURCE.clone();
    let path = "fnd/fnd-101-orientasi-akademi/01-belajar-di-akademi/kuis.md";
    let text = String::from_utf8(source.get(path).unwrap().to_vec()).unwrap();
    source.insert(path, text.replace(" {#q-", " (baru) {#q-"));
    let newer = content::pack(&source, "2026.12.0").to_bytes().unwrap();
    std::fs::write(folder.path().join("academy.edition"), newer).unwrap();
    let learner = Learner::at(folder, clock, 5).await;
    let app = learner.ok("app.start", json!({})).await;
    assert_eq!((&app["choosing"], &app["edition"]["version"]), (&json!(true), &json!("2026.12.0")));
    let list = learner.ok("profile.list", json!({})).await;
    opens(&learner, list["profiles"][1]["id"].as_str().unwrap()).await;
    let again = learner.ok("attempt.open", json!({ "attempt": begun["attempt"] })).await;
    assert_eq!(again["questions"], begun["questions"]);
}

const WORDS: &str = "kopi tubruk panas";

async fn locks(learner: &Learner, show_name: bool, recovery: bool) -> Value {
    let request = json!({ "passphrase": WORDS, "show_name": show_name, "recovery": recovery });
    learner.ok("seal.set", request).await
}

async fn state(learner: &Learner) -> Value {
    learner.ok("data.show", json!({})).await["seal"].clone()
}

/// Everything under the data folder but what was asked to be written out.
fn readable(learner: &Learner, text: &str) -> bool {
    holds(&learner.data(), text)
}

#[tokio::test]
async fn a_locked_profile_is_nowhere_to_be_read_and_opens_with_its_passphrase_alone() {
    let learner = Learner::new().await;
    let id = begins(&learner, "Sri Kenari", "kenari-kutilang", "fnd-101-l01", true).await;
    learner.academy.tend().await;
    assert!(readable(&learner, "kenari-kutilang") && readable(&learner, "Sri Kenari"));
    let weak = json!({ "passphrase": "12345678", "show_name": false, "recovery": false });
    assert_eq!(learner.fails("seal.set", weak).await, "invalid");
    assert_eq!(state(&learner).await, json!({ "sealed": false, "named": false, "recovery": false }));

    let done = locks(&learner, false, false).await;
    assert_eq!(done, json!({ "seal": { "sealed": true, "named": false, "recovery": false }, "file": null }));
    learner.finishes("fnd-101-l02").await;
    let canaries = ["Sri Kenari", "kenari-kutilang", "sri@mitra", "fnd-101-l02", "PT Mitra", WORDS];
    let data = |learner: &Learner| learner.data().join("profiles");
    let seen: Vec<_> = canaries.iter().filter(|canary| holds(&data(&learner), canary)).collect();
    assert!(seen.is_empty(), "while it is open: {seen:?}");

    let learner = learner.reopens().await;
    let app = learner.ok("app.start", json!({})).await;
    assert_eq!((&app["choosing"], &app["profile"]), (&json!(true), &json!(null)), "also alone");
    let list = learner.ok("profile.list", json!({})).await;
    assert_eq!((&list["profiles"][0]["sealed"], &list["profiles"][0]["name"]), (&json!(true), &json!("")));
    let open = |words: Value| json!({ "id": id, "passphrase": words });
    assert_eq!(learner.fails("profile.open", open(json!(null))).await, "sealed");
    for _ in 0..3 {
        assert_eq!(learner.fails("profile.open", open(json!("kopi susu"))).await, "wrong_passphrase");
    }
    // Several slips cost a while, also for who knows it; nothing else was changed.
    assert_eq!(learner.fails("profile.open", open(json!(WORDS))).await, "too_many_tries");
    learner.waits(TimeDelta::seconds(5));
    let app = learner.ok("profile.open", open(json!(WORDS))).await;
    assert_eq!((&app["profile"]["name"], &app["notices"]), (&json!("Sri Kenari"), &json!([])));
    assert_eq!(state_of(&learner, "fnd-101-l02").await, "done");
    assert!(canaries.iter().all(|canary| !holds(&data(&learner), canary)));
    let exported = learner.ok("data.export", json!({})).await;
    let text = std::fs::read_to_string(exported["files"][0].as_str().unwrap()).unwrap();
    assert!(text.contains("kenari-kutilang"), "a copy for oneself is readable");
}

#[tokio::test]
async fn the_passphrase_is_changed_and_the_lock_removed_by_who_knows_it() {
    let learner = Learner::new().await;
    let id = begins(&learner, "Sri Kenari", "kenari-kutilang", "fnd-101-l01", true).await;
    for (name, request) in [
        ("seal.change", json!({ "passphrase": WORDS, "new_passphrase": "teh manis hangat" })),
        ("seal.remove", json!({ "passphrase": WORDS })),
        ("seal.recovery", json!({ "passphrase": WORDS })),
    ] {
        assert_eq!(learner.fails(name, request).await, "bad_request", "{name}: not locked");
    }
    locks(&learner, true, false).await;
    let change = |now: &str, new: &str| json!({ "passphrase": now, "new_passphrase": new });
    assert_eq!(
        learner.fails("seal.change", change("salah sekali", "teh manis hangat")).await,
        "wrong_passphrase"
    );
    assert_eq!(learner.fails("seal.change", change(WORDS, "teh")).await, "invalid");
    learner.ok("seal.change", change(WORDS, "teh manis hangat")).await;
    // The name in the list is the one of now.
    let update = json!({ "name": "Sri Kutilang", "path": null });
    learner.ok("profile.update", update).await;
    let learner = learner.reopens().await;
    assert_eq!(names(&learner).await, ["Sri Kutilang"]);
    let open = |words: &str| json!({ "id": id, "passphrase": words });
    assert_eq!(learner.fails("profile.open", open(WORDS)).await, "wrong_passphrase");
    learner.ok("profile.open", open("teh manis hangat")).await;
    assert_eq!(learner.ok("seal.show_name", json!({ "shown": false })).await["seal"]["named"], false);
    assert_eq!(names(&learner).await, [""]);

    assert_eq!(learner.fails("seal.remove", json!({ "passphrase": WORDS })).await, "wrong_passphrase");
    assert!(!readable(&learner, "kenari-kutilang"));
    learner.ok("seal.remove", json!({ "passphrase": "teh manis hangat" })).await;
    assert_eq!(state(&learner).await["sealed"], false);
    assert!(readable(&learner, "kenari-kutilang"));
    let learner = learner.reopens().await;
    let app = learner.ok("app.start", json!({})).await;
    assert_eq!((&app["choosing"], &app["profile"]["name"]), (&json!(false), &json!("Sri Kutilang")));
    assert_eq!(state_of(&learner, "fnd-101-l01").await, "done");
}

#[tokio::test]
async fn a_forgotten_passphrase_is_replaced_with_the_recovery_file() {
    let learner = Learner::new().await;
    let id = begins(&learner, "Sri Kenari", "kenari-kutilang", "fnd-101-l01", true).await;
    let first = locks(&learner, false, true).await["file"].as_str().unwrap().to_owned();
    learner.waits(TimeDelta::seconds(1));
    let second = learner.ok("seal.recovery", json!({ "passphrase": WORDS })).await["file"].clone();
    let [first, second] =
        [first.as_str(), second.as_str().unwrap()].map(|file| std::fs::read_to_string(file).unwrap());
    assert!(!second.contains("Sri") && !second.contains(WORDS), "it tells nothing but the key");
    learner.ok("profile.leave", json!({})).await;
    let recover =
        |recovery: &str, words: &str| json!({ "id": id, "recovery": recovery, "passphrase": words });
    assert_eq!(learner.fails("seal.recover", recover("AAAA-BBBB", "teh manis hangat")).await, "invalid");
    assert_eq!(learner.fails("seal.recover", recover(&second, "teh")).await, "invalid");
    assert_eq!(learner.fails("seal.recover", recover(&first, "teh manis hangat")).await, "wrong_recovery");
    let app = learner.ok("seal.recover", recover(&second, "teh manis hangat")).await;
    assert_eq!(app["profile"]["name"], "Sri Kenari");
    learner.ok("profile.leave", json!({})).await;
    let open = |words: &str| json!({ "id": id, "passphrase": words });
    assert_eq!(learner.fails("profile.open", open(WORDS)).await, "wrong_passphrase");
    learner.ok("profile.open", open("teh manis hangat")).await;
    assert_eq!(state_of(&learner, "fnd-101-l01").await, "done");
}

#[tokio::test]
async fn a_lost_seal_is_said_stops_nobody_and_nothing_is_deleted() {
    let (learner, [sri, budi]) = sri_and_budi().await;
    locks(&learner, true, false).await;
    let (folder, clock) = learner.closes().await;
    let profile = folder.path().join("data/profiles").join(&budi);
    let seal = std::fs::read(profile.join("seal.json")).unwrap();
    for file in ["seal.json", "copies/seal.json"] {
        std::fs::write(profile.join(file), b"{}").unwrap();
    }
    let record = std::fs::read(profile.join("record.sqlite")).unwrap();
    let learner = Learner::at(folder, clock, 3).await;
    let list = learner.ok("profile.list", json!({})).await;
    assert_eq!(
        (&list["profiles"][1]["state"], &list["profiles"][1]["sealed"]),
        (&json!("seal_lost"), &json!(true))
    );
    let open = json!({ "id": budi, "passphrase": WORDS });
    assert_eq!(learner.fails("profile.open", open.clone()).await, "seal_lost");
    assert_eq!(opens(&learner, &sri).await["profile"]["name"], "Sri Kenari");
    assert_eq!(std::fs::read(profile.join("record.sqlite")).unwrap(), record);
    std::fs::write(profile.join("seal.json"), seal).unwrap();
    assert_eq!(learner.ok("profile.open", open).await["profile"]["name"], "Budi Jalak");

    // Alone on the machine, with neither: the list says so, and no new record takes its place.
    let (folder, clock) = learner.closes().await;
    std::fs::remove_dir_all(folder.path().join("data/profiles").join(&sri)).unwrap();
    std::fs::remove_file(folder.path().join("data/profiles.json")).unwrap();
    for file in ["seal.json", "copies/seal.json"] {
        std::fs::remove_file(profile.join(file)).unwrap();
    }
    let learner = Learner::at(folder, clock, 4).await;
    assert_eq!(learner.ok("app.start", json!({})).await["choosing"], true);
    let list = learner.ok("profile.list", json!({})).await;
    assert_eq!(list["profiles"][0]["state"], "seal_lost");
    assert_eq!(std::fs::read(profile.join("record.sqlite")).unwrap(), record);
}

#[tokio::test]
async fn a_locked_profile_is_erased_like_any_other() {
    let (learner, _) = sri_and_budi().await;
    locks(&learner, true, false).await;
    learner.ok("data.erase", json!({ "confirmed": true })).await;
    assert_eq!(names(&learner).await, ["Sri Kenari"]);
    assert!(!readable(&learner, "Budi Jalak"));
}
