//! Web addresses in the text that are no link in the app (`R703`).

use std::ops::Range;

use crate::{
    diagnostic::{Code, Diagnostic},
    fix::Fix,
    span::Span,
};

const SCHEMES: [&str; 2] = ["https://", "http://"];

/// Addresses that begin in this stretch of text, which is in no link and no code.
pub(super) fn check(source: &str, range: &Range<usize>, path: &str, out: &mut Vec<Diagnostic>) {
    let text = &source[range.clone()];
    let mut from = 0;
    while let Some(at) = text[from..].find("://").map(|at| from + at) {
        from = at + 3;
        let scheme = SCHEMES.iter().find(|scheme| text[..from].ends_with(**scheme));
        if let Some(scheme) = scheme {
            out.push(bare(source, address(source, range.start + from - scheme.len()), path));
        }
    }
}

/// Up to white space or a mark that ends an address, without the punctuation of the sentence.
fn address(source: &str, start: usize) -> Span {
    let rest = &source[start..];
    let end = rest.find(|c: char| c.is_whitespace() || "<>\"`|".contains(c)).unwrap_or(rest.len());
    let mut url = &rest[..end];
    loop {
        let shorter = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_', '\'', ']']);
        let unopened = shorter.ends_with(')') && shorter.matches('(').count() < shorter.matches(')').count();
        let shorter = if unopened { &shorter[..shorter.len() - 1] } else { shorter };
        if shorter.len() == url.len() {
            return Span::new(start, start + url.len());
        }
        url = shorter;
    }
}

fn bare(source: &str, span: Span, path: &str) -> Diagnostic {
    let url = &source[span.range()];
    Diagnostic::new(
        Code::R703,
        path,
        span,
        format!(
            "`{url}` bukan tautan di aplikasi. Di `Sumber` dan lab tulis `[nama halamannya]({url})`; di tempat lain sebut saja namanya, atau tulis sebagai kode."
        ),
        format!(
            "`{url}` is no link in the app. In `Sources` and labs write `[name of the page]({url})`; elsewhere just name it, or write it as code."
        ),
    )
}

/// The address as a link, for a place where links to the web belong; `None` where the link would be an error of its own.
pub(crate) fn link_it(source: &str, span: Span) -> Option<Fix> {
    let url = &source[span.range()];
    url.starts_with("https://").then(|| Fix::replace(span, format!("<{url}>")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_where_the_sentence_goes_on() {
        for (text, url) in [
            ("https://a.id/x.", "https://a.id/x"),
            ("(https://a.id/x_(y))", "https://a.id/x_(y)"),
            ("*https://a.id*, dan", "https://a.id"),
            ("https://a.id/?q=1&r=2: lihat", "https://a.id/?q=1&r=2"),
            ("http://a.id\nlain", "http://a.id"),
        ] {
            let mut found = Vec::new();
            check(text, &(0..text.len()), "a.md", &mut found);
            assert_eq!(found.iter().map(|one| &text[one.span.range()]).collect::<Vec<_>>(), [url]);
        }
        let mut found = Vec::new();
        check("ftp://a.id atau xhttps:// b", &(0..27), "a.md", &mut found);
        assert_eq!(found.len(), 1, "{found:?}");
    }
}
