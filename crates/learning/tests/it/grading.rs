//! Whatever the key and the response: no panic, a share within 0..=1, and a verdict that fits it.

use std::collections::{BTreeMap, BTreeSet};

use learning::attempt::{Scored, grade_attempt};
use learning::grade::{Verdict, grade, readings};
use learning::key::{AnswerKey, GapKey, NumericItem, NumericRange, Scoring, TextItem, TextPattern};
use learning::response::{GapResponse, Response};
use proptest::prelude::*;

use crate::sample::question;

fn index() -> impl Strategy<Value = u32> {
    prop_oneof![8 => 0_u32..6, 1 => any::<u32>()]
}

fn typed() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[-+−0-9., %]{0,12}", "(?i)tls|ssl|ip addr"]
}

fn scoring() -> impl Strategy<Value = Scoring> {
    prop_oneof![Just(Scoring::All), Just(Scoring::Partial)]
}

fn range() -> impl Strategy<Value = NumericRange> {
    (-1_000_i32..1_000, 0_i32..10)
        .prop_map(|(low, width)| NumericRange { low: f64::from(low), high: f64::from(low + width) })
}

fn pattern() -> impl Strategy<Value = TextPattern> {
    prop_oneof![Just("TLS"), Just("/ip a(ddr)?/"), Just("ssl")]
        .prop_map(|text| TextPattern::parse(text).unwrap())
}

fn gap() -> impl Strategy<Value = GapKey> {
    prop_oneof![
        prop::collection::vec(pattern(), 0..3).prop_map(GapKey::Typed),
        range().prop_map(GapKey::Numeric),
        (index(), index()).prop_map(|(options, right)| GapKey::Choice { options, right }),
    ]
}

/// Keys, sound or not: content is checked elsewhere, and the grader must not lean on it.
fn keys() -> impl Strategy<Value = AnswerKey> {
    let right = prop::collection::btree_set(index(), 0..4);
    let numbers = (range(), any::<bool>()).prop_map(|(accept, right)| NumericItem { accept, right });
    let texts = (pattern(), any::<bool>()).prop_map(|(accept, right)| TextItem { accept, right });
    prop_oneof![
        (index(), index()).prop_map(|(options, right)| AnswerKey::Single { options, right }),
        (index(), right, scoring()).prop_map(|(options, right, scoring)| AnswerKey::Multiple {
            options,
            right,
            scoring
        }),
        prop::collection::vec(numbers, 0..4).prop_map(|items| AnswerKey::Numeric { items }),
        prop::collection::vec(texts, 0..4).prop_map(|items| AnswerKey::Text { items }),
        (prop::collection::vec(index(), 0..5), index(), scoring())
            .prop_map(|(pairs, rights, scoring)| AnswerKey::Matching { pairs, rights, scoring }),
        (index(), scoring()).prop_map(|(items, scoring)| AnswerKey::Ordering { items, scoring }),
        (prop::collection::vec(gap(), 0..4), scoring())
            .prop_map(|(gaps, scoring)| AnswerKey::Cloze { gaps, scoring }),
    ]
}

fn gap_response() -> impl Strategy<Value = GapResponse> {
    prop_oneof![
        Just(GapResponse::Empty),
        typed().prop_map(|text| GapResponse::Typed { text }),
        index().prop_map(|option| GapResponse::Picked { option }),
    ]
}

fn responses() -> impl Strategy<Value = Response> {
    let order = (0_u32..6).prop_flat_map(|count| Just((0..count).collect::<Vec<_>>()).prop_shuffle());
    prop_oneof![
        prop::collection::vec(index(), 0..5).prop_map(|picked| Response::Choice { picked }),
        typed().prop_map(|text| Response::Numeric { text }),
        typed().prop_map(|text| Response::Text { text }),
        prop::collection::vec(prop::option::of(index()), 0..5).prop_map(|pairs| Response::Matching { pairs }),
        order.prop_map(|order| Response::Ordering { order }),
        prop::collection::vec(index(), 0..6).prop_map(|order| Response::Ordering { order }),
        prop::collection::vec(gap_response(), 0..4).prop_map(|gaps| Response::Cloze { gaps }),
    ]
}

