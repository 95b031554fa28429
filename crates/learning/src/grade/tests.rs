//! One table per kind of question.

use super::*;
use crate::key::{GapKey, NumericRange, TextPattern};
use crate::response::GapResponse;

fn check(key: &AnswerKey, response: &Response, share: f64, parts: &[bool]) {
    let mark = grade(key, response);
    assert!((mark.share - share).abs() < 1e-12, "{response:?}: {mark:?}");
    assert_eq!(mark.parts, parts, "{response:?}");
}

fn choice(picked: &[u32]) -> Response {
    Response::Choice { picked: picked.to_vec() }
}

#[test]
fn single_choice() {
    let key = AnswerKey::Single { options: 4, right: 2 };
    check(&key, &choice(&[2]), 1.0, &[]);
    for picked in [&[][..], &[1], &[1, 2], &[4], &[u32::MAX]] {
        check(&key, &choice(picked), 0.0, &[]);
    }
    check(&key, &Response::Numeric { text: "2".into() }, 0.0, &[]);
}

#[test]
fn multiple_choice_all_or_nothing() {
    let key = AnswerKey::Multiple { options: 4, right: [0, 2].into(), scoring: Scoring::All };
    check(&key, &choice(&[2, 0]), 1.0, &[]);
    check(&key, &choice(&[0]), 0.0, &[]);
    check(&key, &choice(&[0, 1, 2]), 0.0, &[]);
}

#[test]
fn multiple_choice_by_share() {
    let key = AnswerKey::Multiple { options: 5, right: [0, 2, 4].into(), scoring: Scoring::Partial };
    check(&key, &choice(&[0, 2, 4]), 1.0, &[]);
    check(&key, &choice(&[0, 2]), 2.0 / 3.0, &[]);
    check(&key, &choice(&[0, 2, 1]), 1.0 / 3.0, &[]);
    check(&key, &choice(&[1, 3]), 0.0, &[]);
    check(&key, &choice(&[0, 2, 4, 9]), 0.0, &[]);
    assert_eq!(grade(&key, &choice(&[0])).verdict, Verdict::Partial);
}

#[test]
fn a_number_meets_right_and_expected_wrong_items() {
    let item = |text, right| NumericItem { accept: NumericRange::parse(text).unwrap(), right };
    let key = AnswerKey::Numeric { items: vec![item("64", false), item("62", true), item("1234", true)] };
    let mark = |text: &str| grade(&key, &Response::Numeric { text: text.into() });
    assert_eq!((mark("62").verdict, mark("62").matched), (Verdict::Right, Some(1)));
    assert_eq!((mark("64").verdict, mark("64").matched), (Verdict::Wrong, Some(0)));
    assert_eq!((mark("7").verdict, mark("7").matched), (Verdict::Wrong, None));
    assert_eq!(mark("1.234").verdict, Verdict::Right);
    assert_eq!(mark("enam").verdict, Verdict::Wrong);
}

#[test]
fn an_ambiguous_number_is_right_when_either_reading_is() {
    let item = |text, right| NumericItem { accept: NumericRange::parse(text).unwrap(), right };
    let key = AnswerKey::Numeric { items: vec![item("1234", false), item("1.234", true)] };
    let mark = |text: &str| grade(&key, &Response::Numeric { text: text.into() });
    assert_eq!(mark("1,234").matched, Some(1));
    assert_eq!(mark("1234").matched, Some(0));
}

#[test]
fn short_text() {
    let item = |text, right| TextItem { accept: TextPattern::parse(text).unwrap(), right };
    let key = AnswerKey::Text { items: vec![item("ifconfig", false), item("/ip (a|addr)/", true)] };
    let mark = |text: &str| grade(&key, &Response::Text { text: text.into() });
    assert_eq!((mark(" IP  addr ").verdict, mark("ip a").matched), (Verdict::Right, Some(1)));
    assert_eq!((mark("ifconfig").verdict, mark("ifconfig").matched), (Verdict::Wrong, Some(0)));
    assert_eq!(mark("").matched, None);
}

#[test]
fn matching() {
    let pairs = |pairs: &[Option<u32>]| Response::Matching { pairs: pairs.to_vec() };
    for (scoring, two_of_three) in [(Scoring::All, 0.0), (Scoring::Partial, 2.0 / 3.0)] {
        let key = AnswerKey::Matching { pairs: vec![0, 1, 2], rights: 4, scoring };
        check(&key, &pairs(&[Some(0), Some(1), Some(2)]), 1.0, &[true, true, true]);
        check(&key, &pairs(&[Some(0), None, Some(2)]), two_of_three, &[true, false, true]);
        check(&key, &pairs(&[Some(0), Some(1)]), 0.0, &[]);
        check(&key, &pairs(&[Some(0), Some(1), Some(4)]), 0.0, &[]);
    }
}

#[test]
fn ordering() {
    let order = |order: &[u32]| Response::Ordering { order: order.to_vec() };
    let key = AnswerKey::Ordering { items: 4, scoring: Scoring::Partial };
    check(&key, &order(&[0, 1, 2, 3]), 1.0, &[true, true, true]);
    check(&key, &order(&[2, 3, 0, 1]), 2.0 / 3.0, &[true, false, true]);
    check(&key, &order(&[3, 2, 1, 0]), 0.0, &[false, false, false]);
    for malformed in [&[0, 1, 2][..], &[0, 1, 2, 2], &[0, 1, 2, 4], &[1, 2, 3, 4], &[]] {
        check(&key, &order(malformed), 0.0, &[]);
    }
    let all = AnswerKey::Ordering { items: 4, scoring: Scoring::All };
    check(&all, &order(&[0, 1, 3, 2]), 0.0, &[true, false, false]);
    check(&AnswerKey::Ordering { items: 1, scoring: Scoring::All }, &order(&[0]), 1.0, &[]);
    check(&AnswerKey::Ordering { items: 0, scoring: Scoring::All }, &order(&[]), 0.0, &[]);
}

#[test]
fn cloze() {
    let typed = |text: &str| GapResponse::Typed { text: text.into() };
    let gaps = vec![
        GapKey::Typed(vec![TextPattern::parse("TLS").unwrap(), TextPattern::parse("SSL").unwrap()]),
        GapKey::Numeric(NumericRange::parse("3.14 ± 0.01").unwrap()),
        GapKey::Choice { options: 3, right: 1 },
    ];
    let filled = |gaps: Vec<GapResponse>| Response::Cloze { gaps };
    let key = AnswerKey::Cloze { gaps, scoring: Scoring::Partial };
    let picked = |option| GapResponse::Picked { option };
    check(&key, &filled(vec![typed("ssl"), typed("3,15"), picked(1)]), 1.0, &[true; 3]);
    check(
        &key,
        &filled(vec![typed("ipsec"), GapResponse::Empty, picked(1)]),
        1.0 / 3.0,
        &[false, false, true],
    );
    check(&key, &filled(vec![picked(0), typed("3.14"), typed("1")]), 1.0 / 3.0, &[false, true, false]);
    check(&key, &filled(vec![typed("tls")]), 0.0, &[]);
}
