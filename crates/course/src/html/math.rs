//! TeX to MathML, let through only when it consists of MathML's own plain elements.

use pulldown_latex::{Parser, RenderConfig, Storage, config::DisplayMode};

/// MathML, or nothing when the formula cannot be read.
pub(super) fn render(formula: &str, display: bool) -> Option<String> {
    if formula.len() > 4_000 || is_refused(formula) {
        return None;
    }
    let storage = Storage::new();
    let events: Vec<_> = Parser::new(formula, &storage).collect::<Result<_, _>>().ok()?;
    let mode = if display { DisplayMode::Block } else { DisplayMode::Inline };
    let config = RenderConfig { display_mode: mode, ..RenderConfig::default() };
    let mut markup = String::new();
    let events = events.into_iter().map(Ok::<_, std::convert::Infallible>);
    pulldown_latex::push_mathml(&mut markup, events, config).ok()?;
    is_plain(&markup).then_some(markup)
}

/// Macros may call themselves without end; `\char` before a letter that is not ASCII makes the parser panic
/// (pulldown-latex 0.8).
fn is_refused(formula: &str) -> bool {
    REFUSED.iter().any(|command| formula.contains(command))
}

const REFUSED: [&str; 10] = [
    "\\char",
    "\\def",
    "\\gdef",
    "\\edef",
    "\\xdef",
    "\\let",
    "\\futurelet",
    "newcommand",
    "renewcommand",
    "providecommand",
];

pub(super) const TAGS: [&str; 27] = [
    "math",
    "menclose",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "none",
    "semantics",
];

/// Whether all tags are on the list and no attribute could do anything.
fn is_plain(markup: &str) -> bool {
    markup.split('<').skip(1).all(|piece| {
        let Some((tag, text)) = piece.split_once('>') else { return false };
        let tag = tag.trim_start_matches('/').trim_end_matches('/');
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        TAGS.contains(&name) && are_plain(attributes) && !text.contains('>')
    })
}

fn are_plain(attributes: &str) -> bool {
    let lower = attributes.to_ascii_lowercase();
    !["href", "src", "url(", "script:", "expression"].iter().any(|word| lower.contains(word))
        && !lower.split_ascii_whitespace().any(|word| word.starts_with("on"))
}
