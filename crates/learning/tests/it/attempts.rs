//! Draws, limits and waits.

use std::collections::BTreeSet;
use std::time::Duration;

use learning::attempt::{Extension, Refused, plan_start};
use learning::fact::{Fact, FactBody};
use learning::outline::Shuffle;
use learning::record::Record;
use proptest::prelude::*;

use crate::sample::*;

fn drawn(record: &Record, size: usize, draw: u32, learner: u64) -> Vec<learning::id::QuestionId> {
    let quiz = quiz("net-101-m1-q", 0, size, Some(draw));
    plan_start(record, &quiz, at(1_000), learner, attempt(99)).unwrap().questions
}

/// A record in which these questions were drawn and the attempt was passed.
fn seen(questions: BTreeSet<usize>) -> Record {
    let FactBody::AttemptStarted { attempt, quiz, edition, number, seed, time_limit_s, .. } =
        started("net-101-m1-q", 1)
    else {
        unreachable!()
    };
    let questions = questions.into_iter().map(question).collect();
    let start = FactBody::AttemptStarted { attempt, quiz, edition, number, seed, questions, time_limit_s };
    Record::fold(&facts([start, submitted(1, 100.0, true)]))
}

proptest! {
    #[test]
    fn a_draw_is_repeatable_of_the_right_size_and_without_repeats(
        size in 0_usize..20, draw in 0_u32..25, learner in any::<u64>(),
    ) {
        let record = Record::default();
        let first = drawn(&record, size, draw, learner);
        prop_assert_eq!(&first, &drawn(&record, size, draw, learner));
        prop_assert_eq!(first.len(), size.min(draw as usize));
        prop_assert_eq!(first.iter().collect::<BTreeSet<_>>().len(), first.len());
    }

    #[test]
    fn unseen_questions_come_first(
        before in prop::collection::btree_set(0_usize..12, 0..12), draw in 0_u32..12, learner in any::<u64>(),
    ) {
        let unseen: BTreeSet<_> = (0..12).filter(|n| !before.contains(n)).map(question).collect();
        let drawn = drawn(&seen(before), 12, draw, learner);
        let new = drawn.iter().filter(|id| unseen.contains(*id)).count();
        prop_assert_eq!(new, unseen.len().min(draw as usize));
    }

    #[test]
    fn without_shuffling_the_source_order_stays(draw in prop::option::of(0_u32..12), learner in any::<u64>()) {
        let mut quiz = quiz("net-101-m1-q", 0, 12, draw);
        quiz.rules.shuffle = Shuffle::Options;
        let plan = plan_start(&Record::default(), &quiz, at(0), learner, attempt(1)).unwrap();
        prop_assert!(plan.questions.is_sorted());
    }
}

#[test]
fn every_question_has_its_chance() {
    let all: BTreeSet<_> = (0..50).flat_map(|learner| drawn(&Record::default(), 8, 2, learner)).collect();
    assert_eq!(all.len(), 8);
}

/// An attempt opened in a later version must show the same questions.
#[test]
fn a_draw_never_changes_between_versions() {
    let quiz = quiz("net-101-m1-q", 0, 10, Some(4));
    let plan = plan_start(&Record::default(), &quiz, at(0), 2026, attempt(1)).unwrap();
    let questions: Vec<_> = plan.questions.iter().map(ToString::to_string).collect();
    assert_eq!((plan.number, plan.seed), (1, 14_549_457_668_661_366_273));
    assert_eq!(questions, ["q-0004", "q-0005", "q-0001", "q-0007"]);
}

#[test]
fn an_open_attempt_comes_first() {
    let record = Record::fold(&facts([started("net-101-m1-q", 1)]));
    let refused = plan_start(&record, &quiz("net-101-m1-q", 0, 4, None), at(9), 1, attempt(2));
    assert_eq!(refused, Err(Refused::Unfinished { attempt: attempt(1) }));
    // An attempt at another quiz is none of this one's business.
    assert!(plan_start(&record, &quiz("net-101-x", 0, 4, None), at(9), 1, attempt(2)).is_ok());
}

