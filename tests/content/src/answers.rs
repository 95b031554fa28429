//! Keys of numeric questions whose feedback tells the calculation: both must come to the same.

use std::sync::LazyLock;

use regex::Regex;

use crate::number::Language;
use crate::pages::{self, Page};
use crate::sum::Reader;
use crate::token::{self, Token};

/// So that a finder that finds nothing cannot pass.
const AT_LEAST: usize = 200;

/// A right answer, or an expected mistake whose feedback says what was computed («Itu 45 − 30»).
struct Answer {
    place: String,
    language: Language,
    stem: String,
    key: String,
    feedback: String,
}

static KEY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\s*- \[([x ])\] `([^`]+)`").unwrap());

fn answers(page: &Page) -> Vec<Answer> {
    let (mut stem, mut found) = ("", Vec::new());
    for ((number, line), (_, next)) in page.lines().zip(page.lines().skip(1)) {
        if line.starts_with('#') {
            stem = if line.contains(".numeric") { line } else { "" };
        }
        let (Some(key), Some(feedback)) = (KEY.captures(line), next.trim().strip_prefix('>')) else {
            continue;
        };
        if !stem.is_empty() && (&key[1] == "x" || tells_a_mistake(feedback)) {
            let place = format!("{}:{number}", page.name);
            let (stem, key, feedback) = (stem.to_owned(), key[2].to_owned(), feedback.to_owned());
            found.push(Answer { place, language: page.language, stem, key, feedback });
        }
    }
    found
}

fn tells_a_mistake(feedback: &str) -> bool {
    ["Itu ", "That is ", "That was "].iter().any(|start| feedback.trim().starts_with(start))
}

/// What the last calculation comes to, and the numbers said after it: `26 × 1,2 = 31,2, dibulatkan 32`.
fn results(feedback: &str, language: Language) -> Vec<f64> {
    let tokens = token::read(feedback, language);
    let (mut at, mut found) = (0, Vec::new());
    while at < tokens.len() {
        let mut reader = Reader::new(&tokens[at..]);
        match (reader.told(), &tokens[at]) {
            (Some(outcome), _) if outcome.signs > 0 => {
                found = vec![outcome.value];
                at += reader.at;
                continue;
            }
            (_, Token::Number { number, .. }) if !found.is_empty() => found.push(number.value),
            _ => {}
        }
        at += 1;
    }
    if feedback.contains("dibulatkan") || feedback.contains("rounded") {
        found.extend(found.clone().iter().flat_map(|value| [value.ceil(), value.floor()]));
    }
    found
}

/// `35.52 ± 0.01`, written with a dot in both languages.
fn range(key: &str) -> (f64, f64) {
    let (value, allowed) = key.split_once('±').unwrap_or((key, "0"));
    (value.trim().parse().unwrap(), allowed.trim().parse().unwrap())
}

/// What one unit of the answer is worth in the feedback, judged by what the question asks for.
fn worths(stem: &str) -> Vec<f64> {
    let units: [(&[&str], &[f64]); 7] = [
        (&["juta", "million"], &[1e6]),
        (&["miliar", "billion"], &[1e9]),
        (&["persen", "percent"], &[0.01]),
        (&["menit", "minutes"], &[60.0]),
        (&["jam", "hours"], &[3600.0]),
        (&["hari", "days"], &[86_400.0]),
        (&["GB", "TB"], &[1e3, 1e6]),
    ];
    let asked = units.iter().filter(|(words, _)| words.iter().any(|word| stem.contains(word)));
    asked.flat_map(|(_, worths)| *worths).copied().chain([1.0]).collect()
}

impl Answer {
    fn computed(&self) -> Vec<f64> {
        results(&self.feedback, self.language)
    }

    fn agrees(&self) -> bool {
        let (key, allowed) = range(&self.key);
        let within =
            |value: f64, worth: f64| (value - key * worth).abs() <= (allowed + key.abs() * 1e-9) * worth;
        let worths = worths(&self.stem);
        self.computed().iter().any(|value| worths.iter().any(|worth| within(*value, *worth)))
    }
}

fn calculated() -> Vec<Answer> {
    let all = pages::all("");
    all.iter().flat_map(answers).filter(|answer| !answer.computed().is_empty()).collect()
}

#[test]
fn every_key_is_what_its_feedback_computes() {
    let told = |answer: &Answer| {
        let (place, key, feedback) = (&answer.place, &answer.key, answer.feedback.trim());
        format!("{place}: key {key}, computed {:?}: {feedback}", answer.computed())
    };
    pages::none(&calculated().iter().filter(|answer| !answer.agrees()).map(told).collect::<Vec<_>>());
}

#[test]
fn many_keys_have_a_calculation() {
    let found = calculated().len();
    assert!(found >= AT_LEAST, "only {found} keys with a calculation are found");
}

/// The units that a question may ask for must not make room for a wrong key.
#[test]
fn a_key_that_is_off_by_a_tenth_is_found() {
    for mut answer in calculated() {
        let (key, allowed) = range(&answer.key);
        answer.key = format!("{} ± {allowed}", key * 1.1 + allowed);
        assert!(!answer.agrees(), "{}: {} passes too", answer.place, answer.key);
    }
}

fn agrees(stem: &str, key: &str, feedback: &str) -> bool {
    let text = format!("### {stem} {{#q .numeric}}\n\n- [x] `{key}`\n  > {feedback}\n");
    let page = Page { name: "x.md".to_owned(), language: Language::Indonesian, text };
    answers(&page)[0].agrees()
}

#[test]
fn a_right_key_passes_and_a_changed_one_is_found() {
    let hours = "Benar: 4 × 1,5 × 20 = 120 jam, dikalikan Rp40.000.";
    assert!(agrees("Berapa juta rupiah?", "4.8 ± 0.05", hours));
    assert!(!agrees("Berapa juta rupiah?", "4.9 ± 0.05", hours));
    assert!(agrees("Berapa persen?", "99.96 ± 0.005", "Benar: 1 − 0,02 × 0,02."));
    assert!(!agrees("Berapa persen?", "99.06 ± 0.005", "Benar: 1 − 0,02 × 0,02."));
    assert!(agrees("Berapa porta?", "32", "Benar: 26 × 1,2 = 31,2, dibulatkan ke atas."));
    assert!(!agrees("Berapa porta?", "33", "Benar: 26 × 1,2 = 31,2, dibulatkan ke atas."));
}
