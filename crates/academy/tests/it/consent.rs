//! Signing up, choosing, taking back; receipts; one's own data.

use learning::fact::FactBody;
use serde_json::{Value, json};

use crate::learner::{Learner, sign_up};

fn purpose<'v>(view: &'v Value, id: &str) -> &'v Value {
    view["purposes"].as_array().unwrap().iter().find(|purpose| purpose["id"] == id).unwrap()
}

async fn decide(learner: &Learner, purpose: &str, given: bool) -> Value {
    let request = json!({ "choice": { "purpose": purpose, "given": given }, "notice": "1.0" });
    learner.ok("consent.decide", request).await
}

#[tokio::test]
async fn nothing_is_chosen_for_anybody_and_refusing_costs_no_function() {
    let learner = Learner::new().await;
    let before = learner.ok("privacy.show", json!({})).await;
    for one in before["purposes"].as_array().unwrap() {
        assert_eq!(one["state"], if one["asks"] == true { "requested" } else { "not_asked" }, "{one}");
    }
    let refused: Vec<Value> = ["sync", "improvement", "marketing_email", "marketing_whatsapp"]
        .map(|id| json!({ "purpose": id, "given": false }))
        .into();
    let mut request = sign_up("Sri");
    request["choices"] = Value::from(refused);
    learner.ok("profile.create", request).await;
    let after = learner.ok("privacy.show", json!({})).await;
    assert_eq!(purpose(&after, "sync")["state"], "refused");
    learner.finishes("fnd-101-l01").await;
    assert_eq!(learner.takes("fnd-101-m1-q", 8).await["passed"], true);
}

#[tokio::test]
async fn signing_up_asks_for_what_is_needed_and_for_no_more() {
    let learner = Learner::new().await;
    let refuse = async |change: Value, field: &str| {
        let mut request = sign_up("Sri");
        for (key, value) in change.as_object().unwrap() {
            if request["identity"].get(key).is_some() {
                request["identity"][key] = value.clone()
            } else {
                request[key] = value.clone()
            }
        }
        let failure = learner.academy.call("profile.create", request).await.unwrap_err();
        assert_eq!(failure.details, field);
        assert!(!failure.message.id.is_empty() && !failure.message.en.is_empty());
    };
    refuse(json!({ "name": "  " }), "name").await;
    refuse(json!({ "email": "sri@mitra" }), "email").await;
    refuse(json!({ "organisation": "" }), "organisation").await;
    refuse(json!({ "phone": "12" }), "phone").await;
    refuse(json!({ "adult": false }), "adult").await;
    refuse(json!({ "notice": "0.9" , "choices": [{ "purpose": "sync", "given": true }] }), "notice").await;
    assert_eq!(learner.ok("app.start", json!({})).await["profile"], Value::Null, "nothing was kept");

    let mut request = sign_up("Suharti");
    request["identity"]["organisation"] = Value::from("");
    request["identity"]["invitation"] = Value::from("MITRA-7");
    request["identity"]["phone"] = Value::from("0812-3456-7890");
    learner.ok("profile.create", request).await;
    let learner = learner.reopens().await;
    let data = learner.ok("data.show", json!({})).await;
    assert_eq!(data["identity"]["phone"], "+6281234567890");
    assert_eq!(data["identity"]["whatsapp"], "");
}

/// The number has one purpose, and that one waits for a yes.
#[tokio::test]
async fn a_whatsapp_number_is_kept_only_while_its_purpose_has_a_yes() {
    let learner = Learner::new().await;
    let number = async || learner.ok("data.show", json!({})).await["identity"]["whatsapp"].clone();
    let mut request = sign_up("Sri");
    request["identity"]["whatsapp"] = Value::from("0812-3456-7890");
    let identity = request["identity"].clone();
    learner.ok("profile.create", request).await;
    assert_eq!(number().await, "", "no yes, no number");
    let corrected = learner.ok("data.correct", json!({ "identity": identity })).await;
    assert_eq!(corrected["whatsapp"], "", "what is answered is what is kept");

    decide(&learner, "marketing_whatsapp", true).await;
    learner.ok("data.correct", json!({ "identity": identity })).await;
    assert_eq!(number().await, "+6281234567890");
    // A day later there is a copy with the number in it.
    learner.waits(chrono::TimeDelta::days(1));
    learner.academy.tend().await;
    let profile = std::fs::read_dir(learner.data().join("profiles")).unwrap().flatten();
    let copies = profile.map(|entry| entry.path().join("copies")).find(|path| path.exists()).unwrap();
    assert!(holds(&copies, "+6281234567890"), "the copy has the number");
    let start = std::time::Instant::now();
    decide(&learner, "marketing_whatsapp", false).await;
    assert!(start.elapsed() < std::time::Duration::from_secs(1), "a no acts within a second");
    assert_eq!(number().await, "");
    assert!(!holds(&learner.data(), "+6281234567890"), "not one byte of it is left, copies included");
    assert!(std::fs::read_dir(&copies).unwrap().flatten().any(|file| file.path().extension().is_some()));
    let learner = learner.reopens().await;
    assert_eq!(learner.ok("data.show", json!({})).await["identity"]["whatsapp"], "");
}

