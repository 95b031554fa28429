//! Diagnostics for people: each with its source line, related places, and the counts at the end.

mod problem;
mod style;

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Write},
};

use course::{
    diagnostic::{Diagnostic, Severity},
    lang::Lang,
    source::Source,
};
use miette::{GraphicalReportHandler, NamedSource};

pub use style::Style;

use problem::Problem;

/// How many of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
}

impl Counts {
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut counts = Self::default();
        for diagnostic in diagnostics {
            match diagnostic.code.severity() {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Info => counts.notes += 1,
            }
        }
        counts
    }
}

/// Sources that diagnostics name, by path. A file that is no text has no lines to show.
type Sources<'a> = BTreeMap<&'a str, NamedSource<String>>;

/// Problems of one file that are drawn. One mistake may make a thousand, and nobody reads them all.
const MOST_IN_A_FILE: usize = 50;

/// Writes the diagnostics in their order, then the counts.
pub fn write(
    diagnostics: &[Diagnostic],
    source: &Source,
    style: Style,
    out: &mut impl Write,
) -> io::Result<Counts> {
    let sources = sources(diagnostics, source);
    let handler = style.handler();
    let mut drawn: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        let of_file = drawn.entry(&diagnostic.path).or_default();
        *of_file += 1;
        if *of_file > MOST_IN_A_FILE {
            continue;
        }
        draw(&handler, &Problem::new(diagnostic, &sources, style.lang), out)?;
        for place in diagnostic.related.iter().filter(|place| place.path != diagnostic.path) {
            draw(&handler, &Problem::elsewhere(place, &sources, style.lang), out)?;
        }
    }
    for (path, count) in drawn.into_iter().filter(|(_, count)| *count > MOST_IN_A_FILE) {
        write_left_out(path, count - MOST_IN_A_FILE, style.lang, out)?;
    }
    let counts = Counts::of(diagnostics);
    write_counts(counts, source.paths().count(), style.lang, out)?;
    Ok(counts)
}

fn draw(handler: &GraphicalReportHandler, problem: &Problem<'_>, out: &mut impl Write) -> io::Result<()> {
    let mut text = String::new();
    // Writing to a `String` fails only when the handler itself does; what it has written is still shown.
    handler.render_report(&mut text, problem).unwrap_or_default();
    writeln!(out, "{}", text.trim_end())
}

fn sources<'a>(diagnostics: &'a [Diagnostic], source: &'a Source) -> Sources<'a> {
    let related = diagnostics.iter().flat_map(|one| &one.related).map(|place| place.path.as_str());
    let paths = diagnostics.iter().map(|one| one.path.as_str()).chain(related);
    paths
        .collect::<BTreeSet<_>>()
        .into_iter()
        .filter_map(|path| {
            let text = std::str::from_utf8(source.get(path)?).ok()?;
            Some((path, NamedSource::new(path, text.to_owned())))
        })
        .collect()
}

fn write_left_out(path: &str, count: usize, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    match lang {
        Lang::Id => writeln!(out, "{path}: dan {count} masalah lagi; perbaiki yang di atas dulu"),
        Lang::En => writeln!(out, "{path}: and {count} more problems; mend those above first"),
    }
}

fn write_counts(counts: Counts, files: usize, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let Counts { errors, warnings, notes } = counts;
    match lang {
        Lang::Id => {
            writeln!(out, "kesalahan: {errors}, peringatan: {warnings}, catatan: {notes} ({files} berkas)")
        }
        Lang::En => writeln!(out, "errors: {errors}, warnings: {warnings}, notes: {notes} ({files} files)"),
    }
}
