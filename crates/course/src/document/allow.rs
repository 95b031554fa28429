//! `<!-- vpa-allow Q422: reason -->`: an author's word that a finding on the next line is meant so.

use pulldown_cmark::{Event, Tag};

use crate::{
    diagnostic::Diagnostic,
    document::Document,
    front,
    span::{LineIndex, Span},
    yaml::{self, Report},
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

/// What a comment speaks for. An error is looked at line by line; a warning or a note may stand anywhere in the block,
/// because there is no place for a comment inside a paragraph or between the items of a list.
struct Reach<'a> {
    code: &'a str,
    line: Span,
    block: Span,
}

impl Document {
    /// Takes away the findings that a comment allows: in the text on the line before, in the front matter as
    /// `# vpa-allow CODE: reason`. Errors of class I and V stay, and so does every error of the front matter.
    #[must_use]
    pub fn without_allowed(&self, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        if diagnostics.is_empty() {
            return diagnostics;
        }
        let diagnostics = self.without_allowed_in_front(diagnostics);
        if self.allows.is_empty() {
            return diagnostics;
        }
        let index = LineIndex::new(&self.source);
        let reaches: Vec<_> = self.allows.iter().map(|allow| self.reach(allow, &index)).collect();
        diagnostics.into_iter().filter(|found| !reaches.iter().any(|reach| reach.silences(found))).collect()
    }

    fn without_allowed_in_front(&self, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        match front::split(&self.source, &mut Report::new("")) {
            Some(block) => yaml::without_allowed(&self.source, block.yaml, diagnostics),
            None => diagnostics,
        }
    }

    /// From the first line below the comment that is neither blank nor another such comment: that line, and the block
    /// that begins on it.
    fn reach<'a>(&self, allow: &'a Allow, index: &LineIndex<'_>) -> Reach<'a> {
        let mut start = self.line_end(allow.span.end);
        while let Some(line) = self.source[start..].split_inclusive('\n').next() {
            if !line.trim().is_empty() && !line.trim_start().starts_with("<!-- vpa-allow") {
                break;
            }
            start += line.len();
        }
        let number = index.place(start).line;
        let block = self.events.iter().find_map(|(event, range)| match event {
            Event::Start(tag) if range.start >= start && index.place(range.start).line == number => {
                Some((matches!(tag, Tag::CodeBlock(_)), range.end))
            }
            _ => None,
        });
        let line = Span::new(start, self.line_end(start));
        let block_end = block.map_or(line.end, |(_, end)| end.max(line.end));
        let block_span = Span::new(start, block_end);
        let is_code = block.is_some_and(|(is_code, _)| is_code);
        Reach { code: &allow.code, line: if is_code { block_span } else { line }, block: block_span }
    }

    fn line_end(&self, from: usize) -> usize {
        self.source[from..].find('\n').map_or(self.source.len(), |at| from + at + 1)
    }
}

impl Reach<'_> {
    fn silences(&self, found: &Diagnostic) -> bool {
        let covered = if found.is_error() { self.line } else { self.block };
        found.code.can_be_allowed()
            && self.code == found.code.as_str()
            && covered.range().contains(&found.span.start)
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        diagnostic::{Code, Diagnostic},
        document::{Document, FileContext, SectionTitles},
        lang::Lang,
    };

    fn read(source: &str) -> (Document, Vec<Diagnostic>) {
        let sections = SectionTitles::default();
        Document::parse(source, &FileContext::new("a.md", Lang::Id, &sections))
    }

    fn left(source: &str) -> Vec<Code> {
        let (document, found) = read(source);
        document.without_allowed(found).into_iter().map(|found| found.code).collect()
    }

    /// Whether a finding of this code at the place of `here` is silenced.
    fn is_silenced(source: &str, code: Code, here: &str) -> bool {
        let at = source.find(here).unwrap();
        read(source).0.without_allowed(vec![Diagnostic::new(code, "a.md", at..at, "", "")]).is_empty()
    }

    #[test]
    fn a_comment_speaks_for_an_error_on_the_next_line_only() {
        let secret = "AKIAABCDEFGHIJKLMNOP";
        assert_eq!(left(&format!("# A\n\n<!-- vpa-allow L605: contoh -->\n\n{secret}\n")), []);
        assert_eq!(
            left(&format!("# A\n\n<!-- vpa-allow L605: contoh -->\n\n```text\na\n{secret}\n```\n")),
            []
        );
        assert_eq!(left(&format!("# A\n\n<!-- vpa-allow L605: contoh -->\na\n{secret}\n")), [Code::L605]);
        assert_eq!(left(&format!("# A\n\n<!-- vpa-allow M302: contoh -->\n{secret}\n")), [Code::L605]);
    }

    #[test]
    fn a_warning_or_a_note_may_stand_anywhere_in_the_block() {
        let text = "<!-- vpa-allow R711: contoh -->\n# A\n\n<!-- vpa-allow R710: contoh -->\n<!-- vpa-allow R701: x -->\n- satu\n- dua\n\nlain\n";
        assert!(is_silenced(text, Code::R711, "# A"), "the comment before the title speaks for the file");
        assert!(is_silenced(text, Code::R710, "dua"));
        assert!(!is_silenced(text, Code::R710, "lain"));
        assert!(!is_silenced(text, Code::R701, "dua"), "an error is allowed line by line");
        assert!(is_silenced(text, Code::R701, "satu"));
        let text = "# A\n\n- satu\n  <!-- vpa-allow M315: contoh -->\n- dua\n- tiga\n";
        assert!(is_silenced(text, Code::M315, "dua") && !is_silenced(text, Code::M315, "tiga"));
    }

    #[test]
    fn front_matter_is_allowed_by_a_comment_of_its_own() {
        let text =
            "---\n# vpa-allow F113: contoh\n# vpa-allow F105: contoh\nminutes: 8\nrev: v1\n---\n\n# A\n";
        assert!(is_silenced(text, Code::F113, "8") && !is_silenced(text, Code::F113, "v1"));
        assert!(!is_silenced(text, Code::F105, "8"), "an error of the front matter stays");
    }

    #[test]
    fn errors_of_ids_and_revisions_cannot_be_allowed() {
        for code in Code::ALL.iter().filter(|code| code.as_str().starts_with(['I', 'V'])) {
            let text = format!("<!-- vpa-allow {code}: contoh -->\n# A\n");
            assert_eq!(
                is_silenced(&text, *code, "# A"),
                code.severity() != crate::diagnostic::Severity::Error
            );
        }
    }
}
