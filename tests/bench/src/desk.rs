//! A learner's folder with a corpus installed, and the use cases as the screens call them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use academy::{Academy, Config};
use anyhow::{Context as _, Result, anyhow, ensure};
use course::{academy::load, diagnostic::Severity, edition::pack, source::Source};
use serde_json::{Value, json};

use crate::corpus;

/// Packs a corpus into a file.
///
/// # Errors
/// When the corpus has an error, or the file cannot be written.
pub fn pack_edition(source: &Source, file: &Path) -> Result<()> {
    let (academy, diagnostics) = load(source, corpus::TODAY);
    let error = diagnostics.iter().find(|found| found.code.severity() == Severity::Error);
    ensure!(error.is_none(), "the corpus has an error: {error:?}");
    let edition = pack(&academy, source, corpus::VERSION.parse()?)?;
    fs::write(file, edition.to_bytes()?).with_context(|| file.display().to_string())
}

/// Opens the learner's folder; what is in the edition file is installed when it is not yet.
pub async fn open(data: PathBuf, edition: PathBuf) -> Academy {
    Academy::open(Config {
        data,
        exports: std::env::temp_dir(),
        edition,
        asset_base: "academy://localhost/asset/".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        language: None,
        content_language: None,
    })
    .await
}

/// A use case that must succeed.
///
/// # Errors
/// With the failure's words.
pub async fn call(academy: &Academy, name: &str, request: Value) -> Result<Value> {
    academy
        .call(name, request)
        .await
        .map_err(|failure| anyhow!("{name}: {}: {}", failure.message.en, failure.details))
}

/// The same with the language of the lessons.
///
/// # Errors
/// As `call`.
pub async fn read_in(academy: &Academy, language: &str) -> Result<()> {
    let mut settings = call(academy, "app.start", json!({})).await?["settings"].take();
    settings["content_language"] = json!(language);
    call(academy, "settings.save", settings).await.map(drop)
}

/// A learner who has begun: a name, and some lessons done.
///
/// # Errors
/// As `call`.
pub async fn begin(academy: &Academy, lessons: usize) -> Result<()> {
    let identity = json!({ "name": "Sari", "email": "sari@mitra.example", "organisation": "PT Mitra" });
    let request =
        json!({ "identity": identity, "path": null, "adult": true, "choices": [], "notice": "1.0" });
    call(academy, "profile.create", request).await?;
    for lesson in (0..lessons).map(|lesson| corpus::place::Place { lesson }).filter(|place| !place.is_lab()) {
        let id = lesson.lesson_id();
        let view = call(academy, "lesson.open", json!({ "lesson": id })).await?;
        for question in questions(&view) {
            let request = json!({ "lesson": id, "question": question["id"], "response": response(question) });
            call(academy, "lesson.answer", request).await?;
        }
        call(academy, "lesson.complete", json!({ "lesson": id })).await?;
    }
    Ok(())
}

/// The questions of an opened lesson.
pub fn questions(lesson: &Value) -> impl Iterator<Item = &Value> {
    lesson["blocks"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|block| &block["question"])
        .filter(|one| !one.is_null())
}

/// Some answer of the kind that a question wants; the first option where there are any.
#[must_use]
pub fn response(question: &Value) -> Value {
    let count = |field: &str| question[field].as_array().map_or(0, Vec::len);
    match question["kind"].as_str().unwrap_or_default() {
        "numeric" => json!({ "type": "numeric", "text": "42" }),
        "text" => json!({ "type": "text", "text": "jaringan" }),
        "matching" => json!({ "type": "matching", "pairs": vec![0; count("left_html")] }),
        "ordering" => json!({ "type": "ordering", "order": (0..count("options")).collect::<Vec<_>>() }),
        "cloze" => json!({ "type": "cloze", "gaps": vec![json!({ "type": "empty" }); gaps(question)] }),
        _ => json!({ "type": "choice", "picked": [0] }),
    }
}

fn gaps(question: &Value) -> usize {
    let parts = question["cloze"].as_array().into_iter().flatten().filter_map(Value::as_array).flatten();
    parts.filter(|part| part["type"] == "gap").count()
}
