//! Front matter, examples, and what a revision says.

use course::{diagnostic::Code, source::Source};

use super::{COURSE, ENGLISH, EXAM, LAB, PLANNED, Pair, QUIZ, minor};
use crate::sample::{LESSON, append, replace, replace_both};

const ALLOW: &str = "# vpa-allow F113: sengaja pendek, hanya untuk uji\n";

/// Adds a question that no edition had to the quiz.
fn new_question(source: &mut Source) {
    let question = |stem: &str, fits: &str, less: &str| {
        format!(
            "\n### {stem} {{#q-3a3a obj=l01.o1}}\n\n1. [x] `/24`\n   > {fits} 254 host.\n2. [ ] `/25`\n   > {less} 126 host.\n3. [ ] `/26`\n   > {less} 62 host.\n"
        )
    };
    append(source, QUIZ, &question("Prefiks mana yang cukup untuk 200 host?", "Benar, muat", "Hanya muat"));
    let english = question(
        "Which prefix is enough for 200 hosts?",
        "Right, there is room for",
        "There is only room for",
    );
    append(source, &QUIZ.replace(".md", ".en.md"), &english);
    append(source, "ids.lock", "q-3a3a question active - - -\n");
}

fn new_section(source: &mut Source) {
    append(source, COURSE, "\n## Isi\n\nSatu modul.\n");
    append(source, &COURSE.replace(".md", ".en.md"), "\n## Contents\n\nOne module.\n");
}

/// The lesson without its example, in both languages.
fn no_example(source: &mut Source) {
    replace(source, LESSON, "## Contoh: memilih prefiks", "## Memilih prefiks");
    replace(source, ENGLISH, "## Example: choosing a prefix", "## Choosing a prefix");
}

pub(super) const PAIRS: &[Pair] = &[
    (
        Code::F110,
        |s| replace(s, COURSE, " serta merencanakan alamat sebuah kantor kecil.", "."),
        |s| replace(s, COURSE, " serta merencanakan alamat sebuah kantor kecil.", " sebuah kantor."),
    ),
    (
        Code::F110,
        |s| {
            replace(
                s,
                ENGLISH,
                "how many hosts can be used.",
                "how many hosts it holds, ".repeat(7).trim_end(),
            )
        },
        |s| {
            replace(
                s,
                ENGLISH,
                "how many hosts can be used.",
                "how many hosts it holds, ".repeat(6).trim_end(),
            )
        },
    ),
    (
        Code::F112,
        |s| replace(s, LESSON, "verified: 2026-11-20", "verified: 2024-11-25"),
        |s| replace(s, LESSON, "verified: 2026-11-20", "verified: 2024-11-26"),
    ),
    (
        Code::F112,
        |s| replace(s, EXAM, "pass: 75", "pass: 75\nverified: 2026-05-20\nvolatility: high"),
        |s| replace(s, EXAM, "pass: 75", "pass: 75\nverified: 2026-05-20\nvolatility: medium"),
    ),
    (
        Code::F112,
        |s| replace(s, EXAM, "pass: 75", "pass: 75\nverified: 2026-05-20\nvolatility: high"),
        |s| {
            replace(s, EXAM, "pass: 75", "pass: 75\nverified: 2026-05-20\nvolatility: high");
            replace(s, EXAM, "status: released", "status: retired");
        },
    ),
    (
        Code::F113,
        |s| replace(s, LESSON, &format!("{ALLOW}minutes: 8"), "minutes: 60"),
        |s| replace(s, LESSON, "minutes: 8", "minutes: 60"),
    ),
    (
        Code::I212,
        |s| {
            replace(s, COURSE, "requires: []", "requires: [net-201]");
            replace(s, PLANNED, "requires: [net-101]", "requires: []");
        },
        |s| replace(s, COURSE, "requires: []", "suggests: [net-201]"),
    ),
    (Code::M315, no_example, |s| {
        no_example(s);
        replace(s, LESSON, "  - { id: o2,", "  # vpa-allow M315: contohnya di lab\n  - { id: o2,");
    }),
    (Code::M315, no_example, |s| replace(s, LESSON, "## Arti panjang prefiks", "## Contoh: panjang prefiks")),
    (Code::V952, new_question, |s| {
        new_question(s);
        minor(s, QUIZ);
    }),
    (Code::V952, new_section, |s| {
        new_section(s);
        minor(s, COURSE);
    }),
    (
        Code::V952,
        |s| {
            replace_both(s, LAB, "{#s-7m2d}", "{#s-7m2e}");
            replace(s, "ids.lock", "s-7m2d step active 2026.10.0 - -\n", "s-7m2e step active - - -\n");
        },
        |s| replace(s, LAB, "Kalkulator.", "Kalkulator dan kertas."),
    ),
];
