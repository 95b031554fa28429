//! The first start, and what is kept of it.

use serde_json::json;

use crate::{
    content::{lessons, released_courses},
    learner::{Learner, sign_up},
};

#[tokio::test]
async fn a_newcomer_is_welcomed_and_then_known() {
    let learner = Learner::new().await;
    let start = learner.ok("app.start", json!({})).await;
    assert_eq!(start["profile"], json!(null));
    assert_eq!(start["notices"], json!([]));
    assert_eq!(start["can_save"], true);
    assert_eq!(start["edition"]["version"], "2026.11.0");
    assert_eq!(start["edition"]["released_courses"], released_courses().len());
    assert_eq!(start["edition"]["planned_courses"], 40 - released_courses().len());
    assert_eq!(start["edition"]["lessons"], lessons());

    let said = |name: &str, path: &str| {
        let mut request = sign_up(name);
        request["path"] = json!(path);
        request
    };
    assert_eq!(learner.fails("profile.create", said("  ", "sales")).await, "invalid");
    assert_eq!(learner.fails("profile.create", said("Ani", "pilot")).await, "invalid");
    let profile = learner.ok("profile.create", said(" Ani ", "sales")).await;
    assert_eq!(profile, json!({ "name": "Ani", "guest": false, "path": "sales" }));

    let learner = learner.reopens().await;
    let start = learner.ok("app.start", json!({})).await;
    assert_eq!(start["profile"]["name"], "Ani");
    let home = learner.ok("home.show", json!({})).await;
    assert_eq!(home["resume"], json!(null));
    assert_eq!(home["first"]["id"], "fnd-101-l01");
    assert_eq!(home["path"]["courses"].as_array().unwrap().len(), 12);
}

#[tokio::test]
async fn the_catalogue_shows_all_that_is_planned() {
    let learner = Learner::known().await;
    let catalogue = learner.ok("catalogue.show", json!({})).await;
    let tracks = catalogue["tracks"].as_array().unwrap();
    assert_eq!(tracks.len(), 10);
    let courses: Vec<_> = tracks.iter().flat_map(|track| track["courses"].as_array().unwrap()).collect();
    assert_eq!(courses.len(), 40);
    let released = courses.iter().filter(|course| course["status"] == "released").count();
    assert_eq!(released, released_courses().len());
    assert_eq!(catalogue["paths"].as_array().unwrap().len(), 15);

    let planned = learner.ok("course.open", json!({ "course": "net-301" })).await;
    assert_eq!(planned["card"]["status"], "planned");
    assert!(planned["body_html"].as_str().unwrap().contains("Mengapa SD-WAN"));
    assert_eq!(planned["next"], json!(null));
}

#[tokio::test]
async fn settings_are_kept_and_switch_the_language() {
    let learner = Learner::known().await;
    let wanted = json!({
        "language": "en", "content_language": null, "theme": "dark", "text_size": 120, "time": "double"
    });
    assert_eq!(learner.ok("settings.save", wanted.clone()).await, wanted);
    let learner = learner.reopens().await;
    assert_eq!(learner.ok("app.start", json!({})).await["settings"], wanted);
    let course = learner.ok("course.open", json!({ "course": "fnd-101" })).await;
    assert_eq!(course["card"]["title"], "Academy orientation and the IT solution map");
    let mut huge = wanted;
    huge["text_size"] = json!(500);
    assert_eq!(learner.fails("settings.save", huge).await, "invalid");
}

/// The app dies after the choices were written down and before the role path was asked for.
#[tokio::test]
async fn a_welcome_left_at_the_receipt_goes_on_there() {
    let learner = Learner::new().await;
    let mut request = sign_up("Sri");
    request["choices"] = json!([{ "purpose": "sync", "given": false }]);
    request["path"] = json!("sales");
    request["path_later"] = json!(true);
    let profile = learner.ok("profile.create", request).await;
    assert_eq!(profile, json!({ "name": "Sri", "guest": false, "path": null }));
    let learner = learner.reopens().await;
    let app = learner.ok("app.start", json!({})).await;
    assert_eq!((&app["welcoming"], &app["profile"]["name"]), (&json!(true), &json!("Sri")));

    let list = learner.ok("receipt.list", json!({})).await;
    let kept: Vec<_> = {
        let first = learner.ok("receipt.save", json!({})).await;
        let again = learner.ok("receipt.save", json!({})).await;
        [first, again].iter().map(|saved| saved["file"].as_str().unwrap().to_owned()).collect()
    };
    assert_ne!(kept[0], kept[1], "no file is written over another");
    for file in kept {
        assert_eq!(std::fs::read_to_string(file).unwrap(), list["file"].as_str().unwrap());
    }

    learner.ok("profile.update", json!({ "name": "Sri", "path": null })).await;
    let app = learner.reopens().await.ok("app.start", json!({})).await;
    assert_eq!(app["welcoming"], json!(false), "no path is an answer as well");
}

#[tokio::test]
async fn a_guest_is_not_in_the_middle_of_the_welcome() {
    let learner = Learner::new().await;
    assert_eq!(learner.ok("app.start", json!({})).await["welcoming"], json!(false));
    learner.ok("profile.guest", json!({})).await;
    assert_eq!(learner.ok("app.start", json!({})).await["welcoming"], json!(false));
}
