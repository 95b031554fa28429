//! Translations that are missing, old, or not translated.

use course::diagnostic::Code;

use super::{ENGLISH, Pair, major, untranslated};
use crate::sample::{LESSON, replace};

const LEFT: &str = "2. Jadi alamat itu sudah cukup untuk semua perangkat yang ada.";
const MEANT: &str = "2. The sign says *alamat itu sudah cukup untuk semua perangkat yang ada*.";

pub(super) const PAIRS: &[Pair] = &[
    (Code::T902, |s| replace(s, LESSON, "rev: v1.0", "rev: v2.0"), |s| major(s, LESSON)),
    (
        Code::T903,
        |s| drop(s.remove(ENGLISH).unwrap()),
        |s| {
            s.remove(ENGLISH).unwrap();
            untranslated(s);
        },
    ),
    (
        Code::T904,
        |s| replace(s, ENGLISH, "2. So `/26` is enough.", LEFT),
        |s| replace(s, ENGLISH, "2. So `/26` is enough.", MEANT),
    ),
    (
        Code::T904,
        |s| {
            replace(s, LESSON, "Jadi `/26` cukup.", "So this is enough for all of the devices in the office.")
        },
        |s| {
            replace(
                s,
                LESSON,
                "- RFC 4632",
                "- RFC 4632, This is the Length of the Prefix and What It Is For",
            )
        },
    ),
    (
        Code::T904,
        |s| {
            replace(
                s,
                ENGLISH,
                "Calculate the number of host addresses }",
                "Calculate jumlah alamat yang dapat dipakai di jaringan itu }",
            )
        },
        |s| {
            replace(
                s,
                ENGLISH,
                "Calculate the number of host addresses }",
                "Calculate the number of addresses in it }",
            )
        },
    ),
];
