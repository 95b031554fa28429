//! Questions of all kinds, the same in both languages but for their words.

use std::fmt::Write as _;

use super::{
    dice::Dice,
    tongue::{Tongue, capital},
};

pub const KINDS: usize = 8;

/// One question.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// Counts through the whole corpus; makes the id.
    pub number: usize,
    /// Which of the kinds.
    pub kind: usize,
    /// As written behind `obj=`.
    pub objective: &'a str,
    /// `###` or `####`.
    pub level: &'a str,
}

/// Five of the 32 letters and digits that ids are made of.
#[must_use]
pub fn id(prefix: char, number: usize) -> String {
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let digits = (0..5).rev().map(|place| char::from(LETTERS[(number >> (5 * place)) % 32]));
    format!("{prefix}-{}", digits.collect::<String>())
}

impl Question<'_> {
    /// `shape` decides what must be the same in both languages, `dice` the words.
    pub fn write(&self, tongue: &Tongue, dice: &mut Dice, out: &mut String) {
        let mut shape = Dice::of(&[3, self.number as u64]);
        let (id, objective) = (id('q', self.number), self.objective);
        let class =
            [" .fixed", "", " .partial", " .numeric unit=GB", " .text", "", " .partial", ""][self.kind];
        let stem = self.stem(tongue, dice);
        _ = writeln!(out, "{} {stem} {{#{id}{class} obj={objective}}}\n", self.level);
        if shape.below(3) == 0 {
            _ = writeln!(out, "> [!TIP]\n> {}\n", tongue.sentence(dice));
        }
        match self.kind {
            0 => single(tongue, dice, &mut shape, out),
            1 => true_or_false(tongue, dice, &mut shape, out),
            2 => multiple(tongue, dice, &mut shape, out),
            3 => numeric(tongue, dice, &mut shape, out),
            4 => text(tongue, dice, out),
            5 => matching(tongue, dice, out),
            6 => ordering(tongue, dice, out),
            _ => cloze(tongue, dice, &mut shape, out),
        }
        _ = writeln!(out, "\n> [!NOTE]\n> {}\n", tongue.paragraph(dice, 2));
    }

    fn stem(&self, tongue: &Tongue, dice: &mut Dice) -> String {
        let subject = tongue.phrase(dice, 5);
        match self.kind {
            1 => {
                format!("{}: {subject}.", tongue.say("Tentukan benar atau salah", "Say whether this is true"))
            }
            2 => format!("{} {subject}?", tongue.say("Mana saja yang sesuai dengan", "Which of these fit")),
            3 => format!("{} {subject}?", tongue.say("Berapa gigabita", "How many gigabytes are")),
            4 => format!("{} {subject}?", tongue.say("Apa sebutan untuk", "What is the name of")),
            5 => format!("{} {subject}.", tongue.say("Pasangkan", "Match")),
            6 => format!("{} {subject}.", tongue.say("Urutkan langkah", "Order the steps of")),
            7 => tongue.say("Lengkapi kalimat berikut.", "Complete the sentence.").to_owned(),
            _ => format!("{} {subject}?", tongue.say("Mana yang tepat tentang", "What is right about")),
        }
    }
}

fn option(right: bool) -> char {
    if right { 'x' } else { ' ' }
}

fn feedback(indent: &str, tongue: &Tongue, dice: &mut Dice, out: &mut String) {
    _ = writeln!(out, "{indent}> {}", tongue.sentence(dice));
}

/// Options must differ, so each ends in its number.
fn words(number: usize, tongue: &Tongue, dice: &mut Dice) -> String {
    format!("{} {}", capital(&tongue.phrase(dice, 4)), number + 1)
}

fn single(tongue: &Tongue, dice: &mut Dice, shape: &mut Dice, out: &mut String) {
    let right = shape.below(4);
    for at in 0..4 {
        let text = words(at, tongue, dice);
        _ = writeln!(out, "{}. [{}] {text}", at + 1, option(at == right));
        feedback("   ", tongue, dice, out);
    }
}

fn true_or_false(tongue: &Tongue, dice: &mut Dice, shape: &mut Dice, out: &mut String) {
    let right = shape.below(2);
    for (at, word) in [tongue.say("Benar", "True"), tongue.say("Salah", "False")].into_iter().enumerate() {
        _ = writeln!(out, "{}. [{}] {word}", at + 1, option(at == right));
        feedback("   ", tongue, dice, out);
    }
}

fn multiple(tongue: &Tongue, dice: &mut Dice, shape: &mut Dice, out: &mut String) {
    let right = shape.below(4);
    for at in 0..4 {
        let text = words(at, tongue, dice);
        _ = writeln!(out, "- [{}] {text}", option(at == right || at == (right + 1) % 4));
        feedback("  ", tongue, dice, out);
    }
}

fn numeric(tongue: &Tongue, dice: &mut Dice, shape: &mut Dice, out: &mut String) {
    let right = shape.between(20, 900);
    _ = writeln!(out, "- [x] `{right} ± 1`");
    feedback("  ", tongue, dice, out);
    _ = writeln!(out, "- [ ] `{}`", right * 8);
    feedback("  ", tongue, dice, out);
}

fn text(tongue: &Tongue, dice: &mut Dice, out: &mut String) {
    _ = writeln!(out, "- [x] `{}`\n- [ ] `{}`", tongue.topic(dice), tongue.phrase(dice, 2));
    feedback("  ", tongue, dice, out);
}

fn matching(tongue: &Tongue, dice: &mut Dice, out: &mut String) {
    _ = writeln!(out, "| {} | {} |\n|---|---|", tongue.say("Istilah", "Term"), tongue.say("Arti", "Meaning"));
    for at in 0..4 {
        let (left, right) = (words(at, tongue, dice), words(at, tongue, dice));
        _ = writeln!(out, "| {left} | {right} |");
    }
}

fn ordering(tongue: &Tongue, dice: &mut Dice, out: &mut String) {
    for at in 0..4 {
        _ = writeln!(out, "{}. {}", at + 1, words(at, tongue, dice));
    }
}

fn cloze(tongue: &Tongue, dice: &mut Dice, shape: &mut Dice, out: &mut String) {
    let number = shape.between(2, 90);
    let typed = tongue.topic(dice).to_owned();
    let start = capital(&tongue.phrase(dice, 6));
    let middle = tongue.phrase(dice, 4);
    let (a, b, c) = (words(0, tongue, dice), words(1, tongue, dice), words(2, tongue, dice));
    _ = writeln!(out, "{start} [[={number}]] GB {middle} [[{typed}]], [[({a})|{b}|{c}]].");
}
