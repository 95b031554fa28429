//! A paragraph in bold or italics that does the work of a heading (`M313`): no outline and no screen reader knows it.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::diagnostic::{Code, Diagnostic};

/// Longer ones are sentences that somebody wanted to stress.
const LONGEST: usize = 80;

/// `events`: of one paragraph of the text, its start first, its end not yet there.
pub(super) fn check(source: &str, events: &[(Event<'_>, Range<usize>)], path: &str) -> Option<Diagnostic> {
    let [_, (Event::Start(Tag::Strong | Tag::Emphasis), range), .., (Event::End(_), last)] = events else {
        return None;
    };
    let text = source[range.clone()].trim_matches(['*', '_']);
    let short = text.len() <= LONGEST && !text.contains('\n');
    let titled = text.ends_with(|end: char| end.is_alphanumeric() || end == ')');
    (range == last && short && titled).then(|| {
        Diagnostic::new(
            Code::M313,
            path,
            range.clone(),
            "Teks tebal atau miring ini dipakai sebagai judul. Tulis dengan `##` atau `###`, supaya masuk daftar isi dan dikenali pembaca layar.",
            "This bold or italic text is used as a heading. Write it with `##` or `###`, so that the outline and screen readers know it.",
        )
    })
}
