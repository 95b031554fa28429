//! The chain shows every edit, removal and swap.

use learning::fact::{BrokenChain, Fact, Head, Link, chain, verify_chain};
use proptest::prelude::*;

use crate::sample::*;

fn linked(count: u32) -> Vec<Link> {
    let bodies = (0..count).map(|n| checked("net-101-l01", n as usize, 1.0 / 3.0));
    let mut previous = None;
    facts(bodies)
        .into_iter()
        .map(|fact| {
            let hash = chain(previous, &fact);
            previous = Some(hash);
            Link { fact, hash }
        })
        .collect()
}

fn head(links: &[Link]) -> Option<Head> {
    links.last().map(|link| Head { device: link.fact.device, seq: link.fact.seq, hash: link.hash })
}

/// What the chain is broken by.
fn edit(fact: &mut Fact, how: u8) {
    match how {
        0 => fact.at += chrono::TimeDelta::milliseconds(1),
        1 => fact.body = completed("net-101-l01", "v1.0"),
        2 => fact.seq += 1,
        _ => fact.device = device(9),
    }
}

proptest! {
    #[test]
    fn a_whole_chain_holds_in_one_piece_or_two(count in 1_u32..12, cut in 0_usize..12) {
        let links = linked(count);
        let cut = cut.min(links.len());
        let middle = verify_chain(None, &links[..cut]).unwrap();
        prop_assert_eq!(verify_chain(middle, &links[cut..]).unwrap(), head(&links));
        prop_assert_eq!(verify_chain(None, &links).unwrap(), head(&links));
    }

    #[test]
    fn an_edit_shows(count in 1_u32..12, place in any::<prop::sample::Index>(), how in 0_u8..4) {
        let mut links = linked(count);
        let place = place.index(links.len());
        edit(&mut links[place].fact, how);
        prop_assert!(verify_chain(None, &links).is_err());
    }

    #[test]
    fn an_edit_with_its_own_hash_made_anew_shows_in_the_next(count in 2_u32..12, place in any::<prop::sample::Index>()) {
        let mut links = linked(count);
        let place = place.index(links.len() - 1);
        edit(&mut links[place].fact, 0);
        let previous = place.checked_sub(1).map(|before| links[before].hash);
        links[place].hash = chain(previous, &links[place].fact);
        prop_assert_eq!(verify_chain(None, &links), Err(BrokenChain::Changed { seq: links[place + 1].fact.seq }));
    }

    #[test]
    fn a_removal_shows(count in 2_u32..12, place in any::<prop::sample::Index>()) {
        let mut links = linked(count);
        let known = head(&links);
        links.remove(place.index(links.len()));
        // Cut off at the end it shows against the head known before.
        prop_assert!(!verify_chain(None, &links).is_ok_and(|head| head == known));
    }

    #[test]
    fn a_swap_shows(count in 2_u32..12, place in any::<prop::sample::Index>(), renumbered in any::<bool>()) {
        let mut links = linked(count);
        let place = place.index(links.len() - 1);
        links.swap(place, place + 1);
        if renumbered {
            links.iter_mut().zip(1..).for_each(|(link, seq)| link.fact.seq = seq);
        }
        prop_assert!(verify_chain(None, &links).is_err());
    }
}

/// The form of facts on every disk and server. If this test fails, old chains no longer verify.
#[test]
fn the_canonical_form_and_its_hash_never_change() {
    let fact = Fact::new(device(1), 1, at(0), checked("net-101-l01", 1, 0.5));
    let canonical = String::from_utf8(fact.canonical()).unwrap();
    let expected = concat!(
        r#"{"device":"00000000-0000-0000-0000-000000000001","seq":1,"at":"2027-01-15T08:00:00.000Z","#,
        r#""body":{"type":"check_answered","lesson":{"id":"net-101-l01","rev":"v1.0","#,
        r#""hash":"HASH"},"question":"q-0001","response":{"type":"choice","picked":[0]},"share":0.5}}"#,
    );
    let hash = learning::hash::ContentHash::of(b"net-101-l01").to_string();
    assert_eq!(canonical, expected.replace("HASH", &hash));
    assert_eq!(
        chain(None, &fact).to_string(),
        "554f66c5e518054721d42b3eb4b914beeef8165ab2cc705f0732dbb3e7b5e2d5"
    );
    assert_eq!(
        chain(Some(chain(None, &fact)), &fact).to_string(),
        "f6b7333ae2776c843c2b618201b2732a2965e7ead3543c84979eb1224863e390"
    );
}

#[test]
fn a_fact_of_another_device_does_not_fit_even_with_a_sound_hash() {
    let mut links = linked(2);
    links[1].fact.device = device(9);
    links[1].hash = chain(Some(links[0].hash), &links[1].fact);
    assert_eq!(verify_chain(None, &links), Err(BrokenChain::OtherDevice { seq: 2 }));
}
