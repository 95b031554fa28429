//! Highlighted code: classes only, so that both themes and the content security policy are served; the colours are the
//! screens' (`ui/src/styles/highlight.css`).

use std::sync::LazyLock;

use syntect::{
    html::{ClassStyle, ClassedHTMLGenerator},
    parsing::{SyntaxReference, SyntaxSet},
    util::LinesWithEndings,
};

use crate::html::write::escaped;

const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "hl-" };
/// Beyond this a block is shown plain: highlighting must not hold up the opening of a lesson.
const LONGEST_BLOCK: usize = 64 * 1024;
const LONGEST_LINE: usize = 2_000;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// The code as HTML, highlighted where the language is known.
pub(super) fn render(code: &str, language: &str) -> String {
    highlight(code, language).unwrap_or_else(|| escaped(code))
}

fn highlight(code: &str, language: &str) -> Option<String> {
    let short = code.len() <= LONGEST_BLOCK && code.lines().all(|line| line.len() <= LONGEST_LINE);
    let syntax = short.then(|| find(language)).flatten()?;
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, STYLE);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

fn find(language: &str) -> Option<&'static SyntaxReference> {
    let plain = matches!(language, "" | "text" | "txt" | "plain" | "plaintext" | "console" | "output");
    if plain { None } else { SYNTAXES.find_syntax_by_token(language) }
}

/// The first word of a fence's info, if it is a plain name.
pub(super) fn language(info: &str) -> &str {
    let name = info.split([' ', ',', '\t', '{']).next().unwrap_or("");
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'_' | b'.'));
    if plain { name } else { "" }
}
