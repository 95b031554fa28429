//! Revisions against the last release.

use course::diagnostic::Code;

use super::{MODULE, Pair, major, wrong_key};
use crate::sample::{LESSON, replace};

pub(super) const PAIRS: &[Pair] = &[
    (
        Code::V951,
        |s| replace(s, LESSON, "Menjelaskan arti panjang prefiks }", "Menjelaskan prefiks }"),
        |s| {
            replace(s, LESSON, "Menjelaskan arti panjang prefiks }", "Menjelaskan prefiks }");
            major(s, LESSON);
        },
    ),
    (
        Code::V951,
        |s| {
            wrong_key(s);
            replace(s, LESSON, "verified:", "rescore: [q-k3f9]\nverified:");
        },
        |s| {
            wrong_key(s);
            replace(s, LESSON, "verified:", "rescore: [q-k3f9]\nverified:");
            major(s, LESSON);
        },
    ),
    (
        Code::V953,
        |s| replace(s, LESSON, "rev: v1.0", "rev: v1.2"),
        |s| replace(s, LESSON, "rev: v1.0", "rev: v1.1"),
    ),
    (Code::V953, |s| replace(s, MODULE, "rev: v1.0", "rev: v0.9"), |s| major(s, MODULE)),
    (
        Code::V954,
        |s| {
            wrong_key(s);
            major(s, LESSON);
        },
        |s| {
            wrong_key(s);
            major(s, LESSON);
            replace(s, LESSON, "verified:", "rescore: []\nverified:");
        },
    ),
];
