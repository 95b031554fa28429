//! `# vpa-allow CODE: reason` in YAML: an author's word that a warning or a note on the next line is meant so.

use crate::{diagnostic::Diagnostic, span::Span};

const MARK: &str = "# vpa-allow ";

/// Takes away the warnings and notes that a comment in this part of the text allows. An error stays: what could not be
/// read is missing whatever anybody says.
pub(crate) fn without_allowed(text: &str, yaml: Span, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if found.iter().all(Diagnostic::is_error) || !text[yaml.range()].contains(MARK) {
        return found;
    }
    let allowed = allowed(text, yaml);
    let silenced = |one: &Diagnostic| {
        allowed
            .iter()
            .any(|(code, span)| *code == one.code.as_str() && span.range().contains(&one.span.start))
    };
    found.retain(|one| one.is_error() || !silenced(one));
    found
}

/// The codes with the lines they are allowed on: the first one below that is no comment, and what is indented under it.
fn allowed(text: &str, yaml: Span) -> Vec<(&str, Span)> {
    let (mut open, mut closed) = (Vec::new(), Vec::new());
    let mut under: Option<usize> = None;
    let mut at = yaml.start;
    for line in text[yaml.range()].split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let span = Span::new(at, at + line.len());
        at += line.len();
        match code_of(line.trim()) {
            Some(code) => {
                under = None;
                open.push(code);
            }
            None if line.trim().is_empty() || line.trim_start().starts_with('#') => {}
            None if !open.is_empty() => {
                under = Some(indent);
                closed.extend(open.drain(..).map(|code| (code, span)));
            }
            None if under.is_some_and(|first| indent > first) => {
                extend(&mut closed, span.end);
            }
            None => under = None,
        }
    }
    closed
}

/// The comments of the last line speak for the lines below it too.
fn extend(closed: &mut [(&str, Span)], end: usize) {
    let start = closed.last().map(|(_, span)| span.start);
    for (_, span) in closed.iter_mut().filter(|(_, span)| Some(span.start) == start) {
        span.end = end;
    }
}

/// The code of a comment that gives a reason.
fn code_of(line: &str) -> Option<&str> {
    let (code, reason) = line.strip_prefix(MARK)?.split_once(':')?;
    (!reason.trim().is_empty()).then(|| code.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    const TEXT: &str = "a: 1\n# vpa-allow C962: menyusul\n# a note\n# vpa-allow C963: menyusul\nb:\n  - 2\nc: 3\n\
                        # vpa-allow C962:\nd: 4\n";

    fn left(code: Code, here: &str) -> usize {
        let at = TEXT.find(here).unwrap();
        let found = vec![Diagnostic::new(code, "a.yaml", at..at + 1, "", "")];
        without_allowed(TEXT, Span::new(0, TEXT.len()), found).len()
    }

    #[test]
    fn a_comment_speaks_for_the_next_entry() {
        for code in [Code::C962, Code::C963] {
            assert_eq!(
                [left(code, "b:"), left(code, "- 2"), left(code, "a:"), left(code, "c:")],
                [0, 0, 1, 1]
            );
        }
        assert_eq!(left(Code::C964, "b:"), 1, "another code");
        assert_eq!(left(Code::C962, "d:"), 1, "no reason, no leave");
    }
}
