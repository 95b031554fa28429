//! The table of what was measured, on the screen and in `docs/figures.md`.

use std::{fmt::Write as _, fs, path::Path};

use anyhow::{Context as _, Result};

/// One line: what must be reached, what was.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub what: String,
    pub target: String,
    pub measured: String,
    /// The figure that the target is about, and the most it may be.
    pub value: f64,
    pub most: f64,
}

impl Figure {
    #[must_use]
    pub fn is_reached(&self) -> bool {
        self.value <= self.most
    }
}

/// The tables as Markdown.
#[must_use]
pub fn tables(machine: &[(&str, String)], figures: &[Figure]) -> String {
    let mut text = String::from("| What | Must reach | Measured | Reached |\n|---|---|---|---|\n");
    for figure in figures {
        let Figure { what, target, measured, .. } = figure;
        let reached = if figure.is_reached() { "yes" } else { "**no**" };
        _ = writeln!(text, "| {what} | {target} | {measured} | {reached} |");
    }
    text.push_str("\n| Taken on | |\n|---|---|\n");
    for (what, which) in machine {
        _ = writeln!(text, "| {what} | {which} |");
    }
    text
}

const START: &str = "<!-- figures: written by script/bench -->\n";
const END: &str = "<!-- end of figures -->\n";

/// Puts the tables between the marks of a document; what people wrote around them stays.
///
/// # Errors
/// When the document cannot be read or written, or has no marks.
pub fn write(file: &Path, tables: &str) -> Result<()> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let renewed = between(&text, tables).with_context(|| format!("{} has no marks", file.display()))?;
    fs::write(file, renewed).with_context(|| file.display().to_string())
}

fn between(text: &str, tables: &str) -> Option<String> {
    let (before, rest) = text.split_once(START)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{START}\n{tables}\n{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_stand_between_their_marks() {
        let text = format!("# Figures\n\n{START}old\n{END}\nwords\n");
        let once = between(&text, "new\n").unwrap();
        assert_eq!(once, format!("# Figures\n\n{START}\nnew\n\n{END}\nwords\n"));
        assert_eq!(between(&once, "new\n").unwrap(), once);
        assert_eq!(between("no marks", "new"), None);
    }

    #[test]
    fn a_figure_above_its_target_is_a_miss() {
        let figure = |value| Figure {
            what: "Start".to_owned(),
            target: "<= 1.25 x".to_owned(),
            measured: "x".to_owned(),
            value,
            most: 1.25,
        };
        let text = tables(&[("Date", "today".to_owned())], &[figure(1.25), figure(1.26)]);
        assert!(
            text.contains("| Start | <= 1.25 x | x | yes |\n| Start | <= 1.25 x | x | **no** |"),
            "{text}"
        );
        assert!(text.ends_with("| Date | today |\n"));
    }
}
