//! Class O.

use course::diagnostic::Code;

use super::{Pair, ground::ENGLISH};
use crate::sample::{LESSON, replace};

pub const PAIRS: &[Pair] = &[
    (
        Code::O853,
        |s| {
            replace(
                s,
                LESSON,
                "text: Menjelaskan arti panjang prefiks",
                "text: Menjelaskan arti prefiks dan menghitung host",
            )
        },
        |s| {
            replace(
                s,
                LESSON,
                "text: Menjelaskan arti panjang prefiks",
                "text: Menjelaskan arti prefiks dan metode hitungnya",
            )
        },
    ),
    (
        Code::O853,
        |s| {
            replace(
                s,
                ENGLISH,
                "text: Calculate the number of host addresses",
                "text: Calculate the addresses and explain the prefix",
            )
        },
        |s| {
            replace(
                s,
                ENGLISH,
                "text: Calculate the number of host addresses",
                "text: Calculate the number of hosts and networks",
            )
        },
    ),
    (
        Code::O854,
        |s| replace(s, LESSON, "bloom: terapkan", "bloom: cipta"),
        |s| {
            replace(s, LESSON, "bloom: terapkan, text: Menghitung", "bloom: cipta, text: Merencanakan");
            replace(s, ENGLISH, "text: Calculate", "text: Plan");
        },
    ),
    (
        Code::O854,
        |s| replace(s, ENGLISH, "text: Explain what", "text: Name what"),
        |s| replace(s, ENGLISH, "text: Explain what", "text: Describe what"),
    ),
];
