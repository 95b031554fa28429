//! A diagnostic in the shape that `miette` draws.

use std::fmt;

use course::{
    diagnostic::{Diagnostic, Related, Severity},
    lang::Lang,
    span::Span,
};
use miette::{LabeledSpan, NamedSource, SourceCode};

use super::Sources;

#[derive(Debug)]
pub(super) struct Problem<'a> {
    text: String,
    code: Option<&'static str>,
    severity: Severity,
    source: Option<&'a NamedSource<String>>,
    span: (usize, usize),
    related: Vec<Problem<'a>>,
}

impl<'a> Problem<'a> {
    pub(super) fn new(diagnostic: &Diagnostic, sources: &'a Sources<'a>, lang: Lang) -> Self {
        let related = diagnostic.related.iter().map(|place| Self::related(place, sources, lang));
        Self {
            code: Some(diagnostic.code.as_str()),
            severity: diagnostic.code.severity(),
            related: related.collect(),
            ..Self::at(&diagnostic.path, diagnostic.span, diagnostic.message.get(lang), sources)
        }
    }

    fn related(place: &Related, sources: &'a Sources<'a>, lang: Lang) -> Self {
        let text = match lang {
            Lang::Id => "lihat juga di sini",
            Lang::En => "see also here",
        };
        Self::at(&place.path, place.span, text, sources)
    }

    /// A file without lines to show is named in the text.
    fn at(path: &str, span: Span, text: &str, sources: &'a Sources<'a>) -> Self {
        let source = sources.get(path).filter(|source| !source.inner().is_empty());
        Self {
            text: source.map_or_else(|| format!("{path}: {text}"), |_| text.to_owned()),
            code: None,
            severity: Severity::Info,
            span: source.map_or((0, 0), |source| first_line(source.inner(), span)),
            source,
            related: Vec::new(),
        }
    }
}

/// Offset and length of the part of the span on its first line: a problem of a whole block is told at its head.
fn first_line(text: &str, span: Span) -> (usize, usize) {
    let start = text.floor_char_boundary(span.start.min(text.len() - 1));
    let end = text.floor_char_boundary(span.end.clamp(start, text.len()));
    let covered = &text[start..end];
    (start, covered.find(['\n', '\r']).unwrap_or(covered.len()))
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
        self.source?;
        let (start, length) = self.span;
        Some(Box::new(std::iter::once(LabeledSpan::new(None, start, length))))
    }

    fn related<'b>(&'b self) -> Option<Box<dyn Iterator<Item = &'b dyn miette::Diagnostic> + 'b>> {
        let related = self.related.iter().map(|place| place as &dyn miette::Diagnostic);
        (!self.related.is_empty()).then(|| Box::new(related) as Box<_>)
    }
}
