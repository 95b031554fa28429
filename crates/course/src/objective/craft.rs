//! How well an objective is written: one skill (`O853`), and a verb of its level (`O854`).

use super::verb::{self, Bank};
use crate::{
    diagnostic::{Code, Diagnostic},
    front::Bloom,
    lang::Lang,
    prose::{is_any, words},
    span::Span,
};

/// An objective as it is written in one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Worded<'a> {
    pub text: &'a str,
    pub span: Span,
    /// Declared in the Indonesian file.
    pub bloom: Bloom,
}

/// `O853` `O854`.
pub(crate) fn check(one: Worded<'_>, lang: Lang, path: &str) -> Vec<Diagnostic> {
    let bank = verb::bank(lang);
    let double = second_verb(one.text, lang, bank).map(|second| two_skills(second, one.span, path));
    double.into_iter().chain(misfit(one, bank, path)).collect()
}

/// The verb behind "dan" or "and".
fn second_verb<'a>(text: &'a str, lang: Lang, bank: &Bank) -> Option<&'a str> {
    let joints: &[&str] = match lang {
        Lang::Id => &["dan", "serta", "lalu", "kemudian", "sekaligus"],
        Lang::En => &["and", "then"],
    };
    let mut rest = words(text);
    // The first word is the verb of the objective; what joins comes later.
    rest.next()?;
    while let Some(joint) = rest.next() {
        if !is_any(joint.text, joints) {
            continue;
        }
        let second = rest.clone().next()?;
        let is_verb = match lang {
            Lang::Id => is_indonesian_verb(second.text, bank),
            Lang::En => is_english_verb(second.text, &text[second.range().end..], bank),
        };
        if is_verb {
            return Some(second.text);
        }
    }
    None
}

/// A listed verb, or a word of the form that active verbs have. "Memilih dan membenarkan" is one skill (evaluation).
fn is_indonesian_verb(word: &str, bank: &Bank) -> bool {
    let lower = word.to_lowercase();
    let prefixed = ["meng", "meny", "memb", "memp", "menc", "mend", "menj", "ment"]
        .iter()
        .any(|prefix| lower.starts_with(prefix));
    let formed = prefixed && lower.len() >= 7 && !is_any(&lower, NOUNS);
    (is_listed(&lower, bank) || formed) && lower != "membenarkan"
}

/// Nouns and adjectives that look like active verbs.
const NOUNS: &[&str] = &[
    "menteri",
    "mentega",
    "mendung",
    "menjelang",
    "menurut",
    "mencukupi",
    "mengapa",
    "mendasar",
    "mendalam",
    "menyeluruh",
];

/// A listed verb that is not used as a noun: something follows that it can be done to.
fn is_english_verb(word: &str, after: &str, bank: &Bank) -> bool {
    let next = words(after).next();
    let ends = after.starts_with([',', '.', ';', ')']);
    let object = next.is_some_and(|next| {
        !is_any(
            next.text,
            &[
                "of", "for", "in", "on", "to", "with", "at", "by", "and", "or", "from", "is", "are", "that",
                "when", "between",
            ],
        )
    });
    is_listed(&word.to_lowercase(), bank) && !ends && object
}

fn is_listed(word: &str, bank: &Bank) -> bool {
    bank.levels.iter().any(|verbs| verbs.contains(&word))
}

fn misfit(one: Worded<'_>, bank: &Bank, path: &str) -> Option<Diagnostic> {
    let fitting = bank.levels[level(one.bloom)];
    let starts = |verbs: &&[&'static str]| verbs.iter().copied().find(|verb| verb::begins(one.text, verb));
    if starts(&fitting).is_some() {
        return None;
    }
    let verb = bank.levels.iter().find_map(starts)?;
    let bloom = one.bloom.as_str();
    let examples = fitting.join(", ");
    Some(Diagnostic::new(
        Code::O854,
        path,
        one.span,
        format!(
            "Kata kerja \"{verb}\" bukan untuk tingkat `{bloom}`. Ubah `bloom`, atau pakai salah satu dari: {examples}."
        ),
        format!(
            "The verb \"{verb}\" is not one of the level `{bloom}`. Change `bloom`, or use one of: {examples}."
        ),
    ))
}

const fn level(bloom: Bloom) -> usize {
    match bloom {
        Bloom::Remember => 0,
        Bloom::Understand => 1,
        Bloom::Apply => 2,
        Bloom::Analyse => 3,
        Bloom::Evaluate => 4,
        Bloom::Create => 5,
    }
}

fn two_skills(second: &str, span: Span, path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::O853,
        path,
        span,
        format!(
            "Tujuan ini meminta dua kemampuan; yang kedua mulai dari \"{second}\". Jadikan dua tujuan, agar masing-masing dapat ditanyakan."
        ),
        format!(
            "This objective asks for two skills; the second begins with \"{second}\". Make two objectives, so that each can be asked."
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str, bloom: Bloom, lang: Lang) -> Vec<Code> {
        let one = Worded { text, span: Span::default(), bloom };
        check(one, lang, "a.md").into_iter().map(|found| found.code).collect()
    }

    #[test]
    fn two_verbs_are_two_skills() {
        for text in
            ["Menghitung host dan menjelaskan prefiks", "Menjelaskan arti prefiks serta mengukur latensi"]
        {
            let bloom = if text.starts_with("Menghitung") { Bloom::Apply } else { Bloom::Understand };
            assert_eq!(codes(text, bloom, Lang::Id), [Code::O853], "{text}");
        }
        for text in
            ["Explain prefixes and calculate the hosts", "Compare replicas and backups, and choose one"]
        {
            assert_eq!(codes(text, Bloom::Understand, Lang::En), [Code::O853], "{text}");
        }
    }

    #[test]
    fn things_that_are_joined_are_one_skill() {
        for text in [
            "Membandingkan replika dan cadangan",
            "Membandingkan metode dan mesin virtual",
            "Menjelaskan mengapa jeda dan pengulangan perlu",
            "Menjelaskan tugas menteri dan menteri muda",
        ] {
            assert_eq!(codes(text, Bloom::Understand, Lang::Id), [], "{text}");
        }
        assert_eq!(codes("Memilih dan membenarkan sebuah desain", Bloom::Evaluate, Lang::Id), []);
        for text in [
            "Explain the design and use of a plan",
            "Compare plan and map",
            "Explain backup and name resolution",
        ] {
            let expected: &[Code] = if text.ends_with("resolution") { &[Code::O853] } else { &[] };
            assert_eq!(codes(text, Bloom::Understand, Lang::En), expected, "{text}");
        }
    }

    #[test]
    fn a_verb_has_its_levels() {
        assert_eq!(codes("Menyebutkan tiga lapisan", Bloom::Apply, Lang::Id), [Code::O854]);
        assert_eq!(codes("Menyebutkan tiga lapisan", Bloom::Remember, Lang::Id), []);
        assert_eq!(codes("Give examples of risk", Bloom::Understand, Lang::En), []);
        assert_eq!(codes("Melakukan sesuatu", Bloom::Apply, Lang::Id), [], "O851 speaks of that");
    }
}
