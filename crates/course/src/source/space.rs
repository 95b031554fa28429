//! Line ends and white space that no reader sees but every comparison does (`F109`).

use std::ops::Range;

use crate::{
    diagnostic::{Code, Diagnostic},
    fix::Fix,
    span::Span,
};

/// `F109` of a text file. `breaks`: where two spaces at the end of a line mean something, the new line of Markdown.
pub(crate) fn check_space(text: &str, breaks: &[Range<usize>], path: &str) -> Vec<Diagnostic> {
    let mut returns = Vec::new();
    let mut found = Vec::new();
    let mut start = 0;
    for end in text.match_indices('\n').map(|(at, _)| at).chain([text.len()]) {
        let line = &text[start..end];
        let whole = line.strip_suffix('\r').unwrap_or(line);
        if whole.len() < line.len() {
            returns.push(Span::new(end - 1, end));
        }
        if whole.ends_with([' ', '\t']) {
            let kept = whole.trim_end_matches([' ', '\t']);
            found.push(trailing(Span::new(start + kept.len(), start + whole.len()), kept, breaks, path));
        }
        start = end + 1;
    }
    found.extend(windows_lines(returns, path));
    found
}

/// One finding for the whole file, because its editor wrote them all.
fn windows_lines(returns: Vec<Span>, path: &str) -> Option<Diagnostic> {
    let first = *returns.first()?;
    let found = Diagnostic::new(
        Code::F109,
        path,
        first,
        "Akhir barisnya CR LF, gaya Windows. Simpan ulang berkasnya dengan akhir baris LF; `vpa lint --fix` dapat melakukannya.",
        "Its lines end in CR LF, as on Windows. Save the file again with LF line ends; `vpa lint --fix` can do it.",
    );
    Some(found.fixed_by(Fix::remove(returns)))
}

fn trailing(span: Span, kept: &str, breaks: &[Range<usize>], path: &str) -> Diagnostic {
    let is_break = breaks.iter().any(|place| place.start <= span.end && span.start <= place.start);
    let found = if is_break {
        Diagnostic::new(
            Code::F109,
            path,
            span,
            "Baris baru di sini ditulis dengan dua spasi yang tidak terlihat. Pakai `\\` di akhir barisnya, atau mulai paragraf baru.",
            "The new line here is written with two spaces that nobody sees. Put `\\` at the end of the line, or begin a new paragraph.",
        )
    } else {
        Diagnostic::new(
            Code::F109,
            path,
            span,
            "Ada spasi atau tab di akhir baris. Hapus.",
            "There are spaces or tabs at the end of the line. Remove them.",
        )
    };
    // Without the space after it a backslash would begin to mean something.
    let fix = match (is_break, kept.ends_with('\\')) {
        (_, true) => None,
        (true, false) => Some(Fix::replace(span, "\\")),
        (false, false) => Some(Fix::remove([span])),
    };
    found.fixed_by(fix)
}
