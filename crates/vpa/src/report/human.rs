//! Findings for people: each with its source line, related places, and the counts at the end.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use course::{diagnostic::Diagnostic, lang::Lang, source::Source};
use miette::{GraphicalReportHandler, NamedSource};

use super::{Counts, Finished, Style, problem::Problem};

/// Sources that findings name, by path. A file that is no text has no lines to show.
pub(super) type Sources<'a> = BTreeMap<&'a str, NamedSource<String>>;

/// Findings of one file that are drawn. One mistake may make a thousand, and nobody reads them all.
const MOST_IN_A_FILE: usize = 50;

/// Writes the findings in their order, then the counts.
pub fn write(finished: &Finished<'_>, style: Style, out: &mut impl Write) -> io::Result<()> {
    let found = &finished.content.diagnostics;
    let sources = sources(found, &finished.content.source);
    let handler = style.handler();
    let mut drawn: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in found {
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
        write_left_out(path, count - MOST_IN_A_FILE, finished.lang, out)?;
    }
    write_fixes(finished, out)?;
    write_counts(finished, out)
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
    let mut sources = Sources::new();
    for path in paths {
        if sources.contains_key(path) {
            continue;
        }
        if let Some(text) = source.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok()) {
            sources.insert(path, NamedSource::new(path, text.to_owned()));
        }
    }
    sources
}

fn write_left_out(path: &str, count: usize, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    match lang {
        Lang::Id => writeln!(out, "{path}: dan {count} masalah lagi; perbaiki yang di atas dulu"),
        Lang::En => writeln!(out, "{path}: and {count} more problems; mend those above first"),
    }
}

fn write_fixes(finished: &Finished<'_>, out: &mut impl Write) -> io::Result<()> {
    let fixed = finished.fixed;
    let fixable = finished.content.diagnostics.iter().filter(|found| found.fix.is_some()).count();
    match finished.lang {
        Lang::Id if fixed > 0 => writeln!(out, "diperbaiki: {fixed}"),
        Lang::En if fixed > 0 => writeln!(out, "mended: {fixed}"),
        Lang::Id if fixable > 0 => writeln!(out, "dapat diperbaiki dengan `vpa lint --fix`: {fixable}"),
        Lang::En if fixable > 0 => writeln!(out, "can be mended by `vpa lint --fix`: {fixable}"),
        _ => Ok(()),
    }
}

fn write_counts(finished: &Finished<'_>, out: &mut impl Write) -> io::Result<()> {
    let Counts { errors, warnings, notes } = Counts::of(&finished.content.diagnostics);
    let files = finished.content.source.paths().count();
    match finished.lang {
        Lang::Id => {
            writeln!(out, "kesalahan: {errors}, peringatan: {warnings}, catatan: {notes} ({files} berkas)")
        }
        Lang::En => writeln!(out, "errors: {errors}, warnings: {warnings}, notes: {notes} ({files} files)"),
    }
}
