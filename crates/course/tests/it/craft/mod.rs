//! Every warning about how well something is written: a change of a sound academy that makes exactly this one, and a
//! neighbour that makes nothing. One table for each class.

mod ground;
mod lab;
mod objective;
mod prose;
mod question;
mod quiz;

use std::collections::BTreeSet;

use course::{
    academy::load,
    diagnostic::{Code, Diagnostic, Severity},
    source::Source,
};

use crate::sample::{TODAY, is_about_teaching};

pub type Change = fn(&mut Source);
/// (code, change that makes it, neighbour that makes nothing)
pub type Pair = (Code, Change, Change);

fn pairs() -> impl Iterator<Item = &'static Pair> {
    question::PAIRS.iter().chain(quiz::PAIRS).chain(lab::PAIRS).chain(prose::PAIRS).chain(objective::PAIRS)
}

/// What is said about how things are written, and every mistake; the ground has no record of ids, which is one.
fn found(change: Change) -> Vec<Diagnostic> {
    let mut source = ground::sound();
    change(&mut source);
    let (_, mut found) = load(&source, TODAY);
    found.retain(|problem| is_about_teaching(problem.code) || problem.code.severity() == Severity::Error);
    found.retain(|problem| problem.code != Code::I203);
    found
}

#[test]
fn the_ground_is_sound() {
    assert_eq!(found(|_| {}), []);
}

#[test]
fn each_change_makes_exactly_its_code() {
    let mut wrong = Vec::new();
    for (at, (code, change, _)) in pairs().enumerate() {
        let found = found(*change);
        if found.is_empty() || found.iter().any(|problem| problem.code != *code) {
            wrong.push(format!("pair {at}, {code}: {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_neighbour_makes_none() {
    let mut wrong = Vec::new();
    for (at, (code, _, neighbour)) in pairs().enumerate() {
        let found = found(*neighbour);
        if !found.is_empty() {
            wrong.push(format!("pair {at}, {code}: {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_pair() {
    let paired: BTreeSet<Code> = pairs().map(|(code, ..)| *code).collect();
    let codes: BTreeSet<Code> = Code::ALL.iter().copied().filter(|code| is_about_teaching(*code)).collect();
    assert_eq!(paired, codes);
}

#[test]
fn places_are_inside_the_files_and_texts_differ() {
    for (code, change, _) in pairs() {
        let mut source = ground::sound();
        change(&mut source);
        for problem in found(*change) {
            let text = std::str::from_utf8(source.get(&problem.path).unwrap()).unwrap();
            let marked = text.get(problem.span.range()).unwrap_or_default();
            assert!(!marked.trim().is_empty(), "{code} marks nothing: {problem:?}");
            assert_ne!(problem.message.id, problem.message.en, "{code}");
            for related in &problem.related {
                assert!(source.contains(&related.path), "{code}: {related:?}");
            }
        }
    }
}
