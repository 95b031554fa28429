//! The real curriculum, packed once, and its right answers.

use std::{collections::BTreeMap, path::Path, sync::LazyLock};

use chrono::NaiveDate;
use course::{
    academy::{self, Academy, Lesson, Page},
    diagnostic::Severity,
    edition::{self, Edition, Version},
    front::Status,
    lang::{Lang, Localised},
    question::Question,
    source::{self, Source},
};
use learning::{
    key::{AnswerKey, GapKey, TextPattern},
    response::{GapResponse, Response},
};

/// The day on which the content is looked at.
const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();

pub static SOURCE: LazyLock<Source> = LazyLock::new(|| {
    source::read_folder(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content"))).unwrap()
});

static LOADED: LazyLock<Academy> = LazyLock::new(|| load(&SOURCE));

/// The curriculum as one file.
pub static EDITION: LazyLock<Vec<u8>> = LazyLock::new(|| pack(&SOURCE, "2026.11.0").to_bytes().unwrap());

/// Right answers by question.
pub static ANSWERS: LazyLock<Answers> = LazyLock::new(|| answers(Lang::Id));

/// The same for who reads the translation, where words to type are other words.
pub static ANSWERS_EN: LazyLock<Answers> = LazyLock::new(|| answers(Lang::En));

pub type Answers = BTreeMap<String, Response>;

fn answers(lang: Lang) -> Answers {
    let checks = LOADED.lessons().flat_map(|lesson| match lesson {
        Lesson::Text(item) => page(&item.page, lang).body.questions.clone(),
        Lesson::Lab(item) => {
            page(&item.page, lang).body.steps.iter().filter_map(|step| step.question.clone()).collect()
        }
    });
    let pools = LOADED.quizzes().flat_map(|quiz| &page(&quiz.page, lang).body.pools);
    let pools = pools.flat_map(|pool| pool.questions.clone());
    checks.chain(pools).map(|question| (question.id.value.to_string(), right(&question))).collect()
}

fn page<B>(pages: &Localised<Page<B>>, lang: Lang) -> &Page<B> {
    pages.en.as_ref().filter(|_| lang == Lang::En).unwrap_or(&pages.id)
}

/// The courses that the curriculum releases.
pub fn released_courses() -> Vec<String> {
    let released = LOADED.courses().filter(|course| course.item.front.head.status.value == Status::Released);
    released.map(|course| course.item.front.head.id.value.to_string()).collect()
}

/// How many lessons and labs these hold.
pub fn lessons() -> usize {
    LOADED.lessons().filter(|lesson| lesson.front().head.status.value == Status::Released).count()
}

pub fn load(source: &Source) -> Academy {
    let (academy, found) = academy::load(source, TODAY);
    let errors: Vec<_> = found.iter().filter(|one| one.code.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    academy
}

pub fn pack(source: &Source, version: &str) -> Edition {
    let version: Version = version.parse().unwrap();
    edition::pack(&academy::load(source, TODAY).0, source, version).unwrap()
}

fn right(question: &Question) -> Response {
    match &question.key {
        AnswerKey::Single { right, .. } => Response::Choice { picked: vec![*right] },
        AnswerKey::Multiple { right, .. } => Response::Choice { picked: right.iter().copied().collect() },
        AnswerKey::Numeric { items } => {
            let range = items.iter().find(|item| item.right).unwrap().accept;
            Response::Numeric { text: f64::midpoint(range.low, range.high).to_string() }
        }
        AnswerKey::Text { items } => {
            let pattern = items.iter().find(|item| item.right).map(|item| &item.accept);
            Response::Text { text: literal(pattern) }
        }
        AnswerKey::Matching { pairs, .. } => {
            Response::Matching { pairs: pairs.iter().map(|at| Some(*at)).collect() }
        }
        AnswerKey::Ordering { items, .. } => Response::Ordering { order: (0..*items).collect() },
        AnswerKey::Cloze { gaps, .. } => Response::Cloze { gaps: gaps.iter().map(gap).collect() },
    }
}

fn gap(key: &GapKey) -> GapResponse {
    match key {
        GapKey::Typed(patterns) => GapResponse::Typed { text: literal(patterns.first()) },
        GapKey::Numeric(range) => {
            GapResponse::Typed { text: f64::midpoint(range.low, range.high).to_string() }
        }
        GapKey::Choice { right, .. } => GapResponse::Picked { option: *right },
    }
}

fn literal(pattern: Option<&TextPattern>) -> String {
    match pattern {
        Some(TextPattern::Literal(text)) => text.clone(),
        other => panic!("no literal key: {other:?}"),
    }
}
