//! Files that cannot be read as what they should be.

use course::diagnostic::Code;

use super::{COURSE, ENGLISH, Pair};
use crate::sample::{LESSON, append, replace};

pub(super) const PAIRS: &[Pair] = &[
    (
        Code::F101,
        |s| replace(s, LESSON, "---\nschema", "\n---\nschema"),
        |s| replace(s, LESSON, "volatility: low\n---", "volatility: low\n\n---"),
    ),
    (
        Code::F102,
        |s| replace(s, LESSON, "minutes: 8", "minutes: 8\nminutes: 9"),
        |s| replace(s, LESSON, "minutes: 8", "minutes: 8 # about"),
    ),
    (
        Code::F102,
        |s| replace(s, "academy.yaml", "[net]", "[net"),
        |s| replace(s, "academy.yaml", "[net]", "[ net ]"),
    ),
    (
        Code::F103,
        |s| replace(s, LESSON, "minutes: 8", "minutes: 8\nauthor: saya"),
        |s| replace(s, LESSON, "minutes: 8", "minutes: 8\nverified_by: saya"),
    ),
    (
        Code::F103,
        |s| replace(s, ENGLISH, "translator: tim", "translator: tim\nminutes: 8"),
        |s| replace(s, ENGLISH, "translator: tim", "translator: tim-dua"),
    ),
    (Code::F104, |s| replace(s, LESSON, "minutes: 8\n", ""), |s| replace(s, LESSON, "maps: [N+2]\n", "")),
    (
        Code::F104,
        |s| replace(s, "net/track.md", "courses: [net-101, net-201]\n", ""),
        |s| replace(s, "net/track.md", "courses: [net-101, net-201]\n", "courses: [net-201, net-101]\n"),
    ),
    (
        Code::F104,
        |s| replace(s, ENGLISH, "source_rev: v1.0\n", ""),
        |s| replace(s, "net/track.en.md", "source_rev: v1.0\n", ""),
    ),
    (
        Code::F105,
        |s| replace(s, "net/track.en.md", "source_rev: v1.0", "source_rev: 1.0"),
        |s| replace(s, "net/track.en.md", "source_rev: v1.0", "source_rev: v1.1"),
    ),
    (Code::F104, |s| drop(s.remove("academy.yaml")), |s| append(s, "academy.yaml", "# end\n")),
    (
        Code::F105,
        |s| replace(s, LESSON, "minutes: 8", "minutes: 61"),
        |s| replace(s, LESSON, "minutes: 8", "minutes: 60"),
    ),
    (
        Code::F105,
        |s| replace(s, COURSE, "level: 1", "level: 4"),
        |s| replace(s, COURSE, "level: 1", "level: 3"),
    ),
    (
        Code::F105,
        |s| replace(s, LESSON, "rev: v1.0", "rev: 1.1"),
        |s| replace(s, LESSON, "rev: v1.0", "rev: v1.1"),
    ),
    (
        Code::F105,
        |s| replace(s, COURSE, "roles: [sales, engineer]", "roles: [sales, pilot]"),
        |s| replace(s, COURSE, "roles: [sales, engineer]", "roles: [engineer]"),
    ),
    (Code::F105, |s| append(s, "ids.lock", "broken\n"), |s| append(s, "ids.lock", "# a note\n")),
    (
        Code::F106,
        |s| replace(s, LESSON, "schema: 1", "schema: 2"),
        |s| replace(s, LESSON, "schema: 1", "schema: 1 # the first"),
    ),
    (
        Code::F107,
        |s| s.insert("net/net-101-dasar/01-alamat/catatan.txt", "x"),
        |s| s.insert("net/net-101-dasar/01-alamat/_catatan.txt", "x"),
    ),
    (
        Code::F107,
        |s| {
            s.insert(
                "frameworks/A_B.yaml",
                "schema: 1\nid: A_B\nname: A\nuse: tag\nsource: S\nchecked: 2026-11-22\ndomains: []\n",
            )
        },
        |s| {
            s.insert(
                "frameworks/a-b.yaml",
                "schema: 1\nid: a-b\nname: A\nuse: tag\nsource: S\nchecked: 2026-11-22\ndomains: []\n",
            )
        },
    ),
    (
        Code::F107,
        |s| replace(s, "net/track.md", "type: track", "type: course"),
        |s| s.insert("privacy/Pemberitahuan.md", "x"),
    ),
    (
        Code::F107,
        |s| replace(s, ENGLISH, "type: lesson", "type: lab"),
        |s| replace(s, ENGLISH, "type: lesson", "type: \"lesson\""),
    ),
    (
        Code::F108,
        |s| s.insert("glossary.md", &b"---\n\xff"[..]),
        |s| replace(s, "glossary.md", "Angka yang", "Añgka yang"),
    ),
];
