//! `<!-- vpa-allow Q422: reason -->`: an author's word that a finding on the next line is meant so.

use pulldown_cmark::{Event, Tag};

use crate::{
    diagnostic::Diagnostic,
    document::Document,
    span::{LineIndex, Span},
};

/// One such comment, the only HTML that is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allow {
    /// As written, for example `Q422`.
    pub code: String,
    /// Never blank.
    pub reason: String,
    pub span: Span,
}

impl Document {
    /// Takes away the findings that a comment on the line before allows; before a code block it speaks for the whole
    /// block. Codes of class I and V stay.
    #[must_use]
    pub fn without_allowed(&self, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        if !self.allows.is_empty() {
            let covers: Vec<_> = self.allows.iter().map(|allow| (allow, self.covered(allow))).collect();
            diagnostics.retain(|found| {
                let code = found.code.as_str();
                code.starts_with(['I', 'V'])
                    || !covers.iter().any(|(allow, span)| {
                        allow.code == code && (span.start..span.end).contains(&found.span.start)
                    })
            });
        }
        diagnostics
    }

    /// From the first line below the comment that is neither blank nor another such comment, to that line's end.
    fn covered(&self, allow: &Allow) -> Span {
        let index = LineIndex::new(&self.source);
        let mut start = self.line_end(allow.span.end);
        while let Some(line) = self.source[start..].split_inclusive('\n').next() {
            if !line.trim().is_empty() && !line.trim_start().starts_with("<!-- vpa-allow") {
                break;
            }
            start += line.len();
        }
        let line = index.place(start).line;
        let fence = self.events.iter().find_map(|(event, range)| match event {
            Event::Start(Tag::CodeBlock(_)) if index.place(range.start).line == line => Some(range.end),
            _ => None,
        });
        Span::new(start, fence.unwrap_or_else(|| self.line_end(start)))
    }

    fn line_end(&self, from: usize) -> usize {
        self.source[from..].find('\n').map_or(self.source.len(), |at| from + at + 1)
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        diagnostic::Code,
        document::{Document, FileContext, SectionTitles},
        lang::Lang,
    };

    fn left(source: &str) -> Vec<Code> {
        let sections = SectionTitles::default();
        let context = FileContext::new("a.md", Lang::Id, &sections);
        let (document, found) = Document::parse(source, &context);
        document.without_allowed(found).into_iter().map(|found| found.code).collect()
    }

    #[test]
    fn a_comment_speaks_for_the_next_line_only() {
        let secret = "AKIAABCDEFGHIJKLMNOP";
        assert_eq!(left(&format!("# A\n\n<!-- vpa-allow L605: contoh -->\n\n{secret}\n")), []);
        assert_eq!(
            left(&format!("# A\n\n<!-- vpa-allow L605: contoh -->\n\n```text\na\n{secret}\n```\n")),
            []
        );
        assert_eq!(left(&format!("# A\n\n<!-- vpa-allow L605: contoh -->\na\n{secret}\n")), [Code::L605]);
        assert_eq!(left(&format!("# A\n\n<!-- vpa-allow M302: contoh -->\n{secret}\n")), [Code::L605]);
    }
}
