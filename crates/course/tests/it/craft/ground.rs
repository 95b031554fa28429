//! The small academy with a lesson, a lab, a quiz and an exam of full size, in which there is nothing to improve; and ways
//! to put something into it.

use course::source::Source;

use crate::sample::{LESSON, replace, source};

pub const ENGLISH: &str = "net/net-101-dasar/01-alamat/prefiks.en.md";
pub const LAB: &str = "net/net-101-dasar/01-alamat/lab-rencana.md";
pub const LAB_ENGLISH: &str = "net/net-101-dasar/01-alamat/lab-rencana.en.md";
pub const QUIZ: &str = "net/net-101-dasar/01-alamat/kuis.md";
pub const EXAM: &str = "net/net-101-dasar/ujian.md";

/// How many questions the pools have.
const QUIZ_SIZE: usize = 12;
const EXAM_SIZE: usize = 40;

/// Where a question of the check may be put.
const SLOT: &str = "SLOT\n\n";

pub fn sound() -> Source {
    let mut source = source();
    source.remove("ids.lock");
    for (path, filler) in [(LESSON, FILLER), (ENGLISH, FILLER_ENGLISH)] {
        let paragraph = format!("{}\n\n", filler.repeat(4));
        let text = String::from_utf8(source.get(path).unwrap().to_vec()).unwrap();
        let text = text.replacen("\n## ", &format!("\n{}## ", paragraph.repeat(12)), 1);
        let text = text.replace("\n## Ringkasan", &format!("\n{SLOT}## Ringkasan"));
        let text = text.replace("\n## Summary", &format!("\n{SLOT}## Summary"));
        source.insert(path, text);
    }
    pool(&mut source, QUIZ, 6, &questions("a", QUIZ_SIZE));
    pool(&mut source, EXAM, 20, &questions("b", EXAM_SIZE));
    ask(&mut source, "");
    source
}

const FILLER: &str = "Kalimat ini menerangkan satu hal kecil dengan tenang. ";
const FILLER_ENGLISH: &str = "This sentence calmly explains one small thing to you. ";

/// Puts a question into the check of both languages; without one the slot is closed.
pub fn ask(source: &mut Source, question: &str) {
    ask_each(source, question, question);
}

/// The same in each language's own words.
pub fn ask_each(source: &mut Source, indonesian: &str, english: &str) {
    for (path, question) in [(LESSON, indonesian), (ENGLISH, english)] {
        let text = String::from_utf8(source.get(path).unwrap().to_vec()).unwrap();
        let block = format!("{}\n\n", question.trim_end());
        let text = match text.contains(SLOT) {
            true => text.replace(SLOT, if question.is_empty() { "" } else { &block }),
            false => text
                .replace("\n## Ringkasan", &format!("\n{block}## Ringkasan"))
                .replace("\n## Summary", &format!("\n{block}## Summary")),
        };
        source.insert(path, text);
    }
}

/// Puts text before the check of the Indonesian lesson.
pub fn tell(source: &mut Source, text: &str) {
    replace(source, LESSON, "\n## Cek pemahaman", &format!("\n{text}\n\n## Cek pemahaman"));
}

/// Puts text before the check of the English lesson.
pub fn tell_english(source: &mut Source, text: &str) {
    replace(
        source,
        ENGLISH,
        "\n## Check your understanding",
        &format!("\n{text}\n\n## Check your understanding"),
    );
}

/// A quiz of one pool in both languages, out of the questions given.
pub fn pool(source: &mut Source, path: &str, draw: usize, questions: &[String]) {
    for path in [path.to_owned(), path.replace(".md", ".en.md")] {
        let text = String::from_utf8(source.get(&path).unwrap().to_vec()).unwrap();
        let head = text.split("\n## ").next().unwrap().replace("pass: 75", "pass: 50");
        let pool = format!("{head}\n## Alamat {{#p-alamat draw={draw}}}\n\n{}\n", questions.join("\n\n"));
        source.insert(path, pool);
    }
}

/// Single choice with three options of one length, the right one at each place in turn.
pub fn questions(series: &str, count: usize) -> Vec<String> {
    (0..count).map(|at| question(series, at, at % 3, ["kotak satu", "kotak dua.", "kotak tiga"])).collect()
}

/// The options as they stand in the file.
pub fn question(series: &str, at: usize, right: usize, options: [&str; 3]) -> String {
    let lesson = if at.is_multiple_of(2) { "l01.o1" } else { "l01.o2" };
    let options = options.iter().zip(0..).map(|(text, place)| {
        let tick = if place == right { 'x' } else { ' ' };
        format!("{}. [{tick}] {text}\n   > Karena begitu keadaannya.", place + 1)
    });
    format!(
        "### Manakah isi gudang {series}{at:03}? {{#q-{series}{at:03} obj={lesson}}}\n\n{}",
        options.collect::<Vec<_>>().join("\n")
    )
}
