//! A diagnostic in the shape that `miette` draws.

use std::fmt;

use course::{
    diagnostic::{Diagnostic, Related, Severity},
    lang::Lang,
    span::Span,
};
use miette::{LabeledSpan, NamedSource, SourceCode};

use super::human::Sources;

#[derive(Debug)]
pub(super) struct Problem<'a> {
    text: String,
    code: Option<&'static str>,
    severity: Severity,
    source: Option<&'a NamedSource<String>>,
    labels: Vec<LabeledSpan>,
}

impl<'a> Problem<'a> {
    /// Places in the same file that belong to it are marked in its own lines.
    pub(super) fn new(diagnostic: &Diagnostic, sources: &'a Sources<'a>, lang: Lang) -> Self {
        let problem = Self::at(&diagnostic.path, diagnostic.span, diagnostic.message.get(lang), sources);
        let related = diagnostic.related.iter().filter(|place| place.path == diagnostic.path);
        let marked = related.filter_map(|place| other_label(problem.source?, place.span, lang));
        let labels = problem.labels.iter().cloned().chain(marked).collect();
        let (code, severity) = (Some(diagnostic.code.as_str()), diagnostic.code.severity());
        Self { code, severity, labels, ..problem }
    }

    /// A place in another file.
    pub(super) fn elsewhere(place: &Related, sources: &'a Sources<'a>, lang: Lang) -> Self {
        Self::at(&place.path, place.span, see_also(lang), sources)
    }

    /// A file without lines to show is named in the text.
    fn at(path: &str, span: Span, text: &str, sources: &'a Sources<'a>) -> Self {
        let known = sources.get(path).filter(|source| !source.inner().is_empty());
        let source = known.filter(|source| can_be_drawn(source.inner(), span));
        let place = known.map_or_else(|| path.to_owned(), |source| place(path, source.inner(), span));
        Self {
            text: source.map_or_else(|| format!("{place}: {text}"), |_| text.to_owned()),
            code: None,
            severity: Severity::Info,
            labels: source.and_then(|source| own_label(source, span)).into_iter().collect(),
            source,
        }
    }
}

/// Longer lines, in bytes, would fill the screen: the problem is told by its place alone.
const LONGEST_LINE: usize = 2_000;

/// Whether the lines around the span are of a length to be shown.
fn can_be_drawn(text: &str, span: Span) -> bool {
    let at = text.floor_char_boundary(span.start.min(text.len()));
    let (before, after) = text.split_at(at);
    let around = before.rsplit('\n').take(2).chain(after.split('\n').take(2));
    around.map(str::len).all(|length| length <= LONGEST_LINE)
}

/// `path:line:column`, as the drawing has it above the lines.
fn place(path: &str, text: &str, span: Span) -> String {
    let before = &text[..text.floor_char_boundary(span.start.min(text.len()))];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!("{path}:{line}:{column}")
}

const fn see_also(lang: Lang) -> &'static str {
    match lang {
        Lang::Id => "lihat juga di sini",
        Lang::En => "see also here",
    }
}

/// The place that is named above the lines.
fn own_label(source: &NamedSource<String>, span: Span) -> Option<LabeledSpan> {
    Some(LabeledSpan::new_primary_with_span(None, first_line(source.inner(), span)?))
}

fn other_label(source: &NamedSource<String>, span: Span, lang: Lang) -> Option<LabeledSpan> {
    Some(LabeledSpan::new_with_span(Some(see_also(lang).to_owned()), first_line(source.inner(), span)?))
}

/// Offset and length of the part of the span on its first line: a problem of a whole block is told at its head.
fn first_line(text: &str, span: Span) -> Option<(usize, usize)> {
    let start = text.floor_char_boundary(span.start.min(text.len().checked_sub(1)?));
    let end = text.floor_char_boundary(span.end.clamp(start, text.len()));
    let covered = &text[start..end];
    Some((start, covered.find(['\n', '\r']).unwrap_or(covered.len())))
}

impl fmt::Display for Problem<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for Problem<'_> {}

impl miette::Diagnostic for Problem<'_> {
    fn code<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        self.code.map(|code| Box::new(code) as Box<dyn fmt::Display>)
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Info => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        (!self.labels.is_empty()).then(|| Box::new(self.labels.iter().cloned()) as Box<_>)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_told_at_its_first_line() {
        assert_eq!(first_line("ab\ncd\n", Span::new(1, 5)), Some((1, 1)));
        assert_eq!(first_line("ab\r\n", Span::new(0, 4)), Some((0, 2)));
        assert_eq!(first_line("é", Span::new(1, 9)), Some((0, 2)), "what lies outside is drawn in");
        assert_eq!(first_line("", Span::new(0, 0)), None);
    }
}
