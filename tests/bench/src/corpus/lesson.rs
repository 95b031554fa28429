//! Lessons and labs: what a partner reads for some ten minutes.

use std::fmt::Write as _;

use super::{
    Plan,
    dice::Dice,
    place::{Place, head},
    question::{self, KINDS, Question},
    tongue::{Tongue, capital, name},
};

/// Ids of questions and steps: so many for each lesson.
pub const IDS_PER_LESSON: usize = 8;
const PROGRAM: &str = "set -eu\nfor host in alpha beta gamma; do\n  printf '%s: ' \"$host\"\n  ssh \"$host\" df -h / | tail -n 1  # one line each\ndone\n";

/// The name that only this lesson has, in its title and its text.
#[must_use]
pub fn own_name(lesson: usize) -> String {
    name(20_000 + lesson)
}

#[must_use]
pub fn title(place: &Place, tongue: &Tongue) -> String {
    let mut dice = Dice::of(&[1, place.lesson as u64, tongue.lang as u64]);
    format!("{} {}", capital(&tongue.phrase(&mut dice, 4)), capital(&own_name(place.lesson)))
}

/// The whole file in one language.
#[must_use]
pub fn write(plan: &Plan, place: &Place, tongue: &Tongue) -> String {
    let mut dice = Dice::of(&[2, place.lesson as u64, tongue.lang as u64]);
    let mut out = front(place, tongue, &mut dice);
    _ = writeln!(out, "# {}\n\n{}\n", title(place, tongue), tongue.paragraph(&mut dice, 3));
    if place.is_lab() {
        lab(place, tongue, &mut dice, &mut out);
    } else {
        text(plan, place, tongue, &mut dice, &mut out);
    }
    out
}

fn front(place: &Place, tongue: &Tongue, dice: &mut Dice) -> String {
    let kind = if place.is_lab() { "lab" } else { "lesson" };
    let summary = capital(&tongue.phrase(dice, 14));
    let goals = [tongue.say("Menjelaskan", "Explain"), tongue.say("Menghitung", "Calculate")]
        .map(|verb| format!("{verb} {}", tongue.phrase(dice, 4)));
    let [first, second] = goals;
    let head = head(kind, &place.lesson_id(), tongue, Some(&summary));
    let goals = match tongue.lang {
        course::lang::Lang::Id => format!(
            "minutes: 9\nobjectives:\n  - {{ id: o1, bloom: pahami, text: {first} }}\n  - {{ id: o2, bloom: terapkan, text: {second} }}\nverified: 2026-11-20\nvolatility: low\n"
        ),
        course::lang::Lang::En => {
            format!("objectives:\n  - {{ id: o1, text: {first} }}\n  - {{ id: o2, text: {second} }}\n")
        }
    };
    format!("{head}{goals}---\n\n")
}

fn text(plan: &Plan, place: &Place, tongue: &Tongue, dice: &mut Dice, out: &mut String) {
    for section in 0..3 {
        let heading = capital(&tongue.phrase(dice, 4));
        _ = writeln!(out, "## {heading} {}\n\n{}\n", section + 1, marked(place, section, tongue, dice));
        _ = writeln!(out, "{}\n", tongue.paragraph(dice, 4));
        match section {
            0 => list(place, tongue, dice, out),
            1 => table(tongue, dice, out),
            _ => code(plan, tongue, dice, out),
        }
    }
    _ = writeln!(out, "## {} {}\n", tongue.say("Contoh:", "Example:"), tongue.phrase(dice, 3));
    for step in 1..=4 {
        _ = writeln!(out, "{step}. {}", tongue.sentence(dice));
    }
    _ = writeln!(out, "\n## {}\n", tongue.say("Cek pemahaman", "Check your understanding"));
    for at in 0..place.questions() {
        let number = place.lesson * IDS_PER_LESSON + at;
        let objective = if at % 2 == 0 { "o1" } else { "o2" };
        // Three is prime to the number of kinds, so that all kinds begin a check.
        let kind = (place.lesson * 3 + at) % KINDS;
        Question { number, kind, objective, level: "###" }.write(tongue, dice, out);
    }
    ending(tongue, dice, out);
}

