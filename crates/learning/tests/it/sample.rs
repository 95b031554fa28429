//! A small course, and the facts of a learner who takes it.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use learning::attempt::AttemptResult;
use learning::fact::{AttemptId, DeviceId, Fact, FactBody, ItemRef, SubmitReason};
use learning::hash::ContentHash;
use learning::id::{QuestionId, StepId};
use learning::outline::{
    CourseOutline, LessonKind, LessonOutline, ModuleOutline, PoolOutline, QuestionOutline, QuizOutline,
    QuizRules, Reveal, Shuffle, StepOutline,
};
use learning::response::Response;
use uuid::Uuid;

/// So many seconds after the course was begun.
pub fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap() + TimeDelta::seconds(seconds)
}

pub fn device(number: u128) -> DeviceId {
    DeviceId(Uuid::from_u128(number))
}

pub fn attempt(number: u128) -> AttemptId {
    AttemptId(Uuid::from_u128(number))
}

pub fn question(number: usize) -> QuestionId {
    QuestionId::parse(&format!("q-{number:04}")).unwrap()
}

pub fn step(number: usize) -> StepId {
    StepId::parse(&format!("s-{number:04}")).unwrap()
}

pub fn item(id: &str, rev: &str) -> ItemRef {
    ItemRef { id: id.into(), rev: rev.parse().unwrap(), hash: ContentHash::of(id.as_bytes()) }
}

pub fn lesson(id: &str, questions: &[usize]) -> LessonOutline {
    LessonOutline {
        id: id.parse().unwrap(),
        kind: LessonKind::Lesson,
        rev: "v1.0".parse().unwrap(),
        hash: ContentHash::of(id.as_bytes()),
        questions: questions.iter().map(|n| question(*n)).collect(),
        steps: Vec::new(),
    }
}

pub fn lab(id: &str, items: &[&str]) -> LessonOutline {
    let items = items.iter().map(|item| (*item).to_owned()).collect();
    let steps = vec![StepOutline { id: step(1), items }];
    LessonOutline { kind: LessonKind::Lab, steps, ..lesson(id, &[]) }
}

/// A quiz that draws `draw` of the questions `from..to`.
pub fn quiz(id: &str, from: usize, to: usize, draw: Option<u32>) -> QuizOutline {
    let questions = (from..to).map(|n| QuestionOutline { id: question(n), points: 1 }).collect();
    QuizOutline {
        id: id.parse().unwrap(),
        rev: "v1.0".parse().unwrap(),
        hash: ContentHash::of(id.as_bytes()),
        rules: QuizRules {
            pass_percent: 80,
            attempts: Some(2),
            cooldown: Some(Duration::from_secs(60)),
            reveal: Reveal::Submit,
            time_limit: None,
            shuffle: Shuffle::Both,
        },
        pools: vec![PoolOutline { id: "p-all".parse().unwrap(), draw, questions }],
    }
}

/// Two modules (a lesson, a lab, a quiz; a lesson) and an exam.
pub fn course() -> CourseOutline {
    let first = ModuleOutline {
        id: "net-101-m1".parse().unwrap(),
        lessons: vec![lesson("net-101-l01", &[1, 2]), lab("net-101-l02", &["aa", "bb"])],
        quiz: Some(quiz("net-101-m1-q", 10, 16, Some(3))),
    };
    let second = ModuleOutline {
        id: "net-101-m2".parse().unwrap(),
        lessons: vec![lesson("net-101-l03", &[])],
        quiz: None,
    };
    CourseOutline {
        id: "net-101".parse().unwrap(),
        rev: "v1.0".parse().unwrap(),
        modules: vec![first, second],
        exam: Some(quiz("net-101-x", 20, 30, None)),
    }
}

pub fn completed(id: &str, rev: &str) -> FactBody {
    FactBody::LessonCompleted { lesson: item(id, rev) }
}

pub fn checked(lesson: &str, number: usize, share: f64) -> FactBody {
    let response = Response::Choice { picked: vec![0] };
    FactBody::CheckAnswered { lesson: item(lesson, "v1.0"), question: question(number), response, share }
}

pub fn ticked(lab: &str, items: &[&str]) -> FactBody {
    let items = items.iter().map(|item| (*item).to_owned()).collect();
    FactBody::LabStepDone { lab: item(lab, "v1.0"), step: step(1), items }
}

pub fn started(quiz: &str, number: u32) -> FactBody {
    FactBody::AttemptStarted {
        attempt: attempt(u128::from(number)),
        quiz: item(quiz, "v1.0"),
        edition: "2026.11.0".into(),
        number,
        seed: "18446744073709551615".into(),
        questions: vec![question(10), question(11), question(12)],
        time_limit_s: None,
    }
}

pub fn answered(number: u32, asked: usize, picked: u32) -> FactBody {
    FactBody::AttemptAnswered {
        attempt: attempt(u128::from(number)),
        question: question(asked),
        response: Response::Choice { picked: vec![picked] },
    }
}

pub fn submitted(number: u32, percent: f64, passed: bool) -> FactBody {
    let result =
        AttemptResult { earned: percent / 100.0, points: 1, percent, passed, per_question: Vec::new() };
    FactBody::AttemptSubmitted {
        attempt: attempt(u128::from(number)),
        result,
        reason: SubmitReason::ByLearner,
    }
}

/// The facts of one device, one second apart, from number 1.
pub fn facts(bodies: impl IntoIterator<Item = FactBody>) -> Vec<Fact> {
    let numbered = bodies.into_iter().zip(1_u32..);
    numbered.map(|(body, seq)| Fact::new(device(1), seq, at(i64::from(seq)), body)).collect()
}
