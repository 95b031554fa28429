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