/// A paragraph with marks in it: strong, emphasis, code, a term, another lesson.
fn marked(place: &Place, section: usize, tongue: &Tongue, dice: &mut Dice) -> String {
    let (strong, soft) = (tongue.phrase(dice, 2), tongue.phrase(dice, 2));
    let term = dice.below(super::TERMS);
    let start = tongue.sentence(dice);
    let own = own_name(place.lesson);
    let other = match (section, place.before()) {
        (0, Some(before)) => {
            let ending = tongue.say("", ".en");
            format!(
                " {} [{}]({}{ending}.md).",
                tongue.say("Lihat", "See"),
                title(&before, tongue),
                before.stem()
            )
        }
        _ => String::new(),
    };
    format!(
        "{start} {} **{strong}** {} *{soft}*, `{own}-{section}`, [{}](term:term-{term}).{other} {}",
        tongue.say("Di sini", "Here"),
        tongue.say("dan", "and"),
        tongue.topic(dice),
        tongue.sentence(dice),
    )
}

fn list(place: &Place, tongue: &Tongue, dice: &mut Dice, out: &mut String) {
    for _ in 0..4 {
        _ = writeln!(out, "- **{}**: {}", capital(tongue.topic(dice)), tongue.sentence(dice));
    }
    _ = writeln!(out, "\n> [!NOTE]\n> {}\n", tongue.paragraph(dice, 2));
    if place.shows_picture() {
        _ = writeln!(out, "![{}](../assets/{})\n", capital(&tongue.phrase(dice, 5)), super::course::PICTURE);
    }
}

fn table(tongue: &Tongue, dice: &mut Dice, out: &mut String) {
    _ = writeln!(
        out,
        "| {} | {} | GB |\n|---|---|--:|",
        tongue.say("Bagian", "Part"),
        tongue.say("Guna", "Use")
    );
    for row in 1..=5 {
        let (part, use_) = (capital(tongue.topic(dice)), tongue.phrase(dice, 5));
        _ = writeln!(out, "| {part} | {use_} | {} |", row * dice.between(2, 90));
    }
    out.push('\n');
}

fn code(plan: &Plan, tongue: &Tongue, dice: &mut Dice, out: &mut String) {
    let language = if plan.highlighted { "bash" } else { "text" };
    _ = writeln!(out, "### {}\n\n```{language}\n{PROGRAM}```\n", capital(&tongue.phrase(dice, 3)));
    _ = writeln!(out, "{}\n", tongue.paragraph(dice, 3));
}

fn ending(tongue: &Tongue, dice: &mut Dice, out: &mut String) {
    _ = writeln!(out, "## {}\n", tongue.say("Ringkasan", "Summary"));
    for _ in 0..3 {
        _ = writeln!(out, "- {}", tongue.sentence(dice));
    }
    let source = capital(&tongue.phrase(dice, 5));
    _ = writeln!(
        out,
        "\n## {}\n\n- [{source}](https://www.rfc-editor.org/rfc/rfc{}), 2024.\n- *{}*, 2025.",
        tongue.say("Sumber", "Sources"),
        dice.between(700, 9_000),
        capital(&tongue.phrase(dice, 4)),
    );
}

fn lab(place: &Place, tongue: &Tongue, dice: &mut Dice, out: &mut String) {
    for heading in [tongue.say("Skenario", "Scenario"), tongue.say("Bahan", "Materials")] {
        _ = writeln!(out, "## {heading}\n\n{}\n", tongue.paragraph(dice, 3));
    }
    _ = writeln!(out, "## {}\n", tongue.say("Langkah", "Steps"));
    for step in 0..3 {
        let number = place.lesson * IDS_PER_LESSON + step;
        let heading = capital(&tongue.phrase(dice, 4));
        _ = writeln!(out, "### {heading} {{#{}}}\n\n{}\n", question::id('s', number), tongue.sentence(dice));
        for item in 1..=3 {
            _ = writeln!(out, "- [ ] {} {item}", capital(&tongue.phrase(dice, 7)));
        }
        out.push('\n');
        let objective = if step % 2 == 0 { "o1" } else { "o2" };
        Question { number, kind: [3, 0, 4][step], objective, level: "####" }.write(tongue, dice, out);
    }
    for heading in
        [tongue.say("Hasil yang diharapkan", "Expected result"), tongue.say("Pembahasan", "Discussion")]
    {
        _ = writeln!(out, "## {heading}\n\n{}\n", tongue.paragraph(dice, 3));
    }
}
