use academy_bench::{
    corpus::{Plan, Tongue, lesson as text, lesson::own_name, place::Place, source},
    desk::{self, call, questions},
    lesson, save, search,
};
use course::lang::Lang;
use serde_json::json;

const LESSONS: usize = 40;

/// A folder, and the corpus installed in it.
async fn installed() -> (tempfile::TempDir, academy::Academy) {
    let folder = tempfile::tempdir().unwrap();
    let edition = folder.path().join("corpus.edition");
    desk::pack_edition(&source(&Plan { lessons: LESSONS, highlighted: true }), &edition).unwrap();
    let academy = desk::open(folder.path().join("data"), edition).await;
    (folder, academy)
}

#[tokio::test]
async fn the_lesson_asked_for_is_opened_in_the_language_asked_for() {
    let (_folder, academy) = installed().await;
    for (language, lang) in [("en", Lang::En), ("id", Lang::Id)] {
        desk::read_in(&academy, language).await.unwrap();
        let place = Place { lesson: 23 };
        let view = call(&academy, "lesson.open", json!({ "lesson": place.lesson_id() })).await.unwrap();
        assert_eq!(view["title"], text::title(&place, Tongue::of(lang)));
        assert_eq!(view["language"], language);
        assert_eq!((&view["number"], &view["of"]), (&json!(4), &json!(10)));
        assert_eq!(view["previous"]["id"], Place { lesson: 22 }.lesson_id());
        assert_eq!(view["next"]["id"], Place { lesson: 24 }.lesson_id());
        assert_eq!(questions(&view).count(), place.questions());
        let html = view["blocks"].to_string();
        assert!(html.contains(&format!("<code>{}-0</code>", own_name(23))), "{html}");
        // The lesson before it, by its path.
        assert!(html.contains(&format!("#/pelajaran/{}", Place { lesson: 22 }.lesson_id())), "{html}");
    }
    assert_eq!(lesson::measure(&academy, LESSONS, 20).await.unwrap().count(), 20);
}

#[tokio::test]
async fn the_lesson_searched_for_is_found_also_with_a_slip() {
    let (_folder, academy) = installed().await;
    let first = async |typed: &str| search::find(&academy, typed).await.unwrap()["hits"][0]["id"].clone();
    let place = Place { lesson: 31 };
    let name = own_name(place.lesson);
    assert_eq!(first(&name).await, place.lesson_id());
    let title = text::title(&place, Tongue::of(Lang::En));
    assert_eq!(first(&title).await, place.lesson_id());
    let slip = format!("{}x{}", &name[..4], &name[4..]);
    assert_eq!(first(&slip).await, place.lesson_id());
    let asked = search::questions(LESSONS, 4);
    let letters: usize = asked.iter().map(|text| text.chars().count()).sum();
    assert_eq!(search::measure(&academy, &asked).await.unwrap().count(), letters);
}

#[tokio::test]
async fn what_was_measured_as_saved_is_there_after_a_start() {
    let (folder, academy) = installed().await;
    desk::begin(&academy, 3).await.unwrap();
    let saved = save::compare(&academy, folder.path(), 12).await.unwrap();
    assert_eq!((saved.bare.count(), saved.lesson.count(), saved.attempt.count()), (12, 12, 12));
    academy.close().await;
    let academy = desk::open(folder.path().join("data"), folder.path().join("corpus.edition")).await;
    let first = Place { lesson: 0 };
    let view = call(&academy, "lesson.open", json!({ "lesson": first.lesson_id() })).await.unwrap();
    assert_eq!(view["answered"], first.questions());
    assert_eq!(view["state"], "done", "{}", view["state"]);
    let exam = call(&academy, "quiz.open", json!({ "quiz": "alf-101-x" })).await.unwrap();
    assert!(exam.to_string().contains("in_progress"), "{exam}");
}
