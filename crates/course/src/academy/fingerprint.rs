//! Hashes of an item: of all its bytes, and of the parts that the rules of revisions look at.

use std::collections::BTreeSet;

use learning::hash::ContentHash;

use crate::{
    academy::{
        file::{Body, File},
        question::{asked_text, key_text},
    },
    front::{Front, LessonFront, QuizFront},
    lock::PartHashes,
    question::Question,
    source::{Source, resolve},
    yaml::Report,
};

/// Paths of the pictures that a file shows, where they exist.
pub(super) fn assets_of(file: &File, source: &Source) -> BTreeSet<String> {
    let resolved = file.document.images.iter().filter_map(|image| resolve(&file.path, &image.target));
    resolved.filter(|path| source.contains(path)).collect()
}

/// Of the files of all languages and their pictures. The place in the tree and the pictures' names play no part.
pub(super) fn hash_of(files: &[&File], assets: &BTreeSet<String>, source: &Source) -> ContentHash {
    let mut bytes = Vec::new();
    for file in files {
        bytes.extend(file.lang.tag().as_bytes());
        bytes.extend(ContentHash::of(file.document.source.as_bytes()).as_bytes());
    }
    let mut pictures: Vec<ContentHash> =
        assets.iter().filter_map(|path| source.get(path)).map(ContentHash::of).collect();
    pictures.sort();
    for picture in pictures {
        bytes.extend(picture.as_bytes());
    }
    ContentHash::of(&bytes)
}

/// The parts of the Indonesian file.
pub(super) fn parts_of(file: &File) -> PartHashes {
    let questions = questions_of(&file.body);
    let joined = |text: fn(&Question) -> String| {
        let mut lines: Vec<String> =
            questions.iter().map(|one| format!("{}\n{}", one.id.value, text(one))).collect();
        lines.sort();
        (!lines.is_empty()).then(|| PartHashes::of(&lines.join("\n\n")))
    };
    PartHashes {
        objectives: objectives_text(&file.front).map(|text| PartHashes::of(&text)),
        body: Some(PartHashes::of(&text_outside(file, &questions))),
        questions: joined(asked_text),
        keys: joined(key_text),
        meta: Some(PartHashes::of(&meta_text(&file.document.source))),
        shape: Some(PartHashes::of(&shape_of(file, &questions))),
    }
}

fn questions_of(body: &Body) -> Vec<&Question> {
    match body {
        Body::Page(_) | Body::Glossary(_) => Vec::new(),
        Body::Lesson(body) => body.questions.iter().collect(),
        Body::Lab(body) => body.steps.iter().filter_map(|step| step.question.as_ref()).collect(),
        Body::Quiz(body) => body.pools.iter().flat_map(|pool| &pool.questions).collect(),
    }
}

fn objectives_text(front: &Front) -> Option<String> {
    let objectives = |front: &LessonFront| {
        let lines = front
            .objectives
            .iter()
            .map(|one| format!("{} {} {}", one.id.value, one.bloom.value.as_str(), one.text.value));
        lines.collect::<Vec<_>>().join("\n")
    };
    match front {
        Front::Lesson(front) => Some(objectives(front)),
        Front::Lab(front) => Some(objectives(&front.lesson)),
        Front::Quiz(QuizFront { scope, pass, .. }) => {
            Some(format!("{} {:?}", scope.value, pass.as_ref().map(|pass| pass.value)))
        }
        _ => None,
    }
}

/// The text after the front matter without the questions.
fn text_outside(file: &File, questions: &[&Question]) -> String {
    let source = &file.document.source;
    let mut at = crate::front::split(source, &mut Report::new("")).map_or(0, |block| block.whole.end);
    let mut text = String::new();
    for question in questions {
        if question.span.start >= at && question.span.end <= source.len() {
            text.push_str(&source[at..question.span.start]);
            at = question.span.end;
        }
    }
    text.push_str(&source[at..]);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The levels of the headings outside the questions, in order.
fn shape_of(file: &File, questions: &[&Question]) -> String {
    let asked = |start: usize| questions.iter().any(|question| question.span.range().contains(&start));
    let headings = file.document.headings.iter().filter(|heading| !asked(heading.span.start));
    headings.map(|heading| char::from(b'0' + heading.level)).collect()
}

/// Fields whose change means nothing by itself, or that another part covers.
const OUTSIDE_META: [&str; 10] = [
    "id:",
    "rev:",
    "status:",
    "verified:",
    "verified_by:",
    "critical_since:",
    "rescore:",
    "objectives:",
    "scope:",
    "pass:",
];

fn meta_text(source: &str) -> String {
    let Some(block) = crate::front::split(source, &mut Report::new("")) else { return String::new() };
    let mut kept = Vec::new();
    let mut skipping = false;
    for line in block.text(source).lines() {
        if !line.starts_with([' ', '-', '\t']) {
            skipping = OUTSIDE_META.iter().any(|field| line.starts_with(field));
        }
        if !skipping {
            kept.push(line.trim_end());
        }
    }
    kept.join("\n")
}
