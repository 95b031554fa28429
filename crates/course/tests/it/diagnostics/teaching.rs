//! Questions, pass marks and objectives against each other.

use course::diagnostic::Code;

use super::{ENGLISH, LAB, Pair, QUIZ, major, third_objective};
use crate::sample::{LESSON, replace, replace_both};

pub(super) const PAIRS: &[Pair] = &[
    (
        Code::Q423,
        |s| replace_both(s, QUIZ, "{#q-1b1b obj=l01.o2}", "{#q-1b1b obj=l01.o9}"),
        |s| replace_both(s, QUIZ, "{#q-1b1b obj=l01.o2}", "{#q-1b1b obj=l01.o1}"),
    ),
    (
        Code::Q423,
        |s| replace_both(s, LAB, ".text obj=o1}", ".text obj=o2}"),
        |s| replace_both(s, LAB, ".text obj=o1}", ".text diff=1 obj=o1}"),
    ),
    (
        Code::Z510,
        |s| {
            replace(s, QUIZ, "pass: 75", "pass: 80");
            major(s, QUIZ);
        },
        |s| {
            replace(s, QUIZ, "pass: 75", "pass: 100");
            major(s, QUIZ);
        },
    ),
    (
        Code::O851,
        |s| replace(s, ENGLISH, "Explain what the length of a prefix means }", "What the length means }"),
        |s| replace(s, ENGLISH, "Explain what the length of a prefix means }", "Explain the length }"),
    ),
    (
        Code::O852,
        |s| replace(s, ENGLISH, "Explain what the length of a prefix means }", "Understand the length }"),
        |s| replace(s, ENGLISH, "Explain what the length of a prefix means }", "Compare two lengths }"),
    ),
    (Code::O855, |s| third_objective(s, LESSON, "net-101-l01"), |s| third_objective(s, LAB, "net-101-l02")),
];
