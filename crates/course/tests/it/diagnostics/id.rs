//! Ids, lists and requirements.

use course::diagnostic::Code;

use super::{COURSE, ENGLISH, EXAM, MODULE, PLANNED, Pair, QUIZ, major, minor, new_module, untranslated};
use crate::sample::{LESSON, append, replace, replace_both};

pub(super) const PAIRS: &[Pair] = &[
    (
        Code::I201,
        |s| replace(s, LESSON, "verified: 2026-11-20", "verified: 2026-11-20\nrescore: [q-oil]"),
        |s| replace(s, LESSON, "verified: 2026-11-20", "verified: 2026-11-20\nrescore: [q-b7tn]"),
    ),
    (
        Code::I202,
        |s| {
            replace_both(s, EXAM, "{#q-2a2a ", "{#q-1a1a ");
            replace(s, "ids.lock", "q-2a2a question active", "q-2a2a question retired");
        },
        |s| {
            replace_both(s, EXAM, "{#q-2a2a ", "{#q-9a9a ");
            replace(s, "ids.lock", "q-2a2a question active", "q-2a2a question retired");
            append(s, "ids.lock", "q-9a9a question active - - -\n");
            minor(s, EXAM);
        },
    ),
    (
        Code::I203,
        |s| replace(s, "ids.lock", "s-7m2d step active 2026.10.0 - -\n", ""),
        |s| replace(s, "ids.lock", "s-7m2d step active 2026.10.0 - -\n", "s-7m2d step active 2026.9.0 - -\n"),
    ),
    (Code::I203, |s| drop(s.remove("ids.lock")), |s| append(s, "ids.lock", "\n")),
    (
        Code::I204,
        |s| replace(s, "ids.lock", "s-7m2d step active", "s-7m2d step retired"),
        |s| append(s, "ids.lock", "s-7m2e step retired 2026.10.0 - - s-7m2d\n"),
    ),
    (
        Code::I205,
        |s| append(s, "ids.lock", "q-zzzz question active 2026.9.0 - -\n"),
        |s| append(s, "ids.lock", "q-zzzz question active - - -\n"),
    ),
    (
        Code::I206,
        |s| {
            replace(s, EXAM, "scope: net-101", "scope: net-201");
            major(s, EXAM);
        },
        |s| major(s, EXAM),
    ),
    (
        Code::I208,
        |s| replace_both(s, QUIZ, "{#q-1a1a ", "{#q-9a9a "),
        |s| {
            replace_both(s, QUIZ, "{#q-1a1a ", "{#q-9a9a ");
            replace(s, "ids.lock", "q-1a1a question active", "q-1a1a question retired");
            append(s, "ids.lock", "q-9a9a question active - - -\n");
            minor(s, QUIZ);
        },
    ),
    (
        Code::I209,
        |s| replace(s, COURSE, "modules: [net-101-m1]", "modules: [net-101-m1, net-101-m7]"),
        |s| replace(s, COURSE, "modules: [net-101-m1]", "modules:\n  - net-101-m1"),
    ),
    (Code::I209, new_module, |s| {
        new_module(s);
        replace(s, COURSE, "modules: [net-101-m1]", "modules: [net-101-m1, net-101-m2]");
    }),
    (
        Code::I209,
        |s| replace(s, PLANNED, "requires: [net-101]", "requires: [net-999]"),
        |s| replace(s, PLANNED, "requires: [net-101]", "requires: [net-101-m1]"),
    ),
    (
        Code::I209,
        |s| {
            let text = s.remove(ENGLISH).unwrap();
            s.insert("net/net-101-dasar/01-alamat/prefix.en.md", text);
            untranslated(s);
        },
        |s| {
            s.remove(ENGLISH).unwrap();
            untranslated(s);
        },
    ),
    (
        Code::I210,
        |s| replace(s, MODULE, "[net-101-l01, net-101-l02]", "[net-101-l01, net-101-l02, net-101-l01]"),
        |s| replace(s, MODULE, "[net-101-l01, net-101-l02]", "[net-101-l02, net-101-l01]"),
    ),
    (
        Code::I211,
        |s| replace(s, PLANNED, "requires: [net-101]", "requires: [net-201]"),
        |s| replace(s, PLANNED, "requires: [net-101]", "requires: []"),
    ),
    (
        Code::I211,
        |s| replace(s, "academy.yaml", "extends: sales", "extends: engineer"),
        |s| replace(s, "academy.yaml", "    extends: sales\n", ""),
    ),
];
