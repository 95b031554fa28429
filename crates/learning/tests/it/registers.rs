//! The laws of merging registers.

use learning::register::{Register, RegisterKey, Registers};
use proptest::prelude::*;

use crate::sample::device;

fn registers() -> impl Strategy<Value = Register> {
    let value = prop_oneof![Just(serde_json::Value::Null), "[ab]".prop_map(serde_json::Value::from)];
    (value, 0_u64..3, 1_u128..3).prop_map(|(value, lamport, number)| Register {
        key: RegisterKey::parse("note/net-101-l06").unwrap(),
        value,
        lamport,
        device: device(number),
    })
}

proptest! {
    #[test]
    fn merging_is_commutative(a in registers(), b in registers()) {
        prop_assert_eq!(a.clone().merge(b.clone()), b.merge(a));
    }

    #[test]
    fn merging_is_associative(a in registers(), b in registers(), c in registers()) {
        let left = a.clone().merge(b.clone()).merge(c.clone());
        prop_assert_eq!(left, a.merge(b.merge(c)));
    }

    #[test]
    fn merging_is_idempotent_and_takes_one_of_the_two(a in registers(), b in registers()) {
        prop_assert_eq!(a.clone().merge(a.clone()), a.clone());
        let won = a.clone().merge(b.clone());
        prop_assert!(won == a || won == b);
        prop_assert!(won.lamport >= a.lamport.max(b.lamport));
    }

    #[test]
    fn a_set_of_registers_does_not_depend_on_order(
        (list, again) in prop::collection::vec(registers(), 0..8)
            .prop_flat_map(|list| (Just(list.clone()), Just(list).prop_shuffle()))
    ) {
        let all = |list: Vec<Register>| {
            let mut all = Registers::default();
            for register in list {
                all.apply(register);
            }
            all
        };
        prop_assert_eq!(all(list), all(again));
    }
}
