//! Keys that a learner who knows the answer may miss: numbers without tolerance (`Q426`), texts with marks that nobody
//! types (`Q428`).

use learning::key::{AnswerKey, GapKey, NumericRange, TextPattern};

use super::Looking;
use crate::{diagnostic::Code, question::Answer, span::Span};

impl Looking<'_> {
    pub(super) fn keys(&mut self) {
        let options = self.question.options().iter().map(|option| option.content.span);
        match &self.question.key {
            AnswerKey::Numeric { items } => {
                let right = items.iter().zip(options).filter(|(item, _)| item.right);
                let exact: Vec<Span> =
                    right.filter(|(item, _)| is_exact_fraction(item.accept)).map(|(_, span)| span).collect();
                exact.into_iter().for_each(|span| self.exact(span));
            }
            AnswerKey::Text { items } => {
                let right = || items.iter().filter(|item| item.right).map(|item| &item.accept);
                let typed = items.iter().zip(options).filter(|(item, _)| item.right);
                let fussy: Vec<(Span, String)> =
                    typed.filter_map(|(item, span)| Some((span, fussy(&item.accept, right())?))).collect();
                fussy.into_iter().for_each(|(span, plain)| self.fussy(span, &plain));
            }
            AnswerKey::Cloze { gaps, .. } => self.gap_keys(gaps),
            _ => {}
        }
    }

    fn gap_keys(&mut self, keys: &[GapKey]) {
        let Answer::Cloze(cloze) = &self.question.answer else { return };
        for (key, gap) in keys.iter().zip(&cloze.gaps) {
            match key {
                GapKey::Numeric(range) if is_exact_fraction(*range) => self.exact(gap.span),
                GapKey::Typed(patterns) => {
                    let plain = patterns.iter().find_map(|pattern| fussy(pattern, patterns.iter()));
                    if let Some(plain) = plain {
                        self.fussy(gap.span, &plain);
                    }
                }
                _ => {}
            }
        }
    }

    fn exact(&mut self, span: Span) {
        self.push(
            Code::Q426,
            span,
            "Kunci pecahan ini harus diketik persis; pembulatan lain dianggap salah. Beri kelonggaran, misalnya `9.5 ± 0.1`.",
            "This fraction must be typed exactly; another rounding counts as wrong. Give a tolerance, for example `9.5 ± 0.1`.",
        );
    }

    fn fussy(&mut self, span: Span, plain: &str) {
        self.push(
            Code::Q428,
            span,
            format!("Kunci ini memakai huruf besar atau tanda baca yang belum tentu diketik peserta. Tulis \"{plain}\", atau tambahkan itu sebagai jawaban benar lain."),
            format!("This key has capitals or punctuation that learners may not type. Write \"{plain}\", or add that as another right answer."),
        );
    }
}

fn is_exact_fraction(range: NumericRange) -> bool {
    range.low == range.high && range.low.fract() != 0.0
}

/// The key as somebody would type it, where that is not accepted or where the key looks like a sentence. Capitals alone
/// are never compared; a name or a code such as `DHCP` is right as it is.
fn fussy<'a>(key: &TextPattern, mut right: impl Iterator<Item = &'a TextPattern>) -> Option<String> {
    let TextPattern::Literal(text) = key else { return None };
    let bare: String = text.chars().filter(|c| !MARKS.contains(c)).collect();
    let bare = bare.trim_end_matches(['.', '!', '?']).trim();
    let plain = if is_sentence_case(bare) { bare.to_lowercase() } else { bare.to_owned() };
    let accepted = bare != text.trim() && right.any(|pattern| pattern.accepts(&plain));
    (plain != text.trim() && !plain.is_empty() && !accepted).then_some(plain)
}

/// Marks of written language. Those of commands, paths and addresses are part of the answer.
const MARKS: &[char] = &[',', ';', '"', '“', '”', '‘', '’', '(', ')', '…', '–', '—'];

/// Several words of which only the first has a capital, and only at its beginning.
fn is_sentence_case(text: &str) -> bool {
    let mut letters = text.chars();
    text.contains(' ') && letters.next().is_some_and(char::is_uppercase) && !letters.any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(keys: &[&str]) -> Option<String> {
        let patterns: Vec<TextPattern> = keys.iter().map(|key| TextPattern::parse(key).unwrap()).collect();
        fussy(&patterns[0], patterns.iter())
    }

    #[test]
    fn marks_of_language_are_told_from_marks_of_commands() {
        for key in [
            "ip addr",
            "192.168.1.0/24",
            "DHCP",
            "Surabaya",
            "--force",
            "#!/bin/sh",
            "a_b-c",
            "/ip a(ddr)?/",
            "Windows Server",
        ] {
            assert_eq!(plain(&[key]), None, "{key}");
        }
        assert_eq!(plain(&["ya, benar"]).as_deref(), Some("ya benar"));
        assert_eq!(plain(&["gerbang."]).as_deref(), Some("gerbang"));
        assert_eq!(plain(&["Alamat jaringan"]).as_deref(), Some("alamat jaringan"));
        assert_eq!(plain(&["ya, benar", "ya benar"]), None, "the plain form counts too");
    }

    #[test]
    fn only_fractions_need_a_tolerance() {
        let exact = |text| is_exact_fraction(NumericRange::parse(text).unwrap());
        assert!(exact("9.5") && exact("-0.25"));
        assert!(!exact("62") && !exact("9.5 ± 0.1") && !exact("1..2.5") && !exact("8.0"));
    }
}
