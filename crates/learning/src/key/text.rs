//! Text keys: a literal, or `/regex/` for the whole answer.

use regex::RegexBuilder;
use unicode_normalization::UnicodeNormalization;

use super::{KeyError, TextPattern};

/// Text as it is compared: Unicode NFC, trimmed, runs of white space joined to one space. Case is kept.
#[must_use]
pub fn normalise(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl TextPattern {
    /// Reads a key: `/…/` is a regular expression, anything else a literal.
    ///
    /// # Errors
    /// `KeyError` when nothing is written, the expression cannot be read, or it accepts an empty answer.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let text = text.trim();
        match text.strip_prefix('/').and_then(|tail| tail.strip_suffix('/')) {
            Some(expression) => pattern(expression),
            None if text.is_empty() => Err(KeyError::Empty),
            None => Ok(Self::Literal(text.to_owned())),
        }
    }

    /// Whether an answer is accepted.
    #[must_use]
    pub fn accepts(&self, answer: &str) -> bool {
        let answer = normalise(answer);
        match self {
            Self::Literal(text) => !answer.is_empty() && fold_case(&normalise(text)) == fold_case(&answer),
            Self::Pattern(regex) => regex.is_match(&answer),
        }
    }
}

/// The expression alone is read first: wrapped, `a)|(b` would become a sound expression with another meaning.
fn pattern(expression: &str) -> Result<TextPattern, KeyError> {
    let read = |text: &str| {
        let built = RegexBuilder::new(text).case_insensitive(true).build();
        built.map_err(|error| KeyError::Regex(error.to_string()))
    };
    read(expression)?;
    let whole = read(&format!(r"\A(?:{expression})\z"))?;
    if whole.is_match("") {
        return Err(KeyError::MatchesEmpty(expression.to_owned()));
    }
    Ok(TextPattern::Pattern(whole))
}

fn fold_case(text: &str) -> String {
    text.to_lowercase().nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_literal_ignores_case_spaces_and_unicode_form() {
        let pattern = TextPattern::parse("ip  Addr").unwrap();
        assert!(pattern.accepts(" IP\u{a0}addr\t"));
        assert!(!pattern.accepts("ipaddr"));
        assert!(TextPattern::parse("café").unwrap().accepts("CAFE\u{301}"));
        // There is a small j with caron in one code point, but no capital one.
        assert!(TextPattern::parse("\u{1f0}").unwrap().accepts("J\u{30c}"));
        assert!(!TextPattern::Literal(String::new()).accepts(""));
    }

    #[test]
    fn an_expression_matches_the_whole_answer() {
        let pattern = TextPattern::parse("/ip a(ddr)?|ifconfig/").unwrap();
        assert!(pattern.accepts("IP  ADDR"));
        assert!(pattern.accepts("ifconfig"));
        assert!(!pattern.accepts("ip address"));
        assert!(!pattern.accepts("sudo ifconfig"));
    }

    #[test]
    fn unsound_keys_are_refused() {
        for text in ["/(/", "/a)|(b/", "/(?x)a # /"] {
            assert!(matches!(TextPattern::parse(text), Err(KeyError::Regex(_))), "{text}");
        }
        for text in ["//", "/a*/", "/a|/"] {
            assert!(matches!(TextPattern::parse(text), Err(KeyError::MatchesEmpty(_))), "{text}");
        }
        assert_eq!(TextPattern::parse("  ").err(), Some(KeyError::Empty));
        assert!(matches!(TextPattern::parse("/"), Ok(TextPattern::Literal(_))));
    }
}
