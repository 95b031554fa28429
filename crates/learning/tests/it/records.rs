//! The fold: order and repeats do not matter, nothing is lost.

use learning::fact::{Fact, FactBody};
use learning::record::Record;
use proptest::prelude::*;

use crate::sample::*;

fn bodies() -> impl Strategy<Value = FactBody> {
    let lessons = prop_oneof![Just("net-101-l01"), Just("net-101-l02")];
    let quizzes = prop_oneof![Just("net-101-m1-q"), Just("net-101-x")];
    prop_oneof![
        (lessons.clone(), 1_u32..4).prop_map(|(id, major)| completed(id, &format!("v{major}.0"))),
        (lessons.clone(), 1_usize..4, 0.0_f64..=1.0).prop_map(|(id, n, share)| checked(id, n, share)),
        (lessons, prop_oneof![Just("aa"), Just("bb")]).prop_map(|(id, tick)| ticked(id, &[tick])),
        (quizzes, 1_u32..4).prop_map(|(id, n)| started(id, n)),
        (1_u32..4, 10_usize..13, 0_u32..4).prop_map(|(n, asked, picked)| answered(n, asked, picked)),
        (1_u32..4, 0.0_f64..100.0, any::<bool>()).prop_map(|(n, percent, pass)| submitted(n, percent, pass)),
        Just(FactBody::ModuleCompleted { module: item("net-101-m1", "v1.0") }),
        Just(FactBody::CourseCompleted { course: item("net-101", "v1.0") }),
    ]
}

/// Facts of up to three devices whose clocks are unreliable.
fn some_facts() -> impl Strategy<Value = Vec<Fact>> {
    prop::collection::vec((1_u128..4, -50_i64..50, bodies()), 0..40).prop_map(|list| {
        let mut last = [0_u32; 4];
        let mut next = |number: u128| {
            last[number as usize] += 1;
            last[number as usize]
        };
        list.into_iter().map(|(d, when, body)| Fact::new(device(d), next(d), at(when), body)).collect()
    })
}

fn shuffled_and_repeated() -> impl Strategy<Value = (Vec<Fact>, Vec<Fact>)> {
    (some_facts(), any::<prop::sample::Index>()).prop_flat_map(|(facts, from)| {
        let mut again = facts.clone();
        let from = if facts.is_empty() { 0 } else { from.index(facts.len()) };
        again.extend_from_slice(&facts[from..]);
        (Just(facts), Just(again).prop_shuffle())
    })
}

proptest! {
    #[test]
    fn order_and_repeats_do_not_change_the_record((facts, again) in shuffled_and_repeated()) {
        prop_assert_eq!(Record::fold(&facts), Record::fold(&again));
    }

    #[test]
    fn adding_later_equals_folding_at_once(facts in some_facts(), cut in any::<prop::sample::Index>()) {
        let cut = cut.index(facts.len() + 1);
        let mut record = Record::fold(&facts[cut..]);
        facts[..cut].iter().for_each(|fact| record.apply(fact));
        prop_assert_eq!(record, Record::fold(&facts));
    }

    #[test]
    fn facts_read_back_to_the_same_bytes(facts in some_facts()) {
        for fact in facts {
            let bytes = fact.canonical();
            let read: Fact = serde_json::from_slice(&bytes).unwrap();
            prop_assert_eq!(&read, &fact);
            prop_assert_eq!(read.canonical(), bytes);
        }
    }
}

#[test]
fn answers_that_arrive_before_their_start_are_kept() {
    let facts = facts([started("net-101-x", 1), answered(1, 10, 2), answered(1, 10, 3)]);
    let mut record = Record::fold(&facts[1..]);
    assert!(record.find_attempt(&attempt(1)).unwrap().start().is_none());
    record.apply(&facts[0]);
    let kept = record.find_attempt(&attempt(1)).unwrap();
    assert_eq!(kept.start().unwrap().value.seed, u64::MAX);
    let latest = learning::response::Response::Choice { picked: vec![3] };
    assert_eq!(kept.find_answer(&question(10)), Some(&latest));
    assert_eq!(kept.answers().len(), 1);
}

#[test]
fn on_one_device_the_number_decides_and_not_the_clock() {
    let early = Fact::new(device(1), 1, at(900), checked("net-101-l01", 1, 0.25));
    let late = Fact::new(device(1), 2, at(10), checked("net-101-l01", 1, 0.75));
    let record = Record::fold([&late, &early]);
    let checks = record.find_lesson(&"net-101-l01".parse().unwrap()).unwrap();
    let checks = checks.find_check(&question(1)).unwrap();
    assert!((checks.first().unwrap().value.share - 0.25).abs() < f64::EPSILON);
    assert!((checks.latest().unwrap().value.share - 0.75).abs() < f64::EPSILON);
    assert_eq!(checks.len(), 2);
}

#[test]
fn the_first_hand_in_counts() {
    let first = Fact::new(device(2), 1, at(10), submitted(1, 40.0, false));
    let second = Fact::new(device(1), 1, at(20), submitted(1, 100.0, true));
    let record = Record::fold([&second, &first]);
    let counted = record.find_attempt(&attempt(1)).unwrap().submission().unwrap();
    assert!(!counted.value.result.passed);
}

#[test]
fn an_unsound_share_is_held_to_its_range() {
    let facts = facts([checked("net-101-l01", 1, 7.0), checked("net-101-l01", 2, f64::NAN)]);
    let record = Record::fold(&facts);
    let lesson = record.find_lesson(&"net-101-l01".parse().unwrap()).unwrap();
    let share = |n| lesson.find_check(&question(n)).unwrap().first().unwrap().value.share;
    assert!((share(1) - 1.0).abs() < f64::EPSILON);
    assert!(share(2).abs() < f64::EPSILON);
}

#[test]
fn between_devices_the_clock_decides_which_answer_is_the_latest() {
    let old = Fact::new(device(2), 5, at(10), checked("net-101-l01", 1, 0.25));
    let new = Fact::new(device(1), 1, at(20), checked("net-101-l01", 1, 0.75));
    let record = Record::fold([&new, &old]);
    let lesson = record.find_lesson(&"net-101-l01".parse().unwrap()).unwrap();
    let latest = lesson.find_check(&question(1)).unwrap().latest().unwrap();
    assert!((latest.value.share - 0.75).abs() < f64::EPSILON);
}

#[test]
fn a_fact_keeps_milliseconds_and_reads_back_the_same() {
    let precise = at(0) + chrono::TimeDelta::nanoseconds(1_234_567);
    let fact = Fact::new(device(1), 1, precise, completed("net-101-l01", "v1.0"));
    assert_eq!(fact.at, at(0) + chrono::TimeDelta::milliseconds(1));
    assert_eq!(serde_json::from_slice::<Fact>(&fact.canonical()).unwrap(), fact);
}