/// The answer an author would give.
fn right_answer(key: &AnswerKey) -> Option<Response> {
    Some(match key {
        AnswerKey::Single { options, right } if right < options => Response::Choice { picked: vec![*right] },
        AnswerKey::Multiple { options, right, .. } if sound(right, *options) => {
            Response::Choice { picked: right.iter().copied().collect() }
        }
        AnswerKey::Matching { pairs, rights, .. }
            if !pairs.is_empty() && pairs.iter().all(|right| right < rights) =>
        {
            Response::Matching { pairs: pairs.iter().copied().map(Some).collect() }
        }
        AnswerKey::Ordering { items: items @ 1..10, .. } => {
            Response::Ordering { order: (0..*items).collect() }
        }
        AnswerKey::Numeric { items } => {
            let low = items.iter().find(|item| item.right)?.accept.low;
            Response::Numeric { text: low.to_string() }
        }
        _ => return None,
    })
}

fn sound(right: &BTreeSet<u32>, options: u32) -> bool {
    !right.is_empty() && right.iter().all(|index| *index < options)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_response_gets_a_sound_mark(key in keys(), response in responses()) {
        let mark = grade(&key, &response);
        prop_assert!((0.0..=1.0).contains(&mark.share));
        let expected = if mark.share >= 1.0 {
            Verdict::Right
        } else if mark.share > 0.0 {
            Verdict::Partial
        } else {
            Verdict::Wrong
        };
        prop_assert_eq!(mark.verdict, expected);
    }

    #[test]
    fn the_right_answer_is_right(key in keys()) {
        if let Some(response) = right_answer(&key) {
            prop_assert_eq!(grade(&key, &response).verdict, Verdict::Right);
        }
    }

    #[test]
    fn a_number_means_at_most_two_things(text in typed()) {
        let read = readings(&text);
        prop_assert!(read.len() <= 2);
        prop_assert!(read.iter().all(|number| number.is_finite()));
    }

    #[test]
    fn numbers_read_back_in_both_languages(cents in 0_u32..100_000_000) {
        let number = f64::from(cents) / 100.0;
        let plain = format!("{number:.2}");
        let (whole, fraction) = plain.split_once('.').unwrap();
        let grouped = |sign: &str| {
            let places = whole.len();
            let digits = whole.chars().enumerate();
            digits.fold(String::new(), |text, (place, digit)| {
                let gap = if place > 0 && (places - place) % 3 == 0 { sign } else { "" };
                format!("{text}{gap}{digit}")
            })
        };
        for (group, decimal) in [(".", ","), (",", "."), ("\u{a0}", ","), ("", ","), ("", ".")] {
            let text = format!("{}{decimal}{fraction}", grouped(group));
            prop_assert_eq!(readings(&text), vec![number], "{}", text);
        }
    }

    #[test]
    fn key_grammars_never_panic(text in any::<String>(), numbers in "[-0-9.±% ]{0,40}") {
        for text in [&text, &numbers] {
            if let Ok(range) = NumericRange::parse(text) {
                prop_assert!(range.low <= range.high && range.overlaps(&range));
            }
            if let Ok(pattern) = TextPattern::parse(text) {
                prop_assert!(!pattern.accepts(""));
            }
        }
    }

    #[test]
    fn any_attempt_gets_a_sound_result(
        list in prop::collection::vec((keys(), prop::option::of(responses()), 0_u32..6), 0..12),
        pass in 0_u8..=100,
    ) {
        let ids: Vec<_> = (0..list.len()).map(question).collect();
        let scored: Vec<_> = ids
            .iter()
            .zip(&list)
            .map(|(id, (key, _, points))| Scored { question: id, key, points: *points })
            .collect();
        let answers: BTreeMap<_, _> = ids
            .iter()
            .zip(&list)
            .filter_map(|(id, (_, answer, _))| Some((id.clone(), answer.clone()?)))
            .collect();
        let result = grade_attempt(&scored, &answers, pass);
        prop_assert!((0.0..=100.0).contains(&result.percent));
        prop_assert!(result.earned <= f64::from(result.points));
        prop_assert_eq!(result.per_question.len(), list.len());
        // `percent` is cut, so it may lie below the threshold by less than its last digit, never above it.
        prop_assert!(!result.passed || result.percent + 0.01 > f64::from(pass));
        prop_assert!(result.passed || result.points == 0 || result.percent < f64::from(pass));
    }
}