#[tokio::test]
async fn a_choice_is_taken_back_as_easily_as_it_was_made_and_each_has_its_receipt() {
    let learner = Learner::known().await;
    assert_eq!(purpose(&decide(&learner, "sync", true).await, "sync")["state"], "given");
    assert_eq!(purpose(&decide(&learner, "sync", false).await, "sync")["state"], "withdrawn");
    let learner = learner.reopens().await;
    let view = learner.ok("privacy.show", json!({})).await;
    assert_eq!(purpose(&view, "sync")["state"], "withdrawn");
    let receipts = learner.ok("receipt.list", json!({})).await;
    let states: Vec<&str> = receipts["receipts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["decisions"][0]["state"].as_str().unwrap())
        .collect();
    assert_eq!(states, ["withdrawn", "given"]);
    let checked = learner.ok("receipt.check", json!({ "file": receipts["file"] })).await;
    assert_eq!(checked, json!({ "count": 2, "others": 0, "problem": null }));

    let file = receipts["file"].clone();
    let another = Learner::seeded(2).await;
    another.ok("profile.create", sign_up("Budi")).await;
    let checked = another.ok("receipt.check", json!({ "file": file })).await;
    assert_eq!(checked, json!({ "count": 2, "others": 2, "problem": null }), "of another person");
    assert_eq!(another.ok("receipt.list", json!({})).await["receipts"], json!([]));
}

#[tokio::test]
async fn every_edit_omission_and_swap_in_a_file_of_receipts_is_found() {
    let learner = Learner::known().await;
    for (purpose, given) in
        [("sync", true), ("improvement", false), ("sync", false), ("marketing_email", true)]
    {
        decide(&learner, purpose, given).await;
    }
    let list = learner.ok("receipt.list", json!({})).await;
    let file: Value = serde_json::from_str(list["file"].as_str().unwrap()).unwrap();
    let mut tried = 0;
    let found = async |changed: Value, what: &str| {
        let answer = learner.ok("receipt.check", json!({ "file": changed.to_string() })).await;
        assert!(answer["problem"].is_object(), "{what}");
    };
    for at in 0..4 {
        let mut cut = file.clone();
        cut["receipts"].as_array_mut().unwrap().remove(at);
        found(cut, "one left out").await;
        let mut swapped = file.clone();
        swapped["receipts"].as_array_mut().unwrap().swap(at, (at + 1) % 4);
        found(swapped, "two swapped").await;
        for path in leaves(&file["receipts"][at], String::new()) {
            let mut edited = file.clone();
            let value = edited.pointer_mut(&format!("/receipts/{at}{path}")).unwrap();
            *value = match &*value {
                Value::String(text) => Value::from(format!("{text}x")),
                Value::Null => Value::from("XX"),
                other => panic!("{other}"),
            };
            found(edited, &path).await;
            tried += 1;
        }
    }
    assert!(tried > 250, "{tried}");
}

/// Pointers to every single value.
fn leaves(value: &Value, path: String) -> Vec<String> {
    match value {
        Value::Array(items) => {
            items.iter().enumerate().flat_map(|(at, item)| leaves(item, format!("{path}/{at}"))).collect()
        }
        Value::Object(fields) => {
            fields.iter().flat_map(|(name, field)| leaves(field, format!("{path}/{name}"))).collect()
        }
        _ => vec![path],
    }
}

#[tokio::test]
async fn a_guest_learns_without_a_name_and_keeps_it_all_when_signing_up() {
    let learner = Learner::new().await;
    let guest = learner.ok("profile.guest", json!({})).await;
    assert_eq!(guest, json!({ "name": "", "guest": true, "path": null }));
    learner.finishes("fnd-101-l01").await;
    let data = learner.ok("data.show", json!({})).await;
    assert_eq!(data["identity"]["name"], "");
    learner.ok("profile.create", sign_up("Sri")).await;
    let learner = learner.reopens().await;
    assert_eq!(learner.ok("app.start", json!({})).await["profile"]["guest"], false);
    assert_eq!(learner.ok("lesson.open", json!({ "lesson": "fnd-101-l01" })).await["state"], "done");
    assert_eq!(learner.fails("profile.guest", json!({})).await, "bad_request");
}

#[tokio::test]
async fn everything_is_exported_and_then_erased_to_the_last_byte() {
    let learner = Learner::new().await;
    let mut request = sign_up("Kenari Kutilang");
    request["identity"]["email"] = Value::from("kenari@kutilang.example");
    request["identity"]["organisation"] = Value::from("PT Cendrawasih");
    request["choices"] = json!([{ "purpose": "sync", "given": true }]);
    learner.ok("profile.create", request).await;
    learner.ok("note.save", json!({ "lesson": "fnd-101-l01", "block": 3, "text": "jalak bali" })).await;
    learner.finishes("fnd-101-l01").await;

    let exported = learner.ok("data.export", json!({})).await;
    let files = exported["files"].as_array().unwrap();
    assert_eq!(files.len(), 3);
    let text = std::fs::read_to_string(files[0].as_str().unwrap()).unwrap();
    let data: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(data["facts"].as_array().unwrap().len(), exported["facts"].as_u64().unwrap() as usize);
    let canaries = ["Kenari Kutilang", "kenari@kutilang.example", "PT Cendrawasih", "jalak bali"];
    for canary in canaries {
        assert!(text.contains(canary), "{canary} is exported");
        assert!(holds(&learner.data(), canary), "{canary} is on the disk before");
    }

    assert_eq!(learner.fails("data.erase", json!({ "confirmed": false })).await, "invalid");
    let erased = learner.ok("data.erase", json!({ "confirmed": true })).await;
    let minutes = std::fs::read_to_string(erased["file"].as_str().unwrap()).unwrap();
    assert_eq!(minutes, erased["minutes"]);
    assert!(minutes.contains("9. "), "{minutes}");
    assert_eq!(learner.ok("app.start", json!({})).await["profile"], Value::Null);
    for canary in canaries {
        assert!(!holds(&learner.data(), canary), "{canary} is gone");
        assert!(!minutes.contains(canary));
    }
    // The machine is ready for somebody else.
    learner.ok("profile.create", sign_up("Ani")).await;
    assert_eq!(learner.ok("lesson.open", json!({ "lesson": "fnd-101-l01" })).await["state"], "not_started");
}

/// As on a disk that is full: nothing can be written where the minutes go.
#[tokio::test]
async fn what_is_erased_is_called_erased_also_when_its_minutes_cannot_be_written() {
    let learner = Learner::known().await;
    // A file stands where the folder would be.
    std::fs::write(learner.folder.path().join("exports"), b"").unwrap();
    let refused = learner.academy.call("data.export", json!({})).await.unwrap_err();
    assert!(refused.message.id.contains("tidak berubah") && refused.message.en.contains("unchanged"));
    assert!(holds(&learner.data(), "Sri Rejeki"));

    let erased = learner.ok("data.erase", json!({ "confirmed": true })).await;
    assert_eq!(erased["file"], Value::Null);
    assert!(erased["minutes"].as_str().unwrap().contains("9. "), "{erased}");
    assert!(!holds(&learner.data(), "Sri Rejeki"));
    assert_eq!(learner.ok("app.start", json!({})).await["profile"], Value::Null);
}

/// Whether these bytes are in any file below the folder.
pub fn holds(folder: &std::path::Path, text: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return holds(&path, text);
        }
        std::fs::read(&path).unwrap().windows(text.len()).any(|window| window == text.as_bytes())
    })
}

