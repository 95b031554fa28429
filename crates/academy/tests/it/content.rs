//! The real curriculum, packed once, and its right answers.

use std::{collections::BTreeMap, path::Path, sync::LazyLock};

use chrono::NaiveDate;
use course::{
    academy::{self, Academy, Lesson},
    diagnostic::Severity,
    edition::{self, Edition, Version},
    front::Status,
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
pub static ANSWERS: LazyLock<BTreeMap<String, Response>> = LazyLock::new(|| {
    let checks = LOADED.lessons().flat_map(Lesson::questions);
    let pools = LOADED.quizzes().flat_map(|quiz| &quiz.page.id.body.pools).flat_map(|pool| &pool.questions);
    checks.chain(pools).map(|question| (question.id.value.to_string(), right(question))).collect()
});

/// How many courses the curriculum releases.
pub fn released_courses() -> usize {
    LOADED.courses().filter(|course| course.item.front.head.status.value == Status::Released).count()
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
