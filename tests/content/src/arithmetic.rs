//! Every calculation that is written out with its result.

use crate::chain::{self, Pair};
use crate::number::Language;
use crate::pages;

/// So that a finder that finds nothing cannot pass.
const AT_LEAST: usize = 300;

fn everywhere() -> Vec<(String, Pair)> {
    let mut found = Vec::new();
    for page in pages::all("") {
        for (number, line) in page.lines() {
            let here = |pair| (format!("{}:{number}: {}", page.name, line.trim()), pair);
            found.extend(chain::pairs(line, page.language).into_iter().map(here));
        }
    }
    found
}

#[test]
fn every_sum_in_the_curriculum_comes_out() {
    let wrong = everywhere().into_iter().filter(|(_, pair)| !pair.agrees());
    let told = wrong.map(|(line, pair)| {
        format!("{line}\n    computed {}, written {}", pair.left.value, pair.right.value)
    });
    pages::none(&told.collect::<Vec<_>>());
}

#[test]
fn the_curriculum_has_many_sums_in_both_languages() {
    let found = everywhere();
    let english = found.iter().filter(|(line, _)| line.contains(".en.md:")).count();
    assert!(found.len() >= AT_LEAST, "only {} calculations are found", found.len());
    assert!(english * 5 >= found.len() * 2, "only {english} of {} calculations are English", found.len());
}

/// The rules for rounding and units must not be so wide that a wrong digit passes.
#[test]
fn a_result_that_is_off_by_two_in_its_last_digit_is_found() {
    for (line, pair) in everywhere() {
        for steps in [-2.0, 2.0] {
            let mut changed = pair;
            changed.right.value += steps * pair.right.step;
            if changed.right.value == 0.0 {
                continue;
            }
            assert!(!changed.agrees(), "{line}: {} passes too", changed.right.value);
        }
    }
}

fn verdicts(line: &str, language: Language) -> Vec<bool> {
    chain::pairs(line, language).iter().map(Pair::agrees).collect()
}

#[test]
fn right_sums_pass_in_both_languages() {
    let right = [
        "2. **Jam.** 6 × 2 × 22 = 264 jam, lalu 264 × Rp30.000 = Rp7.920.000 per bulan.",
        "Margin = 160 ÷ 960 = 16,7 %, dan 1 − 0,01 × 0,01 = 99,99 %.",
        "12 × 10 + 4 × 6 = 120 + 24 = 144 menit; 30 ÷ 39 = sekitar 0,8 tahun.",
    ];
    assert_eq!(
        right.map(|line| verdicts(line, Language::Indonesian)),
        [vec![true; 2], vec![true; 2], vec![true; 3]]
    );
    let english =
        "0.9999 × 0.995 × 0.999 = 99.39%, 3 × 30 = Rp90 million, 720,000 ÷ 0.14 = about 5.14 million calls.";
    assert_eq!(verdicts(english, Language::English), [true; 3]);
    let days = "16 million megabits ÷ 70 = about 2.6 full days";
    assert_eq!(verdicts(days, Language::English), [true]);
}

#[test]
fn a_changed_digit_is_found() {
    assert_eq!(
        verdicts("6 × 2 × 22 = 265 jam, lalu 264 × Rp30.000 = Rp7.930.000", Language::Indonesian),
        [false; 2]
    );
    assert_eq!(
        verdicts("160 ÷ 960 = 16.8%, 50 × 86,400 = 4.33 GB, 3 × 30 = Rp91 million", Language::English),
        [false; 3]
    );
}

#[test]
fn a_wrong_conversion_of_time_is_found() {
    assert_eq!(
        verdicts("160,000,000 ÷ 350 = 457,143 seconds, or 5.4 days.", Language::English),
        [true, false]
    );
    assert_eq!(
        verdicts("0,36 × 1 = 0,36 jam, dikali 60 menjadi 21,7 menit", Language::Indonesian),
        [true, false]
    );
}

#[test]
fn formulas_with_words_are_left_alone() {
    for line in
        ["Margin = (harga jual − harga beli) ÷ 3", "Tiga kuis × sekitar 6 menit = 18 menit", "1 byte = 8 bit"]
    {
        assert_eq!(verdicts(line, Language::Indonesian), [] as [bool; 0], "{line}");
    }
}
