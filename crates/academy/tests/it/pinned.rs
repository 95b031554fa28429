//! Attempts whose edition is gone.

use serde_json::json;

use crate::{content, learner::Learner};

const QUIZ: &str = "fnd-101-m1-q";

#[tokio::test]
async fn an_attempt_without_its_edition_can_still_be_ended() {
    let learner = Learner::known().await;
    let attempt = learner.answers(QUIZ, 8).await;
    let newer = content::pack(&content::SOURCE, "2026.12.0");
    std::fs::write(learner.folder.path().join("academy.edition"), newer.to_bytes().unwrap()).unwrap();
    let library = learner.data().join("library.sqlite");
    let (folder, clock) = learner.closes().await;
    for file in std::fs::read_dir(library.parent().unwrap()).unwrap().flatten() {
        if file.file_name().to_string_lossy().starts_with("library.sqlite") {
            std::fs::remove_file(file.path()).unwrap();
        }
    }

    let learner = Learner::at(folder, clock, 7).await;
    assert_eq!(learner.ok("app.start", json!({})).await["edition"]["version"], "2026.12.0");
    assert_eq!(learner.fails("attempt.start", json!({ "quiz": QUIZ })).await, "attempt_unfinished");
    let result = learner.submits(&attempt).await;
    assert_eq!(result["passed"], true);
    learner.ok("attempt.start", json!({ "quiz": QUIZ })).await;
}

/// The same version with other questions, as before a release or from a corrected package.
#[tokio::test]
async fn an_attempt_goes_on_with_the_questions_it_began_on() {
    let learner = Learner::known().await;
    let attempt = learner.answers(QUIZ, 8).await;
    let open = json!({ "attempt": attempt });
    let before = learner.ok("attempt.open", open.clone()).await["questions"].clone();
    let mut source = content::SOURCE.clone();
    let path = "fnd/fnd-101-orientasi-akademi/01-belajar-di-akademi/kuis.md";
    let text = String::from_utf8(source.get(path).unwrap().to_vec()).unwrap();
    source.insert(path, text.replace(" {#q-", " (baru) {#q-"));
    let changed = content::pack(&source, "2026.11.0").to_bytes().unwrap();
    std::fs::write(learner.folder.path().join("academy.edition"), changed).unwrap();

    let learner = learner.reopens().await;
    assert_eq!(learner.ok("attempt.open", open).await["questions"], before);
    assert_eq!(learner.submits(&attempt).await["passed"], true);
    let next = learner.ok("attempt.start", json!({ "quiz": QUIZ })).await;
    assert!(next["questions"].to_string().contains("(baru)"));
}