#[test]
fn a_failed_attempt_asks_for_a_wait() {
    let record = Record::fold(&facts([started("net-101-m1-q", 1), submitted(1, 10.0, false)]));
    let quiz = quiz("net-101-m1-q", 0, 4, None);
    let plan = |now| plan_start(&record, &quiz, at(now), 1, attempt(2));
    // Handed in at second 2, wait of 60 seconds.
    assert_eq!(plan(2), Err(Refused::CoolingDown { until: at(62) }));
    assert_eq!(plan(61), Err(Refused::CoolingDown { until: at(62) }));
    assert_eq!(plan(62).unwrap().number, 2);
}

#[test]
fn a_hand_in_from_the_future_does_not_block() {
    let ahead = |seq, body| Fact::new(device(1), seq, at(400_000_000), body);
    let record = Record::fold(&[ahead(1, started("net-101-m1-q", 1)), ahead(2, submitted(1, 10.0, false))]);
    assert!(plan_start(&record, &quiz("net-101-m1-q", 0, 4, None), at(5), 1, attempt(2)).is_ok());
}

#[test]
fn the_limit_holds_until_one_attempt_passes() {
    let quiz = quiz("net-101-m1-q", 0, 4, None);
    let two = |second: bool| {
        let bodies = [
            started("net-101-m1-q", 1),
            submitted(1, 10.0, false),
            started("net-101-m1-q", 2),
            submitted(2, 90.0, second),
        ];
        plan_start(&Record::fold(&facts(bodies)), &quiz, at(500), 1, attempt(3))
    };
    assert_eq!(two(false), Err(Refused::LimitReached { attempts: 2 }));
    assert_eq!(two(true).unwrap().number, 3);

    let mut unlimited = quiz;
    unlimited.rules.attempts = Some(0);
    let failed = facts([started("net-101-m1-q", 1), submitted(1, 10.0, false)]);
    assert!(plan_start(&Record::fold(&failed), &unlimited, at(500), 1, attempt(2)).is_ok());
}

#[test]
fn a_plan_becomes_the_fact_that_begins_it() {
    let mut quiz = quiz("net-101-m1-q", 0, 4, None);
    quiz.rules.time_limit = Some(Duration::from_secs(600));
    let plan = plan_start(&Record::default(), &quiz, at(0), 1, attempt(1)).unwrap();
    let fact = Fact::new(device(1), 1, at(0), plan.started(&quiz, "2026.11.0"));
    let record = Record::fold([&fact]);
    let kept = record.find_attempt(&attempt(1)).unwrap();
    assert_eq!(kept.deadline(Extension::Double), Some(at(1_200)));
    let start = kept.start().unwrap();
    assert_eq!(start.value.seed, plan.seed);
    assert_eq!(start.value.questions, plan.questions);
    assert_eq!(record.list_attempts(&quiz.id).len(), 1);
}

#[test]
fn an_attempt_is_listed_at_the_quiz_of_its_first_start() {
    let early = Fact::new(device(1), 1, at(0), started("net-101-m1-q", 1));
    let late = Fact::new(device(2), 1, at(50), started("net-101-x", 1));
    let list = |record: &Record, quiz: &str| record.list_attempts(&quiz.parse().unwrap()).len();
    for order in [[&early, &late], [&late, &early]] {
        let record = Record::fold(order);
        assert_eq!((list(&record, "net-101-m1-q"), list(&record, "net-101-x")), (1, 0));
    }
}

/// A quiz is asked for its own attempts only: else this takes minutes.
#[test]
fn many_attempts_are_listed_quickly() {
    let begun = std::time::Instant::now();
    let count = 8_000;
    let name = |number: u32| format!("net-{}-m1-q", 100 + number % 800);
    let bodies = (1..=count).map(|number| started(&name(number), number));
    let record = Record::fold(&facts(bodies));
    for number in 1..=count {
        let found = record.list_attempts(&name(number).parse().unwrap());
        assert_eq!(found.len(), 10);
        assert!(begun.elapsed().as_secs() < 20, "{number} took too long");
    }
}
