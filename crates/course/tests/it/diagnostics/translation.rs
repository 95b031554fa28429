//! Translations that are missing, old, or not translated.

use course::diagnostic::Code;

use super::{ENGLISH, Pair, major, untranslated};
use crate::sample::{LESSON, replace};

const LEFT: &str = "2. Jadi alamat itu sudah cukup untuk semua perangkat yang ada.";
const MEANT: &str = "2. The sign says *alamat itu sudah cukup untuk semua perangkat yang ada*.";

pub(super) const PAIRS: &[Pair] = &[
    (
        Code::T901,
        |s| replace(s, ENGLISH, "id: net-101-l01", "id: net-101-l02"),
        |s| replace(s, ENGLISH, "# The IPv4 prefix", "# Prefixes of IPv4"),
    ),
    (
        Code::T901,
        |s| replace(s, ENGLISH, "## Example: choosing a prefix\n", "### Example: choosing a prefix\n"),
        |s| replace(s, ENGLISH, "## Example: choosing a prefix\n", "## Example: a good prefix\n"),
    ),
    (
        Code::T901,
        |s| replace(s, ENGLISH, "obj=o1}", "obj=o2}"),
        |s| replace(s, ENGLISH, ".numeric obj=o2}", "obj=o2 .numeric}"),
    ),
    (
        Code::T901,
        |s| replace(s, ENGLISH, "- [x] `62`", "- [x] `63`"),
        |s| replace(s, ENGLISH, "Right: 64 minus two.", "Right."),
    ),
    (
        Code::T901,
        |s| replace(s, ENGLISH, "  - { id: o2, text: Calculate the number of host addresses }\n", ""),
        |s| replace(s, ENGLISH, "Calculate the number of host", "Calculate the count of host"),
    ),
    (
        Code::T901,
        |s| replace(s, "net/net-101-dasar/01-alamat/lab-rencana.en.md", "- [ ] Add a reserve of 20%.\n", ""),
        |s| replace(s, "net/net-101-dasar/01-alamat/lab-rencana.en.md", "a reserve of 20%", "20% in reserve"),
    ),
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
