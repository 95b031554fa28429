//! Class Z.

use course::{diagnostic::Code, source::Source};

use super::{
    Pair,
    ground::{ENGLISH, EXAM, QUIZ, ask_each, pool, question, questions},
};
use crate::sample::{LESSON, replace};

const OPTIONS: [&str; 3] = ["kotak satu", "kotak dua.", "kotak tiga"];

/// A quiz whose keys stand at these places.
fn placed(source: &mut Source, places: &[usize]) {
    let all: Vec<String> =
        places.iter().enumerate().map(|(at, right)| question("a", at, *right, OPTIONS)).collect();
    pool(source, QUIZ, 6, &all);
}

/// A quiz of twelve in which the first option of some is shorter, or longer; the key is the first of every third.
fn first_option(source: &mut Source, count: usize, text: &str) {
    let all: Vec<String> = (0..12)
        .map(|at| {
            let right = at % 3;
            let mut options = OPTIONS;
            if at < count {
                options[right] = text;
            }
            question("a", at, right, options)
        })
        .collect();
    pool(source, QUIZ, 6, &all);
}

/// Twelve ordinary questions and some that are true or false.
fn stated(source: &mut Source, truths: usize, lies: usize) {
    let mut all = questions("a", 12);
    for at in 0..truths + lies {
        let (yes, no) = if at < truths { ('x', ' ') } else { (' ', 'x') };
        all.push(format!("### Benarkah gudang t{at} penuh? {{#q-t00{at} obj=l01.o1}}\n\n1. [{yes}] Benar\n   > Karena A.\n2. [{no}] Salah\n   > Karena B."));
    }
    pool(source, QUIZ, 6, &all);
    let english = QUIZ.replace(".md", ".en.md");
    let text = String::from_utf8(source.get(&english).unwrap().to_vec()).unwrap();
    source.insert(english, text.replace("] Benar\n", "] True\n").replace("] Salah\n", "] False\n"));
}

/// The quiz asks for `o1` in so many of twelve questions, and `o1` asks for recall.
fn recalled(source: &mut Source, count: usize) {
    replace(
        source,
        LESSON,
        "bloom: pahami, text: Menjelaskan arti panjang prefiks",
        "bloom: ingat, text: Menyebutkan arti panjang prefiks",
    );
    replace(source, ENGLISH, "text: Explain what", "text: State what");
    let all: Vec<String> = (0..12)
        .map(|at| {
            let objective = if at < count { "l01.o1" } else { "l01.o2" };
            question("a", at, at % 3, OPTIONS).replace("l01.o2", "l01.o1").replace("l01.o1", objective)
        })
        .collect();
    pool(source, QUIZ, 6, &all);
}

pub const PAIRS: &[Pair] = &[
    (Code::Z503, |s| pool(s, QUIZ, 6, &questions("a", 11)), |s| pool(s, QUIZ, 6, &questions("a", 12))),
    (
        Code::Z504,
        |s| replace_objective(s, QUIZ, "obj=l01.o2", "obj=l01.o1"),
        |s| replace_objective(s, QUIZ, "{#q-a001 obj=l01.o2", "{#q-a001 obj=l01.o1"),
    ),
    (
        Code::Z504,
        |s| replace_objective(s, EXAM, "obj=l01.o1", "obj=l01.o2"),
        // A lab is done, not asked.
        |s| replace_objective(s, EXAM, "{#q-b000 obj=l01.o1", "{#q-b000 obj=l02.o1"),
    ),
    // Right options strictly the longest in 8 of 12: P = 0.019; in 7 of 12: P = 0.066.
    (Code::Z505, |s| first_option(s, 8, "kotak empat."), |s| first_option(s, 7, "kotak empat.")),
    (Code::Z505, |s| first_option(s, 8, "kotak"), |s| first_option(s, 7, "kotak")),
    (
        Code::Z506,
        |s| placed(s, &[0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2]),
        |s| placed(s, &[0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2]),
    ),
    (
        Code::Z506,
        |s| placed(s, &[0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]),
        |s| placed(s, &[0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 2]),
    ),
    (Code::Z507, |s| stated(s, 5, 1), |s| stated(s, 3, 3)),
    (Code::Z507, |s| stated(s, 2, 4), |s| stated(s, 5, 0)),
    (Code::Z508, |s| recalled(s, 9), |s| recalled(s, 8)),
    (
        Code::Z509,
        |s| {
            pool(s, QUIZ, 5, &questions("a", 12));
            replace(s, QUIZ, "pass: 50", "pass: 60");
        },
        |s| pool(s, QUIZ, 8, &questions("a", 16)),
    ),
    (Code::Z509, |s| pool(s, EXAM, 18, &questions("b", 40)), |s| pool(s, EXAM, 20, &questions("b", 40))),
    (
        Code::Z511,
        |s| {
            ask_each(
                s,
                "### Manakah isi gudang a003? {#q-zz01 obj=o1}\n\n1. [x] a\n   > Karena A.\n2. [ ] b\n   > Karena B.\n3. [ ] c\n   > Karena C.\n",
                "### Manakah isi gudang a003? {#q-zz01 obj=o1}\n\n1. [x] a\n   > Because A.\n2. [ ] b\n   > Because B.\n3. [ ] c\n   > Because C.\n",
            )
        },
        // The same words about another situation.
        |s| {
            ask_each(
                s,
                "### Manakah isi gudang a003? {#q-zz01 obj=o1}\n\nGudang itu di Bogor.\n\n1. [x] a\n   > Karena A.\n2. [ ] b\n   > Karena B.\n3. [ ] c\n   > Karena C.\n",
                "### Manakah isi gudang a003? {#q-zz01 obj=o1}\n\nThe store is in Bogor.\n\n1. [x] a\n   > Because A.\n2. [ ] b\n   > Because B.\n3. [ ] c\n   > Because C.\n",
            )
        },
    ),
    (
        Code::Z511,
        |s| {
            ask_each(
                s,
                "### Lengkapi. {#q-zz01 obj=o1}\n\nSatu [[dua]].\n\n### Lengkapi. {#q-zz02 obj=o1}\n\nSatu [[dua]].\n",
                "### Complete. {#q-zz01 obj=o1}\n\nOne [[two]].\n\n### Complete. {#q-zz02 obj=o1}\n\nOne [[two]].\n",
            )
        },
        |s| {
            ask_each(
                s,
                "### Lengkapi. {#q-zz01 obj=o1}\n\nSatu [[dua]].\n\n### Lengkapi. {#q-zz02 obj=o1}\n\nDua [[tiga]].\n",
                "### Complete. {#q-zz01 obj=o1}\n\nOne [[two]].\n\n### Complete. {#q-zz02 obj=o1}\n\nTwo [[three]].\n",
            )
        },
    ),
];

/// Changes every place in both languages.
fn replace_objective(source: &mut Source, path: &str, from: &str, to: &str) {
    for path in [path.to_owned(), path.replace(".md", ".en.md")] {
        let text = String::from_utf8(source.get(&path).unwrap().to_vec()).unwrap();
        source.insert(path, text.replace(from, to));
    }
}
