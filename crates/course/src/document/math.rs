//! Dollar signs that mean money here and a formula elsewhere, or the other way round (`M312`).

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

use crate::{
    diagnostic::{Code, Diagnostic},
    fix::Fix,
    span::Span,
};

/// What a file without `math: true` would show as a formula if it had it, as GitHub does.
pub(super) fn check_without(source: &str, options: Options, path: &str) -> Vec<Diagnostic> {
    Parser::new_ext(source, options.union(Options::ENABLE_MATH))
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::InlineMath(text) | Event::DisplayMath(text) => {
                Some(unwanted(source, range.clone(), path).fixed_by(escape(source, &range, &text)))
            }
            _ => None,
        })
        .collect()
}

/// A formula that is rather a sentence between two prices.
pub(super) fn check_formula(text: &str, range: Range<usize>, path: &str) -> Option<Diagnostic> {
    has_words(text).then(|| {
        Diagnostic::new(
            Code::M312,
            path,
            range,
            "Teks di antara dua `$` ini tampil sebagai rumus, padahal berisi kata. Tulis tanda dolar sebagai `\\$`; kata di dalam rumus ditulis `\\text{…}`.",
            "The text between these two `$` is shown as a formula but holds words. Write a dollar sign as `\\$`; words inside a formula are written `\\text{…}`.",
        )
    })
}

fn unwanted(source: &str, range: Range<usize>, path: &str) -> Diagnostic {
    let text = &source[range.clone()];
    Diagnostic::new(
        Code::M312,
        path,
        range,
        format!(
            "`{text}` tampil sebagai rumus di GitHub, tetapi tidak di aplikasi. Kalau ini uang, tulis `\\$`; kalau ini rumus, tambahkan `math: true` di bagian depan."
        ),
        format!(
            "`{text}` is shown as a formula on GitHub but not in the app. If it is money, write `\\$`; if it is a formula, add `math: true` to the front matter."
        ),
    )
}

/// Money is certain only where there are words between the signs.
fn escape(source: &str, range: &Range<usize>, text: &str) -> Option<Fix> {
    let single = source[range.clone()].starts_with('$') && !source[range.clone()].starts_with("$$");
    let fix = || {
        let signs = [range.start, range.end - 1];
        let edits = signs.map(|at| crate::fix::Edit { span: Span::new(at, at), text: "\\".to_owned() });
        Fix { edits: edits.into() }
    };
    (single && has_words(text)).then(fix)
}

/// A word of three letters or more between spaces, outside commands and their arguments.
fn has_words(text: &str) -> bool {
    let mut depth = 0_usize;
    text.split([' ', '\n']).any(|part| {
        let outside = depth == 0;
        depth = (depth + part.matches('{').count()).saturating_sub(part.matches('}').count());
        let letters = part.trim_matches([',', '.', ';', ':', '(', ')']);
        outside && letters.chars().count() >= 3 && letters.chars().all(char::is_alphabetic)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_formulas() {
        for text in ["100 dan US", "50 sampai", "2, lalu 3"] {
            assert!(has_words(text), "{text}");
        }
        for text in
            ["x^2 + y", "\\frac{a b}{c}", "\\text{jumlah host yang ada} + 2", "ab", "2^{8}", "n \\log n"]
        {
            assert!(!has_words(text), "{text}");
        }
    }
}