/// Every column that is stored, every value of a fact and every kind of register is in the inventory.
#[tokio::test]
async fn what_is_stored_is_in_the_inventory() {
    let learner = Learner::known().await;
    decide(&learner, "sync", true).await;
    learner.ok("note.save", json!({ "lesson": "fnd-101-l01", "block": 3, "text": "x" })).await;
    learner.ok("bookmark.set", json!({ "lesson": "fnd-101-l01", "block": 3, "set": true })).await;
    learner.finishes("fnd-101-l01").await;
    learner.takes("fnd-101-m1-q", 8).await;
    learner.takes("fnd-101-x", 20).await;
    let ask = json!({ "right": "restrict", "purpose": "manager_report", "words": "x" });
    let asked = learner.ok("request.make", ask).await;
    let sent = json!({ "request": asked["requests"][0]["id"], "mark": "sent_by_email" });
    learner.ok("request.mark", sent).await;
    let exported = learner.ok("data.export", json!({})).await;
    let text = std::fs::read_to_string(exported["files"][0].as_str().unwrap()).unwrap();
    let data: Value = serde_json::from_str(&text).unwrap();
    let inventory: Vec<String> =
        academy::privacy::privacy().unwrap().fields.iter().map(|field| field.at.clone()).collect();
    for link in data["facts"].as_array().unwrap() {
        let body = link["fact"]["body"].as_object().unwrap();
        let kind = body["type"].as_str().unwrap();
        let read: FactBody = serde_json::from_value(link["fact"]["body"].clone()).unwrap();
        assert_eq!(read.kind(), kind);
        for name in body.keys().filter(|name| *name != "type") {
            let at = format!("fact.{kind}.{name}");
            assert!(inventory.contains(&at), "{at} is stored and not in content/privacy/fields.yaml");
        }
    }
    for value in data["values"].as_array().unwrap() {
        let at = format!("register.{}", academy::own_data::show::kind_of(value["key"].as_str().unwrap()));
        assert!(inventory.contains(&at), "{at} is stored and not in content/privacy/fields.yaml");
    }
}
